import { z } from 'zod';

/** Who changed a resource last, and when, as Azure Resource Manager answers it. */
export const SYSTEM_DATA = z.object({ lastModifiedBy: z.string().nullish(), lastModifiedAt: z.string().nullish() }).nullish();
