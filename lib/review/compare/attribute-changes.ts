import type { Json, JsonObject } from '../../stack/json';
import { blockOf, isSame, own } from '../../stack/json';

/** An attribute that differs. `undefined` and `null` are both "not set", as they are for Terraform. */
export interface AttributeChange {
  /** Such as `sku.name`. A block that is a list with one item has no index in the path. */
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
}

/** The attributes that differ between two versions of a block, as deep as both have nested blocks, sorted by path. */
export function attributeChanges(before: JsonObject, after: JsonObject, below = ''): AttributeChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => changesAt(`${below}${key}`, own(before, key), own(after, key)));
}

function changesAt(path: string, before: Json | undefined, after: Json | undefined): AttributeChange[] {
  if (isSame(before, after)) return [];
  const [one, other] = [blockOf(before), blockOf(after)];
  if (one && other) return attributeChanges(one, other, `${path}.`);
  return [{ path, ...(isSet(before) ? { before } : {}), ...(isSet(after) ? { after } : {}) }];
}

const isSet = (value: Json | undefined): value is Exclude<Json, null> => value !== undefined && value !== null;
