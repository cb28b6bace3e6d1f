import { mapOf } from '../collections/map';
import { snakeCase } from '../catalog/key-names';

/** A value that Terraform accepts for an attribute. */
export type AttributeValue = boolean | number | string | readonly AttributeValue[] | AttributeMap;
/** Attributes or entries of a map by name. */
export interface AttributeMap {
  readonly [name: string]: AttributeValue;
}

/** Why an attribute cannot be overridden, and where in the attributes it is. */
export interface OverrideProblem {
  readonly path: readonly (number | string)[];
  readonly message: string;
  /** Whether the value may be a secret. */
  readonly secret: boolean;
}

/** Meta-arguments, which change how Terraform works, not the attributes of a resource. */
const META_ARGUMENTS = [
  'connection',
  'count',
  'depends_on',
  'dynamic',
  'for_each',
  'lifecycle',
  'provider',
  'provisioner',
] as const;

/** Names of attributes that contain secrets, in azurerm and, in camel case, in Azure Resource Manager. */
const SECRET = /(_key|password|secret|token|connection_string|(^|_)sas)(_wo)?$/;

/** The attributes of a resource that cannot be overridden. */
export const overrideProblems = (attributes: AttributeMap): OverrideProblem[] => [
  ...META_ARGUMENTS.filter((name) => Object.hasOwn(attributes, name)).map((name) => ({
    path: [name],
    message: `'${name}' cannot be overridden: it changes how Terraform works, not the resource`,
    secret: false,
  })),
  ...dynamicIn(attributes, []),
  ...(Object.hasOwn(attributes, 'sensitive_body') ? [SENSITIVE_BODY] : []),
  ...secretsIn(attributes, []),
];

const SENSITIVE_BODY: OverrideProblem = {
  path: ['sensitive_body'],
  message: "'sensitive_body' is for secrets, which must not be in the configuration or state",
  secret: true,
};

/** Nested blocks can also be dynamic: their result is known only to Terraform. */
function dynamicIn(value: AttributeValue, path: OverrideProblem['path']): OverrideProblem[] {
  if (isList(value)) return value.flatMap((each, i) => dynamicIn(each, [...path, i]));
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = [...path, name];
    if (path.length === 0 || name !== 'dynamic' || !isDynamic(inner)) return dynamicIn(inner, here);
    const message = `'${here.join('.')}' cannot be overridden: the result of dynamic blocks is known only to Terraform`;
    return [{ path: here, message, secret: false }];
  });
}

/** Whether a value has the form of dynamic blocks: data can also have this name. */
function isDynamic(value: AttributeValue): boolean {
  const mapsIn = (outer: AttributeValue): AttributeMap[] =>
    isList(outer) ? outer.flatMap(mapsIn) : typeof outer === 'object' ? [outer] : [];
  return mapsIn(value)
    .flatMap((labels) => Object.values(labels).flatMap(mapsIn))
    .some((block) => Object.hasOwn(block, 'for_each') || Object.hasOwn(block, 'content'));
}

function secretsIn(value: AttributeValue, path: OverrideProblem['path']): OverrideProblem[] {
  if (isList(value)) return value.flatMap((each, i) => secretsIn(each, [...path, i]));
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = [...path, name];
    // A map is not a secret, but can contain one: customer_managed_key of an account only contains the location of the key.
    if (typeof inner === 'object' && !isList(inner)) return secretsIn(inner, here);
    const message = `'${here.join('.')}' looks like a secret, which must not be in the configuration or state`;
    return SECRET.test(snakeCase(name)) ? [{ path: here, message, secret: true }] : secretsIn(inner, here);
  });
}

/** One map merged over another: nested maps merge key by key, and other values replace the value below. */
export function withOverride(below: unknown, above: AttributeValue): unknown {
  if (typeof above !== 'object' || isList(above)) return above;
  const merged = new Map(Object.entries(mapOf(below)));
  for (const [name, value] of Object.entries(above)) merged.set(name, withOverride(merged.get(name), value));
  return Object.fromEntries(merged);
}

const isList = (value: AttributeValue): value is readonly AttributeValue[] => Array.isArray(value);
