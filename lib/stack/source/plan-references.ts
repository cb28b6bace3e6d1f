import type { Json, JsonObject } from '../json';
import { isObject, own, textsAt } from '../json';

/** A module of a configuration, as `terraform show -json` prints it. */
export interface ModuleConfiguration {
  /** The names of the module calls that lead to it, from the root. */
  readonly path: readonly string[];
  readonly content: JsonObject;
  readonly parent?: ModuleConfiguration;
  /** What the call of the module sets its variables to. */
  readonly inputs: JsonObject;
}

const STEPS = 8;

/** A name for a resource of a module that references can have: Terraform's own addresses of modules cannot be told from attributes. */
export const aliasOf = (path: readonly string[], type: string, name: string): string =>
  `${type}.${[...path, name].join('--').replace(/[^A-Za-z0-9_-]/g, '-')}`;

/** The module that another one calls. */
export function calledModule(module: ModuleConfiguration, name: string): ModuleConfiguration | undefined {
  const call = own(objectIn(module.content, 'module_calls'), name);
  const content = isObject(call) ? call['module'] : undefined;
  if (!isObject(call) || !isObject(content)) return undefined;
  return { path: [...module.path, name], content, parent: module, inputs: objectIn(call, 'expressions') };
}

/** What an expression refers to in the end, as a reference to a resource by its alias; undefined: nothing that is known. */
export function resolved(module: ModuleConfiguration, expression: Json | undefined, steps = STEPS): string | undefined {
  if (steps === 0) return undefined;
  for (const reference of textsAt(expression, 'references')) {
    const found = resolvedReference(module, reference, steps);
    if (found !== undefined) return found;
  }
  return undefined;
}

function resolvedReference(module: ModuleConfiguration, reference: string, steps: number): string | undefined {
  const [first = '', second = '', third] = reference.replace(/\[[^\]]*\]/g, '').split('.');
  if (first === 'var') return module.parent && resolved(module.parent, own(module.inputs, second), steps - 1);
  if (first === 'module') {
    const inner = calledModule(module, second);
    const output = inner && third !== undefined ? own(objectIn(inner.content, 'outputs'), third) : undefined;
    return inner && isObject(output) ? resolved(inner, output['expression'], steps - 1) : undefined;
  }
  if (['data', 'local', 'each', 'count', 'path', 'self', 'terraform'].includes(first) || third === undefined) return undefined;
  return `\${${aliasOf(module.path, first, second)}.${third}}`;
}

const objectIn = (block: JsonObject, key: string): JsonObject => {
  const value = own(block, key);
  return isObject(value) ? value : {};
};
