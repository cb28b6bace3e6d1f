import { Facts } from '../stack/facts/facts';
import type { Stack } from '../stack/stack';
import { roles } from './access';
import { contentFilter, filterApproval, filterFloor } from './content-safety';
import { everybody } from './everybody';
import { files } from './files';
import type { Breach, Guardrail, GuardrailId, Promises } from './guardrail';
import { hidden } from './hidden';
import { keyVault } from './key-vault';
import { keys, publicNetwork } from './network';
import { providers } from './providers';
import { places, residency } from './residency';
import { secrets } from './secrets';

/** All guardrails, sorted by ID. */
export const GUARDRAILS: readonly Guardrail[] = [
  contentFilter,
  everybody,
  files,
  filterApproval,
  filterFloor,
  hidden,
  keyVault,
  keys,
  places,
  providers,
  publicNetwork,
  residency,
  roles,
  secrets,
];

/** A breach with the ID of the guardrail that it breaks. */
export interface Broken extends Breach {
  readonly guardrail: GuardrailId;
}

/** All breaches of guardrails in a stack, sorted by guardrail and address. */
export function breachesOf(stack: Stack, promises: Promises): Broken[] {
  const subject = { stack, facts: Facts.of(stack), promises };
  return GUARDRAILS.flatMap(({ id, check }) => check(subject).map((breach) => ({ ...breach, guardrail: id })));
}
