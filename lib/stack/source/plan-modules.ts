import type { Json, JsonObject } from '../json';
import { isObject, listAt, own, textAt, valueAt } from '../json';

/** One instance of a module in a plan, with its planned resources and its configuration. */
export interface ModuleInstance {
  /** Such as `module.openai["a.b"]`; empty for the root. */
  readonly address: string;
  /** The name of its module call; empty for the root. */
  readonly name: string;
  /** The key in its address, such as `"a.b"` or `0`; empty if there is none. */
  readonly key: string;
  readonly configuration: JsonObject;
  /** The module that calls it. */
  readonly parent?: ModuleInstance;
  /** The module call. */
  readonly call: JsonObject;
  readonly resources: readonly PlannedResource[];
  readonly children: readonly ModuleInstance[];
}

/** One instance of a resource in a plan. */
export interface PlannedResource {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  /** The key in its address; empty if there is none. */
  readonly key: string;
  /** The full name of its provider, such as `registry.terraform.io/hashicorp/azurerm`; undefined if the plan does not contain it. */
  readonly provider: string | undefined;
  readonly values: JsonObject;
  /** The sensitive values, in the form of `values`. */
  readonly sensitive: JsonObject;
}

/**
 * Combines planned values and the configuration.
 *
 * @param planned the planned values of the root module
 * @param configuration the configuration of the root module
 */
export const rootModule = (planned: Json | undefined, configuration: JsonObject): ModuleInstance =>
  instanceOf(planned, { address: '', name: '', key: '', configuration, call: {} });

/** All instances of resources in a module and its child modules, each with its module. */
export const resourcesBelow = (
  module: ModuleInstance,
): { readonly module: ModuleInstance; readonly resource: PlannedResource }[] => [
  ...module.resources.map((resource) => ({ module, resource })),
  ...module.children.flatMap(resourcesBelow),
];

/** The instances of a module call. A plan omits modules without resources, so those are built from the configuration. */
export function calledModules(module: ModuleInstance, name: string): readonly ModuleInstance[] {
  const found = module.children.filter((each) => each.name === name);
  const call = objectAt(module.configuration, 'module_calls', name);
  return found.length > 0 ? found : [instanceOf(undefined, { ...below(module, call), address: '', name, key: '' })];
}

/** The object at a path of keys; an empty object if there is none. */
export const objectAt = (block: JsonObject, ...keys: readonly string[]): JsonObject =>
  keys.reduce<JsonObject>((outer, key) => {
    const value = own(outer, key);
    return isObject(value) ? value : {};
  }, block);

type Head = Omit<ModuleInstance, 'children' | 'resources'>;

function instanceOf(planned: Json | undefined, head: Head): ModuleInstance {
  const children: ModuleInstance[] = [];
  const instance = {
    ...head,
    children,
    resources: listAt(planned, 'resources').flatMap((each) => resourceOf(each, head.address)),
  };
  for (const each of listAt(planned, 'child_modules')) {
    const address = textAt(each, 'address') ?? '';
    const [, name = '', key = ''] = /^module\.([\w-]+)(?:\[(.*)\])?$/s.exec(inside(address, head.address)) ?? [];
    const call = objectAt(head.configuration, 'module_calls', name);
    children.push(instanceOf(each, { ...below(instance, call), address, name, key }));
  }
  return instance;
}

const below = (parent: ModuleInstance, call: JsonObject) => ({ parent, call, configuration: objectAt(call, 'module') });

function resourceOf(planned: Json, module: string): PlannedResource[] {
  const [address, type, name, mode] = ['address', 'type', 'name', 'mode'].map((key) => textAt(planned, key));
  const [values, sensitive] = [valueAt(planned, 'values'), valueAt(planned, 'sensitive_values')];
  if (address === undefined || type === undefined || name === undefined || mode !== 'managed' || !isObject(values)) return [];
  const key = inside(address, module).slice(`${type}.${name}[`.length, -1);
  return [
    {
      ...{ address, type, name, key, values, provider: textAt(planned, 'provider_name') },
      sensitive: isObject(sensitive) ? sensitive : {},
    },
  ];
}

/** An address relative to a module. Keys may contain any character, including dots. */
const inside = (address: string, module: string) => (module === '' ? address : address.slice(module.length + 1));
