import type { Json, JsonObject } from '../json';
import { isObject, listAt, own, textAt, valueAt } from '../json';
import { objectAt } from './plan-modules';
import { providerNameOf } from './plan-providers';

/**
 * The meta-arguments of a resource in the configuration of a plan: its provisioners, without what they run, and its provider if that is
 * not the default. A plan does not contain `lifecycle`.
 *
 * @param written the resource in the configuration
 * @param providers the providers in the configuration
 */
export function conductIn(written: Json | undefined, providers: Json | undefined): JsonObject {
  const provisioners = listAt(written, 'provisioners').map((each) => ({ [textAt(each, 'type') ?? 'unknown']: {} }));
  const key = textAt(written, 'provider_config_key') ?? '';
  const configured = isObject(providers) ? own(providers, key) : undefined;
  // A module that configures no provider uses that of the stack.
  const isOwn = isObject(configured) && (Object.hasOwn(configured, 'expressions') || !key.includes(':'));
  const { name, alias } = isOwn ? providerNameOf(key, configured) : {};
  return {
    ...(provisioners.length === 0 ? {} : { provisioner: provisioners }),
    ...(name === undefined || alias === undefined ? {} : { provider: `${name}.${alias}` }),
  };
}

/** Data sources that run programs or requests, with their actions. The name of a data source in a module is `module.x:probe`. */
export const dataOf = (module: JsonObject, path = ''): JsonObject[] => [
  ...listAt(module, 'resources').flatMap((each): JsonObject[] => {
    const [mode, type, name] = ['mode', 'type', 'name'].map((key) => textAt(each, key));
    if (mode !== 'data' || type === undefined || name === undefined || !RUN.has(type)) return [];
    const action = textAt(valueAt(each, 'expressions'), 'action.constant_value');
    return [{ [type]: { [path === '' ? name : `${path}:${name}`]: action === undefined ? {} : { action } } }];
  }),
  ...Object.entries(objectAt(module, 'module_calls')).flatMap(([name, call]) =>
    dataOf(isObject(call) ? objectAt(call, 'module') : {}, [path, `module.${name}`].filter((part) => part !== '').join('.')),
  ),
];

const RUN = new Set(['azapi_resource_action', 'external', 'local_command']);
