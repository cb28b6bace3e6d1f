import { actionsOf } from '../catalog/deployment-actions';
import type { PipelineTarget } from './other-places';
import { existingIdentity } from './other-places';
import type { PreflightContext } from './question';

/** The operations that the identity needs for a stack: those of a plan, and for an apply also those that write. */
export function neededOperations(target: PipelineTarget, { resourceTypes, as }: PreflightContext): readonly string[] {
  const { read, write } = actionsOf(resourceTypes(target));
  return as === 'plan' ? read : [...read, ...write, ...attachingOperations(target)];
}

/**
 * The operations that attach an existing identity to the account. No resource of the stack stands for them.
 *
 * Source: the built-in role Managed Identity Operator, which consists of them and of read operations; that Azure requires them is
 * unverified.
 */
const attachingOperations = (target: PipelineTarget): readonly string[] =>
  target.kind === 'stamp' && existingIdentity(target.stack.value) !== undefined
    ? ['Microsoft.ManagedIdentity/userAssignedIdentities/assign/action']
    : [];
