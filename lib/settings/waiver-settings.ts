import { z } from 'zod';
import { key } from './texts';

/** Text that says something: what is blank or one character again and again does not count. */
const said = (least: number) =>
  z
    .string()
    .min(1)
    .refine(
      (given) => given.trim().length >= least && (least < 3 || new Set(given.toLowerCase().match(/[\p{L}\p{N}]/gu)).size > 3),
      {
        error: least > 1 ? `must say something, in at least ${least} characters` : 'must not be blank',
      },
    );

/** A rule that one thing need not keep for a while, and who answers for that. */
const waiver = z.strictObject({
  rule: z.string().min(1).meta({ description: 'The rule, such as residency/processing.' }),
  subject: z
    .string()
    .min(1)
    .meta({ description: 'What is excused, such as deployments.chat, or swedencentral/deployments.chat for one region.' }),
  owner: said(1).meta({ description: 'Who answers for it.' }),
  reason: said(10).meta({ description: 'Why, in a sentence.' }),
  expires: z.iso
    .date({ error: 'must be a day, like 2027-01-31' })
    .meta({ description: 'The last day on which it holds, in quotes: "2027-01-31".' }),
});

/** Waivers by a name of their own. */
export const waivers = z
  .record(key, waiver)
  .default({})
  .meta({ description: 'Exceptions from rules, each with an owner, a reason and a last day.' });

export type WaiverSettings = z.output<typeof waiver>;
