import { z } from 'zod';
import { HARM_ACTIONS, HARM_NAMES, SHIELD_ACTIONS, SHIELD_NAMES } from '../catalog/content-filters';

const harmAction = z.enum(HARM_ACTIONS);
const directions = z.strictObject({ prompt: harmAction.optional(), completion: harmAction.optional() });

const each = <K extends string, S>(names: readonly K[], schema: S) =>
  Object.fromEntries(names.map((name) => [name, schema])) as Record<K, S>;

const demands = {
  harms: z
    .strictObject(each(HARM_NAMES, z.union([harmAction, directions]).optional()))
    .optional()
    .meta({ description: 'The minimum action for each harm: one value, or one for prompts and one for completions.' }),
  shields: z
    .strictObject(each(SHIELD_NAMES, z.enum(SHIELD_ACTIONS).optional()))
    .optional()
    .meta({ description: 'The minimum action for attacks and protected material.' }),
};

/** The minimum for every content filter, and for those of single environments. */
export const filterFloor = z.strictObject({
  ...demands,
  environments: z.record(z.string().min(1), z.strictObject(demands)).optional().meta({
    description: 'Requirements for single environments, by name. Each replaces the general one for the same harm or shield.',
  }),
});
