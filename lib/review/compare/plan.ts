import { distinct } from '../../collections/order';
import type { Json, JsonObject } from '../../stack/json';
import { isObject, listAt, textAt, textsAt, valueAt } from '../../stack/json';

/** What Terraform will do with a resource. */
export type PlannedAction = 'create' | 'delete' | 'forget' | 'import' | 'replace' | 'update';

/** One resource in a plan. */
export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  readonly action: PlannedAction;
  /** The attributes that force a replacement, as paths such as `sku.name`. */
  readonly replacePaths: readonly string[];
  /** Whether it is about the leftover of an interrupted replacement (a deposed object), not about the resource itself. */
  readonly isLeftover: boolean;
}

/** A resource that was changed outside of Terraform. */
export interface DriftedResource {
  readonly address: string;
  readonly type: string;
  /** The attributes in the state and in Azure; `after` is undefined if the resource no longer exists. */
  readonly before: JsonObject;
  readonly after?: JsonObject;
}

/** The parts of the `terraform show -json` output of a saved plan that a review needs. */
export interface Plan {
  /** Everything that Terraform will do, in the order of the plan. */
  readonly changes: readonly PlannedChange[];
  readonly drift: readonly DriftedResource[];
  /** The names of its resource groups, which identify the stack of the plan. */
  readonly names: ReadonlySet<string>;
  /** Why the plan is not complete; undefined: it is. */
  readonly partial?: 'errored' | 'incomplete';
}

/**
 * Parses the output of `terraform show -json` for a saved plan.
 *
 * @throws if the text is something else
 */
export function parsePlan(text: string): Plan {
  const plan = JSON.parse(text) as Json;
  if (!isObject(plan) || typeof plan['format_version'] !== 'string' || !isObject(plan['planned_values']))
    throw new SyntaxError('it is not the output of `terraform show -json` for a saved plan');
  const partial = plan['errored'] === true ? 'errored' : plan['complete'] === false ? 'incomplete' : undefined;
  return {
    ...(partial ? { partial } : {}),
    changes: listAt(plan, 'resource_changes').flatMap(plannedChange),
    drift: listAt(plan, 'resource_drift').flatMap(drifted),
    names: new Set(listAt(plan, 'resource_changes').flatMap(namesIn)),
  };
}

function plannedChange(value: Json): PlannedChange[] {
  const [address, type, mode] = ['address', 'type', 'mode'].map((key) => textAt(value, key));
  const isImport = isObject(valueAt(value, 'change.importing'));
  const action = actionOf(textsAt(value, 'change.actions')) ?? (isImport ? 'import' : undefined);
  if (address === undefined || type === undefined || mode !== 'managed' || !action) return [];
  const replacePaths = listAt(value, 'change.replace_paths').map(pathOf);
  const isLeftover = textAt(value, 'deposed') !== undefined;
  return [{ address, type, action, replacePaths: distinct(replacePaths), isLeftover }];
}

/** Terraform lists both steps of a replacement in order. */
function actionOf(actions: readonly string[]): PlannedAction | undefined {
  if (actions.length === 2) return 'replace';
  const [action] = actions;
  return action === 'create' || action === 'delete' || action === 'forget' || action === 'update' ? action : undefined;
}

/** The path without block indexes. */
const pathOf = (steps: Json) =>
  Array.isArray(steps) ? steps.filter((step): step is string => typeof step === 'string').join('.') : '';

function drifted(value: Json): DriftedResource[] {
  const [address, type] = ['address', 'type'].map((key) => textAt(value, key));
  const change = isObject(value) ? value['change'] : undefined;
  if (address === undefined || type === undefined || !isObject(change) || !isObject(change['before'])) return [];
  return [{ address, type, before: change['before'], ...(isObject(change['after']) ? { after: change['after'] } : {}) }];
}

function namesIn(value: Json): string[] {
  if (textAt(value, 'type') !== 'azurerm_resource_group') return [];
  return [textAt(value, 'change.after.name'), textAt(value, 'change.before.name')].filter((name) => name !== undefined);
}
