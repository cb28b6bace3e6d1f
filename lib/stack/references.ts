import type { Json } from './json';
import { isObject, textAt } from './json';
import type { Resource, Stack } from './stack';

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

/** The resource of the stack that a text refers to; undefined where it is plain text or refers to nothing there. */
export function referred(stack: Stack | undefined, text: string | undefined): Resource | undefined {
  const [first] = referencesIn(text);
  return first && stack?.resources.get(first.address);
}

/** A name as Azure will have it: that of the resource referred to, or the text itself. */
export const resolvedName = (stack: Stack | undefined, text: string | undefined): string | undefined =>
  textAt(referred(stack, text)?.attributes, 'name') ?? text;
