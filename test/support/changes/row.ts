import { z } from 'zod';
import { ACTIONS } from '../../../lib/changes/effects';

/** Such as `update azurerm_cognitive_account.account`; `everything` stands for all resources of the stack. */
const action = z.string().regex(new RegExp(`^(${ACTIONS.join('|')}) (everything|[a-z]\\w*\\.[a-zA-Z_][\\w-]*)$`), {
  error: 'is no action and address',
});
const actions = z.array(action);

const over = z.record(z.string(), z.unknown());

/**
 * What is laid over the environment `prod` of test/changes/environments, and over an empty environments/defaults.yaml. Where `prod`
 * is null, there is no environment.
 */
const side = z.strictObject({ prod: over.nullable().optional(), defaults: over.optional() });

/** A change of settings, and what Terraform is promised to do about it. */
export const rowSchema = z.strictObject({
  /** What you change, for people: it completes "You change …". */
  change: z.string(),
  /** The settings that the row is about, as paths in the JSON Schema; `*` stands for a key. */
  settings: z.array(z.string()).min(1),
  before: side.optional(),
  after: side,
  /** What Terraform does: to the stack of the region, or by stack. Stacks that are not named stay as they are. */
  plan: z.union([z.literal('nothing'), actions.min(1), z.record(z.string(), actions.min(1))]),
  /** What Terraform starts only when the one before it is complete. Here `renew` is written as `create` and `destroy`. */
  order: z.array(z.string().regex(/^(create|update|destroy) /)).optional(),
  /** Words of the error with which Terraform refuses the plan of all promised stacks, or of some; then nothing in them is touched. */
  refused: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
  /** Why the stub providers cannot try it, and the source of what is promised instead. */
  notTried: z.string().optional(),
  /** What does not answer meanwhile, where the effects of the actions do not tell it all. */
  window: z.string().optional(),
  /** How to go back, where the effects of the actions do not tell it all. */
  back: z.string().optional(),
  /** What else to know. */
  note: z.string().optional(),
});

export type Row = z.output<typeof rowSchema>;
export type Side = z.output<typeof side>;

/** What Terraform does to a resource. */
export interface Step {
  readonly action: (typeof ACTIONS)[number];
  readonly address: string;
}

/** The stack that a plan without the name of one is about. */
export const REGION_STACK = 'prod/swedencentral';

export function stepOf(text: string): Step {
  const [verb = '', address = ''] = text.split(' ');
  return { action: verb as Step['action'], address };
}

/** The promised steps of a row, by stack. */
export function promiseOf({ plan }: Row): ReadonlyMap<string, readonly Step[]> {
  if (plan === 'nothing') return new Map();
  const stacks = Array.isArray(plan) ? { [REGION_STACK]: plan } : plan;
  return new Map(Object.entries(stacks).map(([stack, texts]) => [stack, texts.map(stepOf)]));
}

/** Why Terraform refuses the plan of a stack; undefined: it does not. */
export function refusalOf(row: Row, stack: string): string | undefined {
  if (typeof row.refused !== 'string') return row.refused?.[stack];
  return promiseOf(row).has(stack) ? row.refused : undefined;
}
