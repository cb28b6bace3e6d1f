import { z } from 'zod';
import { ACTIONS } from '../../../lib/changes/effects';

/** Such as `update azurerm_cognitive_account.account`; `everything` stands for all resources of the stack. */
const action = z.string().regex(new RegExp(`^(${ACTIONS.join('|')}) (everything|[a-z]\\w*\\.[a-zA-Z_][\\w-]*)$`), {
  error: 'is not an action and an address',
});
const actions = z.array(action);

const over = z.record(z.string(), z.unknown());

/**
 * Settings that are merged over the environment `prod` of test/changes/environments, and over an empty environments/defaults.yaml. If
 * `prod` is null, the environment does not exist.
 */
const side = z.strictObject({ prod: over.nullable().optional(), defaults: over.optional() });

/** A change of settings, and the promised actions of Terraform. */
export const rowSchema = z.strictObject({
  /** What you change. It completes "You change …". */
  change: z.string(),
  /** The settings that the row is about, as paths in the JSON Schema; `*` stands for a key. */
  settings: z.array(z.string()).min(1),
  before: side.optional(),
  after: side,
  /** The actions of Terraform: in the stack of the region, or by stack. Stacks that are not named do not change. */
  plan: z.union([z.literal('nothing'), actions.min(1), z.record(z.string(), actions.min(1))]),
  /** Actions in order: Terraform starts each one after the previous one is complete. `renew` is written as `create` and `destroy`. */
  order: z.array(z.string().regex(/^(create|update|destroy) /)).optional(),
  /** A part of the error with which Terraform refuses the plan of all promised stacks, or of some. Then nothing in them changes. */
  refused: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
  /** Why the stub providers cannot try it, and the source of the promised actions. */
  notTried: z.string().optional(),
  /** What is unavailable during the apply, if the effects of the actions are not sufficient. */
  window: z.string().optional(),
  /** How to undo the change, if the effects of the actions are not sufficient. */
  back: z.string().optional(),
  /** Further information. */
  note: z.string().optional(),
});

export type Row = z.output<typeof rowSchema>;
export type Side = z.output<typeof side>;

/** An action of Terraform on a resource. */
export interface Step {
  readonly action: (typeof ACTIONS)[number];
  readonly address: string;
}

/** The stack of a plan without a stack name. */
export const REGION_STACK = 'prod/swedencentral';

export function stepOf(text: string): Step {
  const [verb = '', address = ''] = text.split(' ');
  return { action: verb as Step['action'], address };
}

/** The promised actions of a row, by stack. */
export function promiseOf({ plan }: Row): ReadonlyMap<string, readonly Step[]> {
  if (plan === 'nothing') return new Map();
  const stacks = Array.isArray(plan) ? { [REGION_STACK]: plan } : plan;
  return new Map(Object.entries(stacks).map(([stack, texts]) => [stack, texts.map(stepOf)]));
}

/** The error with which Terraform refuses the plan of a stack; undefined: it does not. */
export function refusalOf(row: Row, stack: string): string | undefined {
  if (typeof row.refused !== 'string') return row.refused?.[stack];
  return promiseOf(row).has(stack) ? row.refused : undefined;
}
