import type { Json } from '../stack/json';

/**
 * The value of a JSON text. The message of the error has nothing of the text, which can contain secrets.
 *
 * @throws SyntaxError if the text is no JSON
 */
export function jsonIn(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new SyntaxError('it is not JSON');
  }
}
