import type { Json } from '../json';
import { isObject, own, textsAt } from '../json';
import type { ModuleInstance, PlannedResource } from './plan-modules';
import { calledModules, objectAt } from './plan-modules';

/** The scope of an expression, which determines the values of `each` and `var`. */
export interface Scope {
  readonly module: ModuleInstance;
  /** The key of the instance in its address; empty if it has none. */
  readonly key: string;
  /** The `for_each` expression of the instances. */
  readonly forEach?: Json | undefined;
}

/** A resource that a value comes from. */
export interface Target {
  readonly resource: PlannedResource;
  /** Undefined if the configuration in the plan does not name it. */
  readonly attribute?: string | undefined;
}

/** The possible sources of a value that is known only after the apply. */
export interface Sources {
  readonly targets: readonly Target[];
  /** Other possible sources, such as `local.account`, which a plan does not contain. */
  readonly others: readonly string[];
}

const NOTHING: Sources = { targets: [], others: [] };
const STEPS = 8;

/** The sources without known values: a value that is known only after the apply does not come from them. */
export const onlyUnknown = ({ targets, others }: Sources): Sources => ({ targets: targets.filter(isUnknown), others });

/** Whether the plan does not contain the value of a target. */
const isUnknown = ({ resource, attribute }: Target) => attribute === undefined || own(resource.values, attribute) === undefined;

/**
 * The possible sources of the value of an expression.
 *
 * @param attribute the attribute of a resource that the expression names as a whole, if the caller knows it
 */
export function sourcesOf(scope: Scope, expression: Json | undefined, attribute?: string, steps = STEPS): Sources {
  const heads = headsOf(isObject(expression) ? textsAt(expression, 'references') : []);
  if (steps === 0) return { targets: [], others: heads };
  return together(heads.map((head, i) => ofReference(scope, head, heads[i + 1], attribute, steps - 1)));
}

const together = (all: readonly Sources[]): Sources => ({
  targets: all.flatMap(({ targets }) => targets),
  others: all.flatMap(({ others }) => others),
});

/** The complete references. Terraform prints each reference, followed by its prefixes: `a.b["x"].id`, `a.b["x"]`, `a.b`. */
const headsOf = (references: readonly string[]): string[] =>
  references.filter((each, i) => {
    const last = references[i - 1];
    return !(last?.startsWith(each) === true && last !== each && /[.[]/.test(last.charAt(each.length)));
  });

/** The first steps of a reference: two names, a key, and the name that follows. */
const STEP = /^([A-Za-z_][\w-]*)\.([\w-]+)(?:\[("(?:[^"\\]|\\.)*"|[^\]]*)\])?(?:\.([\w-]+))?/s;

/** References whose values are always known. */
const KNOWN = new Set(['count', 'path', 'self', 'terraform']);

function ofReference(
  scope: Scope,
  reference: string,
  next: string | undefined,
  outer: string | undefined,
  steps: number,
): Sources {
  const [, first = '', second = '', key, third] = STEP.exec(reference) ?? [];
  const { module } = scope;
  if (KNOWN.has(first)) return NOTHING;
  if (first === 'each') return second === 'value' ? eachValue(scope, third ?? outer, steps) : NOTHING;
  if (first === 'var') {
    const from = module.parent && callScope(module, module.parent);
    return from ? sourcesOf(from, own(objectAt(module.call, 'expressions'), second), third ?? outer, steps) : NOTHING;
  }
  if (first === 'module') {
    const inner = keyed(scope, calledModules(module, second), key, next);
    const found = inner.map((each) => ofOutputs(each, third, outer, steps));
    return inner.length === 0 ? { targets: [], others: [reference] } : together(found);
  }
  const planned = module.resources.filter((each) => each.type === first && each.name === second);
  if (planned.length === 0) return isWritten(module, `${first}.${second}`) ? NOTHING : { targets: [], others: [reference] };
  const targets = keyed(scope, planned, key, next).map((resource) => ({ resource, attribute: third ?? outer }));
  return { targets, others: [] };
}

/** Whether the configuration declares a resource. A resource without instances has no unknown values. */
const isWritten = ({ configuration }: ModuleInstance, address: string): boolean => {
  const resources = own(configuration, 'resources');
  return (
    Array.isArray(resources) && (resources as readonly Json[]).some((each) => isObject(each) && each['address'] === address)
  );
};

/** The scope of the arguments of a module call. */
const callScope = (module: ModuleInstance, parent: ModuleInstance): Scope => ({
  ...{ module: parent, key: module.key },
  forEach: own(module.call, 'for_each_expression'),
});

/** The sources of one output of a module, or of all outputs if the plan does not name one. */
function ofOutputs(module: ModuleInstance, name: string | undefined, attribute: string | undefined, steps: number): Sources {
  const outputs = objectAt(module.configuration, 'outputs');
  const names = name === undefined ? Object.keys(outputs) : [name];
  return together(
    names.map((each) => sourcesOf({ module, key: '' }, own(objectAt(outputs, each), 'expression'), attribute, steps)),
  );
}

/** The sources of `each.value`. If `for_each` uses the instances of another resource, the instance with the same key. */
function eachValue({ module, key, forEach }: Scope, attribute: string | undefined, steps: number): Sources {
  const { targets, others } = sourcesOf({ module, key: '' }, forEach, attribute, steps);
  const same = targets.filter(({ resource }) => key !== '' && resource.key === key);
  return { targets: same.length > 0 ? same : targets, others };
}

/** The instances that a reference selects by its key or by the key of its scope; all instances if that is not known. */
function keyed<T extends { readonly key: string }>(
  scope: Scope,
  instances: readonly T[],
  key: string | undefined,
  next: string | undefined,
): readonly T[] {
  if (key !== undefined) return instances.filter((each) => each.key === key);
  if (next !== 'each.key' && next !== 'count.index') return instances;
  const same = instances.filter((each) => each.key !== '' && each.key === scope.key);
  return same.length > 0 ? same : instances;
}
