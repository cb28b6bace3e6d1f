import type { Json, JsonObject } from '../json';
import { blockOf, isObject, listAt, own, textAt } from '../json';
import type { Reference } from '../references';
import { referencesIn } from '../references';

/** One property of a resource, read from one or more attributes. */
export interface Field<T> {
  /** The attributes that it is read from, such as `sku.name`, including everything below them. Messages name the first one. */
  readonly paths: readonly string[];
  read(attributes: JsonObject): T;
}

/** A switch; `unknown` if only Terraform knows the value, such as `${var.open}`. */
export type Switch = boolean | 'unknown';

/** A text that may be a reference to another resource in the stack. */
export interface Ref {
  /** The text as written: an ID, a name or an expression. */
  readonly written: string;
  /** The referenced resource; undefined for plain text, and for an expression that may have any value. */
  readonly to?: Reference;
  /** The resources in an expression that may have any value. */
  readonly mentions?: readonly string[];
}

/** A field with a custom read function. */
export const field = <T>(paths: readonly [string, ...string[]], read: (attributes: JsonObject) => T): Field<T> => ({
  paths,
  read,
});

/** Whether a value is an expression, which only Terraform can evaluate. */
export const isExpression = (value: Json | undefined): value is Expression => typeof value === 'string' && value.includes('${');
type Expression = `${string}\${${string}`;

/** The value at a path. If a block on the path is an expression, that expression, because its content may be anything. */
export function writtenAt(value: Json | undefined, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((outer, key) => {
    const [only] = Array.isArray(outer) && outer.length === 1 ? (outer as readonly Json[]) : [outer];
    return isExpression(only) ? only : own(blockOf(only), key);
  }, value);
}

/** The entries of the list at a path. If the list is an expression, it is the only entry. */
export function entriesAt(value: Json | undefined, path: string): readonly Json[] {
  const found = writtenAt(value, path);
  if (typeof found === 'string' || isObject(found)) return [found];
  return Array.isArray(found) ? (found as readonly Json[]) : [];
}

export const text = (path: string): Field<string | undefined> => field([path], (attributes) => writtenTextAt(attributes, path));

/** The text at a path; undefined if there is none or another type. */
export function writtenTextAt(attributes: JsonObject, path: string): string | undefined {
  const found = writtenAt(attributes, path);
  return typeof found === 'string' ? found : undefined;
}

/** @param fallback the default of the provider */
export const flag = (path: string, fallback: boolean): Field<Switch> =>
  field([path], (attributes) => switchOf(writtenAt(attributes, path), fallback));

/** The value of a switch. Terraform converts `"true"` to `true`. */
export function switchOf(value: Json | undefined, fallback: boolean): Switch {
  if (value === undefined || value === null) return fallback;
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : 'unknown';
}

/** A number, which may be written as text; `unknown` if only Terraform knows the value. */
export const number = (path: string): Field<number | 'unknown' | undefined> =>
  field([path], (attributes) => numberOf(writtenAt(attributes, path)));

export function numberOf(value: Json | undefined): number | 'unknown' | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : 'unknown';
}

/** The texts in the list at a path. If the list is an expression, it is the only entry. */
export const textsIn = (value: Json | undefined, path: string): string[] =>
  entriesAt(value, path).filter((each) => typeof each === 'string');

/** Texts in alphabetical order: their order has no meaning in Azure. */
export const texts = (path: string): Field<readonly string[]> =>
  field([path], (attributes) => textsIn(attributes, path).sort());

/** Texts in a list, or in blocks under a key. */
export const textsUnder = (path: string, key: string): Field<readonly string[]> =>
  field([path], (attributes) =>
    entriesAt(attributes, path)
      .flatMap((each) => (typeof each === 'string' ? each : (textAt(each, key) ?? [])))
      .sort(),
  );

/** A switch with the values `Enabled` and `Disabled`; the default is `Enabled`. */
export const enabled = (path: string): Field<Switch> =>
  field([path], (attributes) => {
    const value = writtenAt(attributes, path) ?? undefined;
    if (value === undefined) return true;
    const spelled = typeof value === 'string' ? value.toLowerCase() : '';
    return spelled === 'enabled' ? true : spelled === 'disabled' ? false : 'unknown';
  });

/** The inverse of a switch that disables something and is off by default. */
export const notDisabled = (path: string): Field<Switch> =>
  field([path], (attributes) => {
    const disabled = switchOf(writtenAt(attributes, path), false);
    return disabled === 'unknown' ? disabled : !disabled;
  });

/** The value at a path, of any type. */
export const anything = (path: string): Field<Json | undefined> =>
  field([path], (attributes) => writtenAt(attributes, path) ?? undefined);

export const blocks = (path: string): Field<readonly Json[]> => field([path], (attributes) => listAt(attributes, path));

/** @param means the attributes that identify the referenced resource */
export const ref = (path: string, means: readonly string[] = ID): Field<Ref | undefined> =>
  field([path], (attributes) => {
    const written = writtenTextAt(attributes, path);
    return written === undefined ? undefined : refOf(written, means);
  });

/** The name of another resource. */
export const named = (path: string): Field<Ref | undefined> => ref(path, NAME);

/** An expression that is exactly one attribute of a resource, such as `${azurerm_subnet.x.id}`. Variables and modules may have any value. */
const ATTRIBUTE =
  /^\$\{\s*(?!(?:count|data|each|local|module|path|self|terraform|var)\.)[a-z][a-z0-9_]*\.[A-Za-z0-9_-]+\.[a-z_]+\s*\}$/;

/** The attributes that identify a resource where its ID is required. Others, such as `parent_id`, may identify another resource. */
const ID: readonly string[] = ['id', 'resource_manager_id'];

/** The attributes that identify a resource where its name is required. A plan may contain an ID instead of an unknown name. */
export const NAME: readonly string[] = ['name', 'id'];

/** @param means the attributes that identify the referenced resource */
export function refOf(written: string, means: readonly string[] = ID): Ref {
  const [to] = ATTRIBUTE.test(written) ? referencesIn(written) : [];
  return to && means.includes(to.attribute) ? { written, to } : unknownRef(written);
}

function unknownRef(written: string): Ref {
  const found = referencesIn(written);
  return found.length === 0 ? { written } : { written, mentions: found.map(({ address }) => address) };
}

/** The ID of a child of a resource in the stack: the ID of the resource, followed by literal names and attributes of other resources. */
const STEPS = /^(?:\$\{[^${}]*\})(?:\/(?:[\w.-]+|\$\{[^${}]*\}))*$/;

/** The resource that an ID identifies, such as a container in a storage account of the stack. */
export function idOf(written: string): Ref {
  const parts = written.match(/\$\{[^${}]*\}/g) ?? [];
  // The first part is the ID of a resource; the others are names.
  const isStep = (part: string, i: number) => refOf(part, i === 0 ? ID : ['name']).to !== undefined;
  const isPlain = STEPS.test(written) && !written.includes('/..') && parts.every(isStep);
  const to = isPlain ? referencesIn(written).at(-1) : undefined;
  return to ? { written, to } : unknownRef(written);
}

/** The ID of a resource that may be a child of a resource in the stack. */
export const within = (path: string): Field<Ref | undefined> =>
  field([path], (attributes) => {
    const written = writtenTextAt(attributes, path);
    return written === undefined ? undefined : idOf(written);
  });

/** A field that always has the same value and is read from no attribute. */
export const constant = <T>(value: T): Field<T> => ({ paths: [], read: () => value });
