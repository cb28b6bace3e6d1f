import { z } from 'zod';
import { text } from './texts';

/** E-mail addresses, each once. */
export const emails = z
  .array(text('an e-mail address', /^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:".]+$/, 'oncall@example.com'))
  .superRefine((given, context) => {
    const lower = given.map((each) => each.toLowerCase());
    for (const [i, each] of lower.entries())
      if (lower.indexOf(each) < i)
        context.addIssue({
          code: 'custom',
          path: [i],
          message: 'is in the list twice',
          params: { help: 'remove one of them' },
        });
  });
