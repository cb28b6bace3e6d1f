import { z } from 'zod';
import { MOST_NOTIFICATIONS } from '../budget/budget-options';
import { emails } from './contact-settings';
import { resourceId } from './texts';

const thresholds = z.array(z.int().min(1).max(1000)).superRefine((given, context) => {
  for (const [i, each] of given.entries())
    if (given.indexOf(each) < i)
      context.addIssue({ code: 'custom', path: [i], message: 'is in the list twice', params: { help: 'remove one of them' } });
});

/** A budget for each calendar month. */
export const budget = z
  .strictObject({
    amount: z.number().min(1).meta({ description: 'The amount for each calendar month, in the currency of the bill.' }),
    actual: thresholds.default([80, 100]).meta({
      description: 'The percentages of the amount at which costs so far cause a notification. Default: 80 and 100.',
    }),
    forecast: thresholds.default([100]).meta({
      description: "The percentages of the amount at which Azure's forecast for the month does. Default: 100.",
    }),
    emails: emails.default([]).meta({ description: 'The e-mail addresses to notify.' }),
    actionGroupId: resourceId.optional().meta({ description: 'The ID of an existing action group to notify.' }),
  })
  .superRefine(({ actual, forecast, emails: given, actionGroupId }, context) => {
    const count = actual.length + forecast.length;
    if (count < 1 || count > MOST_NOTIFICATIONS)
      context.addIssue({
        code: 'custom',
        path: [],
        message: `has ${count} percentages in actual and forecast together; Azure requires 1 to ${MOST_NOTIFICATIONS}`,
        params: { help: 'write for example actual: [80, 100] and forecast: [100]' },
      });
    if (given.length === 0 && actionGroupId === undefined)
      context.addIssue({
        code: 'custom',
        path: [],
        message: 'requires someone to notify',
        params: { help: 'write emails: [finance@example.com] beside it, or actionGroupId with the ID of an action group' },
      });
  });
