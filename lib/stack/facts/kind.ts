import type { Json, JsonObject } from '../json';
import { blockOf, isObject, own, textAt } from '../json';
import type { Resource } from '../stack';
import type { Field } from './field';

/** Fields, by name. */
export type Fields<V> = { readonly [F in keyof V]: Field<V[F]> };

/** One form of a kind: a resource type of a provider. */
export interface Form<V> {
  /** The Terraform type, such as `azurerm_cognitive_account`. */
  readonly type: string;
  /** For azapi, the Azure Resource Manager type in lower case, without the version. */
  readonly armType?: string;
  readonly fields: Fields<V>;
}

/** A kind of resource in all its forms. `V` contains the values of its fields. */
export interface Kind<V> {
  readonly forms: readonly Form<V>[];
}

/** The typed facts about one resource. */
export interface Fact<V> {
  readonly address: string;
  readonly type: string;
  /** The files that set it. */
  readonly files: readonly string[];
  readonly value: V;
  /** The attributes that no field reads, without meta-arguments. */
  readonly rest: JsonObject;
  readonly form: Form<V>;
  readonly resource: Resource;
}

/** Defines a kind with its main form and other forms. */
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

/** The Azure Resource Manager type of an azapi resource, in lower case and without the version; undefined if it has none. */
export const armTypeOf = ({ attributes }: Pick<Resource, 'attributes'>): string | undefined =>
  textAt(attributes, 'type')?.replace(/@.*$/s, '').toLowerCase();

/** Reads a resource as a kind; undefined if it is of another kind. */
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

/** The attributes with the body that azapi sends: `sensitive_body` merged over `body`. */
function sentBy({ type, attributes }: Resource): JsonObject {
  const sensitive = own(attributes, 'sensitive_body') ?? undefined;
  if (sensitive === undefined || !type.startsWith('azapi_')) return attributes;
  return { ...attributes, body: bodyOver(own(attributes, 'body') ?? null, sensitive) };
}

/** Merges bodies as azapi does: objects key by key, and lists of equal length entry by entry. An expression replaces the whole value. */
function bodyOver(below: Json, above: Json): Json {
  if (Array.isArray(below) && Array.isArray(above) && below.length === above.length)
    return (below as readonly Json[]).map((each, i) => bodyOver(each, (above as readonly Json[])[i] ?? null));
  if (!isObject(below) || !isObject(above)) return above;
  const over = Object.entries(above).map(([key, value]) => [key, bodyOver(own(below, key) ?? null, value)] as const);
  return { ...below, ...Object.fromEntries(over) };
}

/** The meta-arguments, which are the same for all resources. */
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

/** A block without some of its attributes. Blocks that become empty are removed. */
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
