import type { Json } from '../stack/json';
import { isObject, listAt, textAt, textsAt, valueAt } from '../stack/json';
import { jsonIn } from './json-in';

/** What a plan would do with one resource. */
export interface Judged {
  readonly address: string;
  /**
   * `kept`: imported without a change; `updated`: a change in place; `created`; `doubled`: an account, which exists already, is created
   * instead of imported; `forgotten`: only the state loses it; `lost`: destroyed or replaced, also if the old resource stays in Azure.
   */
  readonly outcome: 'created' | 'doubled' | 'forgotten' | 'kept' | 'lost' | 'updated';
  readonly isImported: boolean;
  /** What the plan changes, or what requires the replacement, as paths such as `sku.name`. */
  readonly paths: readonly string[];
  /** Whether the same resource would be created again. */
  readonly isReplaced: boolean;
}

/**
 * Reads what a plan would do, from the output of `terraform show -json`.
 *
 * @throws SyntaxError if the text is something else, or a plan that is not complete
 */
export function judgedPlan(text: string): readonly Judged[] {
  const plan = jsonIn(text);
  if (!isObject(plan) || typeof plan['format_version'] !== 'string' || !isObject(plan['planned_values']))
    throw new SyntaxError('it is not the output of `terraform show -json` for a saved plan');
  if (plan['errored'] === true || plan['complete'] === false)
    throw new SyntaxError('the plan is not complete: Terraform stopped, or a target limited it');
  const changes = listAt(plan, 'resource_changes').filter((each) => textAt(each, 'mode') === 'managed');
  // A plan of a stack lists its account even if nothing changes.
  if (!changes.some(isAccount))
    throw new SyntaxError('the plan has no account: plan in the folder of the stack that was adopted');
  return changes.flatMap(judged);
}

function judged(change: Json): Judged[] {
  const address = textAt(change, 'address');
  if (address === undefined) return [];
  const actions = textsAt(change, 'change.actions');
  const isImported = isObject(valueAt(change, 'change.importing'));
  const found = { address, isImported, isReplaced: actions.length > 1 };
  const isLost = actions.includes('delete') || (actions.includes('forget') && actions.includes('create'));
  if (isLost) return [{ ...found, outcome: 'lost', paths: pathsOf(change) }];
  if (actions.includes('forget')) return [{ ...found, outcome: 'forgotten', paths: [] }];
  if (actions.includes('create')) return [{ ...found, outcome: isAccount(change) ? 'doubled' : 'created', paths: [] }];
  if (actions.includes('update')) return [{ ...found, outcome: 'updated', paths: changedKeys(change) }];
  return isImported ? [{ ...found, outcome: 'kept', paths: [] }] : [];
}

/** Whether a resource is an account: the one that is adopted exists, so that Azure refuses to create it. */
const isAccount = (change: Json): boolean =>
  ACCOUNT_TYPES.includes(textAt(change, 'type') ?? '') ||
  ['before', 'after'].some((side) =>
    /^Microsoft\.CognitiveServices\/accounts@/i.test(textAt(change, `change.${side}.type`) ?? ''),
  );

const ACCOUNT_TYPES = ['azurerm_cognitive_account', 'azurerm_ai_services'];

/** The paths that require a replacement, without the indexes of blocks. */
const pathsOf = (change: Json): string[] => [
  ...new Set(
    listAt(change, 'change.replace_paths').map((steps) =>
      Array.isArray(steps) ? steps.filter((step): step is string => typeof step === 'string').join('.') : '',
    ),
  ),
];

/** The attributes that an update changes. Values are not shown: they can be sensitive. */
function changedKeys(change: Json): string[] {
  const [before, after, unknown] = ['before', 'after', 'after_unknown'].map((key) => valueAt(change, `change.${key}`));
  if (!isObject(before) || !isObject(after)) return [];
  const isUnknown = (key: string) => isObject(unknown) && unknown[key] === true;
  return Object.keys(after).filter((key) => !isUnknown(key) && JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

/** Whether the adoption may be applied: nothing would be destroyed or replaced, and no account created. */
export const isSafe = (all: readonly Judged[]): boolean =>
  all.every(({ outcome }) => outcome !== 'lost' && outcome !== 'doubled');
