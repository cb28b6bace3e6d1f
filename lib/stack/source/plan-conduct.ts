import type { Json, JsonObject } from '../json';
import { isObject, listAt, own, textAt, valueAt } from '../json';
import { objectAt } from './plan-modules';
import { providerCalled } from './plan-providers';

/**
 * What the configuration of a plan says of a resource besides its attributes: its provisioners, without what they run, and the
 * provider that makes it where that is not the usual one. A plan does not say what `lifecycle` has.
 *
 * @param written what the configuration has of the resource
 * @param providers those of the configuration
 */
export function conductIn(written: Json | undefined, providers: Json | undefined): JsonObject {
  const provisioners = listAt(written, 'provisioners').map((each) => ({ [textAt(each, 'type') ?? 'unknown']: {} }));
  const key = textAt(written, 'provider_config_key') ?? '';
  const configured = isObject(providers) ? own(providers, key) : undefined;
  // A module that configures none has that of the stack.
  const isOwn = isObject(configured) && (Object.hasOwn(configured, 'expressions') || !key.includes(':'));
  const { name, alias } = isOwn ? providerCalled(key, configured) : {};
  return {
    ...(provisioners.length === 0 ? {} : { provisioner: provisioners }),
    ...(name === undefined || alias === undefined ? {} : { provider: `${name}.${alias}` }),
  };
}

/** Data sources that run programs or requests, with what is written of them. Those of modules are called `module.x:probe`. */
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
