import type { Json } from '../json';
import { isObject, own, textsAt } from '../json';
import type { ModuleInstance, PlannedResource } from './plan-modules';
import { calledModules, objectAt } from './plan-modules';

/** Where an expression stands, which says what `each` and `var` are in it. */
export interface Scope {
  readonly module: ModuleInstance;
  /** The key of the instance, as it stands in its address; empty where it has none. */
  readonly key: string;
  /** What the instances are made for. */
  readonly forEach?: Json | undefined;
}

/** A resource that a value comes from. */
export interface Target {
  readonly resource: PlannedResource;
  /** Undefined: the configuration in a plan does not say which. */
  readonly attribute?: string | undefined;
}

/** What a value that only the apply knows may come from. */
export interface Sources {
  readonly targets: readonly Target[];
  /** What else it may come from, such as `local.account`, of which a plan says nothing. */
  readonly others: readonly string[];
}

const NOTHING: Sources = { targets: [], others: [] };
const STEPS = 8;

/** Without what the plan knows already: a value that only the apply knows does not come from there. */
export const onlyUnknown = ({ targets, others }: Sources): Sources => ({ targets: targets.filter(isUnknown), others });

/** A plan has the values that it knows. */
const isUnknown = ({ resource, attribute }: Target) => attribute === undefined || own(resource.values, attribute) === undefined;

/**
 * What the value of an expression may come from.
 *
 * @param attribute of a resource that it names as a whole, as far as that is known from outside
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

/** Terraform prints each reference, and then what it begins with, step by step: `a.b["x"].id`, `a.b["x"]`, `a.b`. */
const headsOf = (references: readonly string[]): string[] =>
  references.filter((each, i) => {
    const last = references[i - 1];
    return !(last?.startsWith(each) === true && last !== each && /[.[]/.test(last.charAt(each.length)));
  });

/** The first steps of a reference: two names, a key, and the name that follows. */
const STEP = /^([A-Za-z_][\w-]*)\.([\w-]+)(?:\[("(?:[^"\\]|\\.)*"|[^\]]*)\])?(?:\.([\w-]+))?/s;

/** What the plan knows wherever it stands. */
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

/** A resource of which there is no instance has no value that anybody waits for. */
const isWritten = ({ configuration }: ModuleInstance, address: string): boolean => {
  const resources = own(configuration, 'resources');
  return (
    Array.isArray(resources) && (resources as readonly Json[]).some((each) => isObject(each) && each['address'] === address)
  );
};

/** Where the arguments of the call of a module stand. */
const callScope = (module: ModuleInstance, parent: ModuleInstance): Scope => ({
  ...{ module: parent, key: module.key },
  forEach: own(module.call, 'for_each_expression'),
});

/** What outputs of a module come from: one of them, or all where a plan does not say which. */
function ofOutputs(module: ModuleInstance, name: string | undefined, attribute: string | undefined, steps: number): Sources {
  const outputs = objectAt(module.configuration, 'outputs');
  const names = name === undefined ? Object.keys(outputs) : [name];
  return together(
    names.map((each) => sourcesOf({ module, key: '' }, own(objectAt(outputs, each), 'expression'), attribute, steps)),
  );
}

/** What `each.value` comes from: where the instances are made for those of something else, the one with the same key. */
function eachValue({ module, key, forEach }: Scope, attribute: string | undefined, steps: number): Sources {
  const { targets, others } = sourcesOf({ module, key: '' }, forEach, attribute, steps);
  const same = targets.filter(({ resource }) => key !== '' && resource.key === key);
  return { targets: same.length > 0 ? same : targets, others };
}

/** Those of some instances that a reference means: of its key, or of the key where it stands. All of them where nobody can say. */
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
