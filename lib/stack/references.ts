import type { Json } from './json';
import { isObject } from './json';
import type { Leaf } from './leaves';

/** A reference to an attribute of a resource, such as `${azurerm_subnet.x.id}`. */
export interface Reference {
  readonly address: string;
  readonly attribute: string;
}

const REFERENCE = /\b([a-z][a-z0-9_]*\.[A-Za-z0-9_-]+)\.([a-z_]+)/g;

/** The references in a value, at any depth. */
export function referencesIn(value: Json | undefined): Reference[] {
  if (typeof value === 'string')
    return value.includes('${')
      ? [...value.matchAll(REFERENCE)].map(([, address = '', attribute = '']) => ({ address, attribute }))
      : [];
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(referencesIn);
  return isObject(value) ? Object.values(value).flatMap(referencesIn) : [];
}

/** A resource in an expression, without an attribute. */
const WHOLE = /\b((?:azurerm|azapi)_\w+\.[\w-]+)(?![\w-])(?:\[[^\]]*\])?(?!\s*[.[])/;

/** Arguments in which the address of a resource is not a value. */
const ADDRESSES = /(^|\.)(depends_on|lifecycle\.replace_triggered_by|provider)$/;

/** The resource that a text contains as a whole, with all its attributes; undefined if there is none. */
export const wholeResourceIn = ({ path, value }: Leaf): string | undefined =>
  value.includes('${') && !ADDRESSES.test(path) ? WHOLE.exec(value)?.[1] : undefined;
