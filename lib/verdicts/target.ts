import type { ServedCloud } from '../catalog/clouds';
import type { Fleet, Located } from '../fleet/fleet';
import type { Governance } from '../fleet/governance';
import type { SharedResources, Stamp } from '../fleet/stamp';
import type { StateAccount } from '../fleet/state-account';

/** A stack that is going to be applied. */
export type Target =
  | { readonly kind: 'environment'; readonly stack: Located<SharedResources> }
  | { readonly kind: 'governance'; readonly stack: Located<Governance> }
  | { readonly kind: 'stamp'; readonly stack: Located<Stamp> }
  | { readonly kind: 'state'; readonly stack: Located<StateAccount> };

/** The stacks of a fleet. */
export const targetsOf = (fleet: Fleet): readonly Target[] => [
  ...fleet.stateAccounts.map((stack) => ({ kind: 'state' as const, stack })),
  ...fleet.shared.map((stack) => ({ kind: 'environment' as const, stack })),
  ...fleet.stamps.map((stack) => ({ kind: 'stamp' as const, stack })),
  ...fleet.governances.map((stack) => ({ kind: 'governance' as const, stack })),
];

/** The ID of a stack, such as `prod-swedencentral`. */
export const idOf = ({ stack }: Target): string => stack.value.id;

/** The cloud that a stack is in. */
export function cloudOf(target: Target): ServedCloud {
  if (target.kind === 'state') return target.stack.value.location.cloud;
  if (target.kind === 'governance') return target.stack.value.cloud;
  return target.stack.value.region.cloud;
}
