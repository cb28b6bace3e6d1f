import { z } from 'zod';
import { key } from './texts';

/** Meaningful text: not blank, and not one character repeated. */
const meaningfulText = (least: number) =>
  z
    .string()
    .min(1)
    .refine(
      (given) => given.trim().length >= least && (least < 3 || new Set(given.toLowerCase().match(/[\p{L}\p{N}]/gu)).size > 3),
      {
        error: ({ input }) =>
          least === 1
            ? 'must not be blank'
            : typeof input === 'string' && input.trim().length < least
              ? `is too short: write at least ${least} characters`
              : 'must be a sentence, not repeated characters',
      },
    );

/** A temporary exception from a rule for one subject, with an owner. */
const waiver = z.strictObject({
  rule: z.string().min(1).meta({ description: 'The rule, such as residency/processing.' }),
  subject: z.string().min(1).meta({
    description: 'What is waived, such as deployments.chat, or swedencentral/deployments.chat for the stamp with this key.',
  }),
  owner: meaningfulText(1).meta({ description: 'The person or team that answers for it.' }),
  reason: meaningfulText(10).meta({ description: 'Why, in a sentence.' }),
  expires: z.iso
    .date({ error: 'must be a day, like 2027-01-31' })
    .meta({ description: 'The last day on which it applies, in quotes: "2027-01-31".' }),
});

/** Waivers by a name of your choice. */
export const waivers = z
  .record(key, waiver)
  .default({})
  .meta({ description: 'Waivers of rules, each with an owner, a reason and a last day.' });

export type WaiverSettings = z.output<typeof waiver>;
