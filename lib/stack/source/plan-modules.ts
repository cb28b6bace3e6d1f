import type { Json, JsonObject } from '../json';
import { isObject, listAt, own, textAt, valueAt } from '../json';

/** One instance of a module in a plan: what is planned in it, and the configuration that it has. */
export interface ModuleInstance {
  /** Such as `module.openai["a.b"]`; empty for the root. */
  readonly address: string;
  /** The name of the call that makes it; empty for the root. */
  readonly name: string;
  /** What is between the brackets of its address, such as `"a.b"` or `0`; empty where there are none. */
  readonly key: string;
  readonly configuration: JsonObject;
  /** The module that calls it. */
  readonly parent?: ModuleInstance;
  /** How that calls it. */
  readonly call: JsonObject;
  readonly resources: readonly PlannedResource[];
  readonly children: readonly ModuleInstance[];
}

/** One instance of a resource in a plan. */
export interface PlannedResource {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  /** What is between the brackets of its address; empty where there are none. */
  readonly key: string;
  /** The full name of its provider, such as `registry.terraform.io/hashicorp/azurerm`; undefined: the plan does not say it. */
  readonly provider: string | undefined;
  readonly values: JsonObject;
  /** The values that Terraform does not show, in the form of `values`. */
  readonly sensitive: JsonObject;
}

/**
 * Puts planned values and the configuration together.
 *
 * @param planned what is planned in the root module
 * @param configuration of the root module
 */
export const rootModule = (planned: Json | undefined, configuration: JsonObject): ModuleInstance =>
  instanceOf(planned, { address: '', name: '', key: '', configuration, call: {} });

/** All instances of resources in a module and below, each with the module that it is in. */
export const resourcesBelow = (
  module: ModuleInstance,
): { readonly module: ModuleInstance; readonly resource: PlannedResource }[] => [
  ...module.resources.map((resource) => ({ module, resource })),
  ...module.children.flatMap(resourcesBelow),
];

/** The instances of a module that a module calls. One without any resource is in no plan, so it is made up of the configuration. */
export function calledModules(module: ModuleInstance, name: string): readonly ModuleInstance[] {
  const found = module.children.filter((each) => each.name === name);
  const call = objectAt(module.configuration, 'module_calls', name);
  return found.length > 0 ? found : [instanceOf(undefined, { ...below(module, call), address: '', name, key: '' })];
}

/** The object at some keys, one below the other; an empty one where there is none. */
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

/** An address from a module on. Keys may have any character in them, dots included. */
const inside = (address: string, module: string) => (module === '' ? address : address.slice(module.length + 1));
