import { z } from 'zod';

/** A resource group that exists already, and that the kit never creates, changes or destroys. */
export const resourceGroup = z.strictObject({
  existing: z
    .string()
    .regex(/^[^/]+$/, { error: 'must be the name of a resource group, like rg-landing-zone, not its ID' })
    .optional()
    .meta({
      description:
        'The name of an existing resource group in the subscription of the environment. The stack then creates no group, and never destroys this one. Default: the stack creates its own.',
    }),
});
