import type { Json, JsonObject } from './json';
import { isObject } from './json';
import { duplicateKey } from './duplicate-key';

/** An error in a JSON text that Terraform would read differently. Unlike an error of JSON.parse, the message contains no values. */
export class ConfigurationError extends SyntaxError {}

/**
 * Parses a file of a configuration in the JSON syntax.
 *
 * @throws SyntaxError if it is not JSON as Terraform reads it
 */
export function parsedConfiguration(text: string): JsonObject {
  const content = JSON.parse(text) as Json;
  if (!isObject(content)) throw new ConfigurationError('it must be an object');
  // JavaScript uses the last value; Terraform may use both. The review must see what is applied.
  const duplicate = duplicateKey(text);
  if (duplicate !== undefined)
    throw new ConfigurationError(`the key ${duplicate.key} is in one object twice, the second time in line ${duplicate.line}`);
  return content;
}
