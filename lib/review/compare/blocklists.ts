import { listKey } from './filters';
import type { Json } from '../../stack/json';
import { textAt, valueAt } from '../../stack/json';
import type { Stack } from '../../stack/stack';
import { ofType } from '../../stack/stack';

/** What a blocklist holds. */
export interface Words {
  readonly address: string;
  /** Of each word only what tells it from others, never to be shown; undefined where the words come from a variable. */
  readonly words: ReadonlySet<string> | undefined;
}

/** The blocklists of a stack, by their keys: their names without the hash of what they hold. */
export const wordsByList = (stack: Stack | undefined): ReadonlyMap<string, Words> =>
  new Map(
    ofType(stack, 'azurerm_cognitive_account_rai_blocklist').map(({ address, attributes }) => [
      listKey(textAt(attributes, 'name') ?? ''),
      { address, words: wordsOf(stack, address) },
    ]),
  );

function wordsOf(stack: Stack | undefined, list: string): ReadonlySet<string> | undefined {
  const bodies = ofType(stack, 'azapi_resource_action')
    .filter(({ attributes }) => textAt(attributes, 'resource_id')?.includes(`${list}.`))
    .map(({ attributes }) => attributes['body']);
  if (!bodies.every((body): body is readonly Json[] => Array.isArray(body))) return undefined;
  return new Set(bodies.flat().map((item) => JSON.stringify(valueAt(item, 'properties'))));
}
