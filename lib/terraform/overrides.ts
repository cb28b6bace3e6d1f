import { snakeCase } from '../catalog/key-names';

/** What Terraform takes as the value of an attribute. */
export type AttributeValue = boolean | number | string | readonly AttributeValue[] | AttributeMap;
/** Attributes or entries of a map by name. */
export interface AttributeMap {
  readonly [name: string]: AttributeValue;
}

/** Why an attribute cannot be overridden, and where in the attributes it is. */
export interface OverrideProblem {
  readonly path: readonly (number | string)[];
  readonly message: string;
  /** Whether what is written there may be a secret. */
  readonly secret: boolean;
}

/** Arguments that are the same for all resources: they change how Terraform works, not what it makes. */
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

/** Names of attributes that hold secrets, as azurerm and, in camel case, Azure Resource Manager call them. */
const SECRET = /(_key|password|secret|token|connection_string|(^|_)sas)(_wo)?$/;

/** What must not be overridden among some attributes of a resource. */
export const overrideProblems = (attributes: AttributeMap): OverrideProblem[] => [
  ...META_ARGUMENTS.filter((name) => Object.hasOwn(attributes, name)).map((name) => ({
    path: [name],
    message: `'${name}' cannot be overridden: it changes how Terraform works, not what it makes`,
    secret: false,
  })),
  ...dynamicIn(attributes, []),
  ...(Object.hasOwn(attributes, 'sensitive_body') ? [SENSITIVE_BODY] : []),
  ...secretsIn(attributes, []),
];

const SENSITIVE_BODY: OverrideProblem = {
  path: ['sensitive_body'],
  message: "'sensitive_body' is for secrets, which neither configuration nor state may hold",
  secret: true,
};

/** Blocks in blocks can be dynamic, too: what they make is known only to Terraform. */
function dynamicIn(value: AttributeValue, path: OverrideProblem['path']): OverrideProblem[] {
  if (isList(value)) return value.flatMap((each, i) => dynamicIn(each, [...path, i]));
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = [...path, name];
    if (path.length === 0 || name !== 'dynamic' || !isDynamic(inner)) return dynamicIn(inner, here);
    const message = `'${here.join('.')}' cannot be overridden: what dynamic blocks make is known only to Terraform`;
    return [{ path: here, message, secret: false }];
  });
}

/** Whether a value has the form of dynamic blocks: data may be called so, too. */
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
    // A map is no secret, but may have one in it: the customer_managed_key of an account only says where the key is.
    if (typeof inner === 'object' && !isList(inner)) return secretsIn(inner, here);
    const message = `'${here.join('.')}' looks like a secret, which neither configuration nor state may hold`;
    return SECRET.test(snakeCase(name)) ? [{ path: here, message, secret: true }] : secretsIn(inner, here);
  });
}

/** One map laid over another: maps in them merge key by key, anything else replaces what is below it. */
export function laidOver(below: unknown, above: AttributeValue): unknown {
  if (typeof above !== 'object' || isList(above)) return above;
  const base = typeof below === 'object' && below !== null && !Array.isArray(below) ? below : {};
  const merged = new Map<string, unknown>(Object.entries(base));
  for (const [name, value] of Object.entries(above)) merged.set(name, laidOver(merged.get(name), value));
  return Object.fromEntries(merged);
}

const isList = (value: AttributeValue): value is readonly AttributeValue[] => Array.isArray(value);
