import { z } from 'zod';
import { key } from './texts';

const moves = (what: string) =>
  z
    .record(key, key)
    .default({})
    .meta({ description: `The new key of ${what}, by its old key.` });

/** Renamed keys: Terraform moves the resources instead of destroying and recreating them. */
export const moved = z.strictObject({
  deployments: moves('a deployment'),
  contentFilters: moves('a content filter'),
  access: moves('a grant'),
  projects: moves('a project'),
});
