import type { Json, JsonObject } from '../json';
import { blockOf, isObject, listAt, own, textAt } from '../json';
import type { Reference } from '../references';
import { referencesIn } from '../references';

/** One thing that a resource says, whatever attributes it is written in. */
export interface Field<T> {
  /** The attributes that it is made of, such as `sku.name`, with all that is in them. The first one is named to people. */
  readonly paths: readonly string[];
  read(attributes: JsonObject): T;
}

/** A switch; `unknown` where only Terraform knows, such as `${var.open}`. */
export type Switch = boolean | 'unknown';

/** A text that may be a reference to something else in the stack. */
export interface Ref {
  /** As it is written: an ID, a name or an expression. */
  readonly written: string;
  /** What it stands for; undefined: plain text, or an expression that may come to anything, such as an attribute of another thing. */
  readonly to?: Reference;
  /** The resources that an expression speaks of which may come to anything. */
  readonly mentions?: readonly string[];
}

/** A field with a reading of its own. */
export const field = <T>(paths: readonly [string, ...string[]], read: (attributes: JsonObject) => T): Field<T> => ({
  paths,
  read,
});

/** Whether only Terraform knows what a value comes to. */
export const isExpression = (value: Json | undefined): value is Expression => typeof value === 'string' && value.includes('${');
type Expression = `${string}\${${string}`;

/** The value at a path. Where a block on the way is an expression, that expression: what is in it may be anything. */
export function writtenAt(value: Json | undefined, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((outer, key) => {
    const [only] = Array.isArray(outer) && outer.length === 1 ? (outer as readonly Json[]) : [outer];
    return isExpression(only) ? only : own(blockOf(only), key);
  }, value);
}

/** The entries of the list at a path. A list that is one expression has that as its only entry. */
export function entriesAt(value: Json | undefined, path: string): readonly Json[] {
  const found = writtenAt(value, path);
  if (typeof found === 'string' || isObject(found)) return [found];
  return Array.isArray(found) ? (found as readonly Json[]) : [];
}

export const text = (path: string): Field<string | undefined> => field([path], (attributes) => writtenTextAt(attributes, path));

/** The text at a path; undefined where there is none or something else. */
export function writtenTextAt(attributes: JsonObject, path: string): string | undefined {
  const found = writtenAt(attributes, path);
  return typeof found === 'string' ? found : undefined;
}

/** @param fallback what the provider takes where nothing is written */
export const flag = (path: string, fallback: boolean): Field<Switch> =>
  field([path], (attributes) => switchOf(writtenAt(attributes, path), fallback));

/** Terraform takes `"true"` for `true`. */
export function switchOf(value: Json | undefined, fallback: boolean): Switch {
  if (value === undefined || value === null) return fallback;
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : 'unknown';
}

/** A number, which Terraform takes as text as well; `unknown` where only Terraform knows. */
export const number = (path: string): Field<number | 'unknown' | undefined> =>
  field([path], (attributes) => numberOf(writtenAt(attributes, path)));

export function numberOf(value: Json | undefined): number | 'unknown' | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : 'unknown';
}

/** The texts in the list at a path. A list that is one expression has that as its only entry. */
export const textsIn = (value: Json | undefined, path: string): string[] =>
  entriesAt(value, path).filter((each) => typeof each === 'string');

/** Texts in alphabetical order: for Azure, their order means nothing. */
export const texts = (path: string): Field<readonly string[]> =>
  field([path], (attributes) => textsIn(attributes, path).sort());

/** Texts that are written as such, or in blocks under a key. */
export const textsUnder = (path: string, key: string): Field<readonly string[]> =>
  field([path], (attributes) =>
    entriesAt(attributes, path)
      .flatMap((each) => (typeof each === 'string' ? each : (textAt(each, key) ?? [])))
      .sort(),
  );

/** What Azure spells `Enabled`, and takes for granted. */
export const enabled = (path: string): Field<Switch> =>
  field([path], (attributes) => {
    const value = writtenAt(attributes, path) ?? undefined;
    if (value === undefined) return true;
    const spelled = typeof value === 'string' ? value.toLowerCase() : '';
    return spelled === 'enabled' ? true : spelled === 'disabled' ? false : 'unknown';
  });

/** What is turned off by a switch, and on where nothing is written. */
export const notDisabled = (path: string): Field<Switch> =>
  field([path], (attributes) => {
    const disabled = switchOf(writtenAt(attributes, path), false);
    return disabled === 'unknown' ? disabled : !disabled;
  });

/** Whatever is written there. */
export const anything = (path: string): Field<Json | undefined> =>
  field([path], (attributes) => writtenAt(attributes, path) ?? undefined);

export const blocks = (path: string): Field<readonly Json[]> => field([path], (attributes) => listAt(attributes, path));

/** @param means the attributes that stand for the resource itself there */
export const ref = (path: string, means: readonly string[] = ID): Field<Ref | undefined> =>
  field([path], (attributes) => {
    const written = writtenTextAt(attributes, path);
    return written === undefined ? undefined : refOf(written, means);
  });

/** The name of something else. */
export const named = (path: string): Field<Ref | undefined> => ref(path, NAME);

/** An attribute of a resource and nothing else, such as `${azurerm_subnet.x.id}`: variables and modules may come to anything. */
const ATTRIBUTE =
  /^\$\{\s*(?!(?:count|data|each|local|module|path|self|terraform|var)\.)[a-z][a-z0-9_]*\.[A-Za-z0-9_-]+\.[a-z_]+\s*\}$/;

/** The attributes that stand for a resource where its ID is asked for: any other may be that of something else, such as `parent_id`. */
const ID: readonly string[] = ['id', 'resource_manager_id'];

/** The same where its name is asked for. Of what a plan does not name, an ID stands for it. */
export const NAME: readonly string[] = ['name', 'id'];

/** @param means the attributes that stand for the resource itself */
export function refOf(written: string, means: readonly string[] = ID): Ref {
  const [to] = ATTRIBUTE.test(written) ? referencesIn(written) : [];
  return to && means.includes(to.attribute) ? { written, to } : unknownRef(written);
}

function unknownRef(written: string): Ref {
  const found = referencesIn(written);
  return found.length === 0 ? { written } : { written, mentions: found.map(({ address }) => address) };
}

/** The ID of something that is in a resource of the stack: the resource's own, literal steps, and attributes of others. */
const STEPS = /^(?:\$\{[^${}]*\})(?:\/(?:[\w.-]+|\$\{[^${}]*\}))*$/;

/** An ID that ends in something of the stack, such as a container in a storage account: what it is the ID of. */
export function idOf(written: string): Ref {
  const parts = written.match(/\$\{[^${}]*\}/g) ?? [];
  // It begins with the ID of a resource; all other steps are names.
  const isStep = (part: string, i: number) => refOf(part, i === 0 ? ID : ['name']).to !== undefined;
  const isPlain = STEPS.test(written) && !written.includes('/..') && parts.every(isStep);
  const to = isPlain ? referencesIn(written).at(-1) : undefined;
  return to ? { written, to } : unknownRef(written);
}

/** The ID of something that may be in a resource of the stack. */
export const within = (path: string): Field<Ref | undefined> =>
  field([path], (attributes) => {
    const written = writtenTextAt(attributes, path);
    return written === undefined ? undefined : idOf(written);
  });

/** The same under other attributes: those of a body of Azure Resource Manager. */
export const constant = <T>(value: T): Field<T> => ({ paths: [], read: () => value });
