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
    .meta({ description: 'What must happen to each harm at least: one value, or one for prompts and one for completions.' }),
  shields: z
    .strictObject(each(SHIELD_NAMES, z.enum(SHIELD_ACTIONS).optional()))
    .optional()
    .meta({ description: 'What must be done about attacks and protected material at least.' }),
};

/** What the organisation demands of every content filter, and where an environment has demands of its own. */
export const filterFloor = z.strictObject({
  ...demands,
  environments: z.record(z.string().min(1), z.strictObject(demands)).optional().meta({
    description: 'Demands of single environments, by name. Each replaces the general one for the same harm or shield.',
  }),
});
