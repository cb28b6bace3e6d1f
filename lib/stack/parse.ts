import type { Json, JsonObject } from './json';
import { isObject } from './json';
import { duplicateKey } from './duplicate-key';

/** Why Terraform would not read a JSON text as people mean it. Unlike that of JSON.parse, the message has no values in it. */
export class ConfigurationError extends SyntaxError {}

/**
 * A file of a configuration in the JSON syntax.
 *
 * @throws SyntaxError if it is not JSON as Terraform reads it
 */
export function parsedConfiguration(text: string): JsonObject {
  const content = JSON.parse(text) as Json;
  if (!isObject(content)) throw new ConfigurationError('it must be an object');
  // JavaScript takes the last of them, Terraform may take both: what is reviewed must be what is applied.
  const twice = duplicateKey(text);
  if (twice !== undefined)
    throw new ConfigurationError(`the key ${twice.key} is written twice in one object, again in line ${twice.line}`);
  return content;
}
