import { z } from 'zod';
import { ALERT_PACKS } from '../catalog/alert-packs';
import { emails } from './contact-settings';
import { resourceId } from './texts';

/** The alerts of a stamp, and in the defaults or an environment also those of the environment. */
export const alerts = z
  .strictObject({
    pack: z.enum(ALERT_PACKS).default('off').meta({
      description:
        'Which alerts there are. essential: calls that fail, and operations on keys, filters, deployments, rights, locks and logs; full: also slow answers, blocked prompts and calls with a key. Default: off.',
    }),
    emails: emails.default([]).meta({
      description: 'The e-mail addresses that alerts notify, through an action group that the kit creates.',
    }),
    actionGroupId: resourceId
      .optional()
      .meta({ description: 'The ID of an existing action group that alerts notify, instead of emails.' }),
  })
  .superRefine(({ pack, emails: given, actionGroupId }, context) => {
    if (given.length > 0 && actionGroupId !== undefined)
      context.addIssue({
        code: 'custom',
        path: ['actionGroupId'],
        message: 'cannot stand beside emails: alerts notify one action group',
        params: { help: 'keep one of them; what a lower layer has, remove with null' },
      });
    if (pack !== 'off' && given.length === 0 && actionGroupId === undefined)
      context.addIssue({
        code: 'custom',
        path: ['pack'],
        message: 'requires someone to notify',
        params: { help: 'write emails: [oncall@example.com] beside it, or actionGroupId with the ID of an action group' },
      });
  });
