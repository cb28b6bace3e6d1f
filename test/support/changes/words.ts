import type { Effect } from '../../../lib/changes/effect';
import { effectOf } from '../../../lib/changes/effects';
import type { Action } from '../../../lib/changes/effects';
import { code } from '../../../lib/readme/markdown';
import { stackChanges } from '../../../lib/review/compare/stack-change';
import { effectType } from '../../../lib/review/rules/consequences';
import { stacksOf } from '../review-pairs';
import type { Row, Step } from './row';
import { promiseOf, refusalOf, REGION_STACK } from './row';
import { generatedOf, sidesOf } from './sides';
import type { Stack } from '../../../lib/stack/stack';
import { stackPairs } from './stack-pairs';

/** The maximum number of addresses in a sentence. With more, the sentence has their number. */
const MANY = 6;

/** The words before and after the addresses of an action. */
const VERBS: Readonly<Record<Action, readonly [string, string]>> = {
  create: ['creates', ''],
  update: ['updates', ''],
  move: ['moves in the state only, to', ''],
  replace: ['replaces', ' (the old one is destroyed first)'],
  renew: ['replaces', ' (the new one is created first)'],
  destroy: ['destroys', ''],
};

const sentence = (action: Action, what: string) => VERBS[action].join(` ${what}`);

/** The actions of Terraform as text. */
export function planWords(row: Row): string {
  const stacks = stackPairs(row).filter(({ promise }) => promise.length > 0);
  if (stacks.length === 0) return 'nothing';
  return stacks
    .map(({ stack, promise, before, after }) => {
      const where = stack === REGION_STACK && stacks.length === 1 ? '' : `in ${code(stack)}, `;
      const refusal = refusalOf(row, stack);
      if (refusal !== undefined) return `${where}refuses the plan (“${refusal}”) and changes nothing`;
      if (!before || !after) return `${where}${sentence(promise[0]?.action ?? 'create', 'everything')}`;
      const order = stack === REGION_STACK ? (row.order ?? []) : [];
      return `${where}${order.length === promise.length ? inTurn(order) : grouped(promise)}`;
    })
    .join('; ');
}

const inTurn = (order: readonly string[]) =>
  order
    .map((text) => text.split(' '))
    .map(([action = '', address = '']) => sentence(action as Action, code(address)))
    .join(', then ');

/** Actions grouped by kind, in the order of `VERBS`. */
function grouped(steps: readonly Step[]): string {
  const verbs = (Object.keys(VERBS) as Action[]).filter((action) => steps.some((step) => step.action === action));
  return verbs
    .map((action) => {
      const addresses = steps.filter((step) => step.action === action).map(({ address }) => code(address));
      return sentence(action, addresses.length > MANY ? `${addresses.length} resources` : addresses.join(', '));
    })
    .join('; ');
}

const known = new WeakMap<Row, readonly Effect[]>();

/** The effect of each promised action, given the changed attributes. */
function effects(row: Row): readonly Effect[] {
  const found = known.get(row) ?? effectsOf(row);
  known.set(row, found);
  return found;
}

function effectsOf(row: Row): Effect[] {
  const sides = sidesOf(row);
  const [old, fresh] = [stacksOf(generatedOf(sides.before)), stacksOf(generatedOf(sides.after))];
  const changes = stackChanges(old, fresh);
  const paths = new Map(
    changes.flatMap(({ folder, resources }) =>
      resources.map((each) => [`${folder} ${each.address}`, each.attributes.map((attribute) => attribute.path)] as const),
    ),
  );
  return stackPairs(row).flatMap(({ stack, promise }) =>
    (refusalOf(row, stack) === undefined ? promise : []).map(({ action, address }) =>
      effectOf(
        typeAt((action === 'destroy' ? old : fresh).get(`generated/${stack}`), address),
        action,
        paths.get(`generated/${stack} ${address}`) ?? [],
      ),
    ),
  );
}

/** The azurerm type with the same effects as the resource at an address; the kit creates several types with azapi. */
const typeAt = (stack: Stack | undefined, address: string) => effectType(stack, { address, type: address.split('.')[0] ?? '' });

const distinct = (texts: readonly (string | undefined)[]) => [...new Set(texts.filter((text) => text !== undefined))];

/** What is unavailable during the apply, and for how long. */
export const windowWords = (row: Row): string => {
  const windows = row.window === undefined ? distinct(effects(row).map(({ window }) => window)) : [row.window];
  return windows.length === 0 ? 'nothing' : windows.join('. ');
};

/** How to undo the change. */
export function backWords(row: Row): string {
  if (row.back !== undefined) return row.back;
  if (row.refused !== undefined) return 'Revert. Nothing was changed';
  if (promiseOf(row).size === 0) return 'Revert';
  const backs = distinct(effects(row).map(({ back }) => back));
  return backs.length === 0 ? 'Revert and apply' : backs.join('. ');
}
