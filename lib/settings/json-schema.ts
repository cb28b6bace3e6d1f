import { z } from 'zod';
import { defaultsFile, environmentFile } from './environment-settings';

/** The JSON Schemas of the environment files, by their paths in the repository. */
export const JSON_SCHEMAS: ReadonlyMap<string, string> = new Map([
  ['schema/defaults.schema.json', jsonSchema(defaultsFile)],
  ['schema/environment.schema.json', jsonSchema(environmentFile)],
]);

function jsonSchema(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', reused: 'ref', target: 'draft-7' }), null, 2)}\n`;
}
