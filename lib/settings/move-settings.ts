import { z } from 'zod';
import { key } from './texts';

const moves = (what: string) =>
  z
    .record(key, key)
    .default({})
    .meta({ description: `The key that ${what} has now, by the one it had before.` });

/** What was renamed: Terraform then moves what is there instead of destroying it and making it again. */
export const moved = z.strictObject({
  deployments: moves('a deployment'),
  contentFilters: moves('a content filter'),
  access: moves('a grant'),
});
