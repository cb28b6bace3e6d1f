import type { Json, JsonObject } from '../json';
import { blockOf, isObject, own, textAt } from '../json';
import type { Resource } from '../stack';
import type { Field } from './field';

/** Fields by their names. */
export type Fields<V> = { readonly [F in keyof V]: Field<V[F]> };

/** A way in which one kind of thing is written: as resources of a provider. */
export interface Form<V> {
  /** The type of Terraform, such as `azurerm_cognitive_account`. */
  readonly type: string;
  /** With azapi, the type of Azure Resource Manager in lower case, without its version. */
  readonly armType?: string;
  readonly fields: Fields<V>;
}

/** What resources of one kind say. `V` has what they say, by name. */
export interface Kind<V> {
  readonly forms: readonly Form<V>[];
}

/** One resource, understood. */
export interface Fact<V> {
  readonly address: string;
  readonly type: string;
  /** The files that say something of it. */
  readonly files: readonly string[];
  readonly value: V;
  /** The attributes that nothing of `value` is made of, nor what is the same for all resources: nobody has understood them. */
  readonly rest: JsonObject;
  readonly form: Form<V>;
  readonly resource: Resource;
}

/** A kind that is written in one way. */
export const kind = <V>(type: string, fields: Fields<V>, ...others: readonly Form<V>[]): Kind<V> => ({
  forms: [{ type, fields }, ...others],
});

/** A form in azapi. */
export const arm = <V>(armType: string, fields: Fields<V>): Form<V> => ({
  type: AZAPI,
  armType: armType.toLowerCase(),
  fields,
});

export const AZAPI = 'azapi_resource';

/** The type of Azure Resource Manager that an azapi resource has, in lower case and without the version; undefined: it says none. */
export const armTypeOf = ({ attributes }: Pick<Resource, 'attributes'>): string | undefined =>
  textAt(attributes, 'type')?.replace(/@.*$/s, '').toLowerCase();

/** Reads a resource in one of the forms of a kind; undefined: it is of another kind. */
export function factOf<V>({ forms }: Kind<V>, resource: Resource): Fact<V> | undefined {
  const form = forms.find(
    (each) => each.type === resource.type && (each.armType === undefined || each.armType === armTypeOf(resource)),
  );
  if (!form) return undefined;
  const { address, type, files, attributes } = resource;
  const read = sentBy(resource);
  const entries = Object.entries(form.fields) as [keyof V & string, Field<V[keyof V]>][];
  const value = Object.fromEntries(entries.map(([name, each]) => [name, each.read(read)])) as V;
  const paths = entries.flatMap(([, each]) => each.paths);
  const known = form.armType === undefined ? paths : ['type', ...paths];
  return { ...{ address, type, files, value, form, resource }, rest: without(attributes, [...known, ...META_PATHS]) };
}

/** The attributes with the body that azapi sends: `sensitive_body` is laid over `body`. */
function sentBy({ type, attributes }: Resource): JsonObject {
  const sensitive = own(attributes, 'sensitive_body') ?? undefined;
  if (sensitive === undefined || !type.startsWith('azapi_')) return attributes;
  return { ...attributes, body: bodyOver(own(attributes, 'body') ?? null, sensitive) };
}

/** As azapi does it: objects key by key, lists of one length entry by entry. What only Terraform knows may be anything. */
function bodyOver(below: Json, above: Json): Json {
  if (Array.isArray(below) && Array.isArray(above) && below.length === above.length)
    return (below as readonly Json[]).map((each, i) => bodyOver(each, (above as readonly Json[])[i] ?? null));
  if (!isObject(below) || !isObject(above)) return above;
  const over = Object.entries(above).map(([key, value]) => [key, bodyOver(own(below, key) ?? null, value)] as const);
  return { ...below, ...Object.fromEntries(over) };
}

/** What is the same for all resources: facts of their own. */
export const META_PATHS = [
  'connection',
  'count',
  'depends_on',
  'dynamic',
  'for_each',
  'lifecycle',
  'locks',
  'provider',
  'provisioner',
  'retry',
  'timeouts',
] as const;

/** A block without some of its attributes. What has none left is left out. */
function without(block: JsonObject, paths: readonly string[]): JsonObject {
  const here = new Set(paths.filter((path) => !path.includes('.')));
  return Object.fromEntries(
    Object.entries(block).flatMap(([key, value]): [string, Json][] => {
      if (here.has(key)) return [];
      const below = paths.flatMap((path) => (path.startsWith(`${key}.`) ? [path.slice(key.length + 1)] : []));
      const inner = below.length > 0 ? blockOf(value) : undefined;
      if (!inner) return [[key, value]];
      const left = without(inner, below);
      return Object.keys(left).length === 0 ? [] : [[key, left]];
    }),
  );
}
