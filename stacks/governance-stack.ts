import type { Construct } from 'constructs';
import type { Governance } from '../lib/fleet/governance';
import { PolicyAssignment } from '../lib/governance/policy-assignment';
import { BaseStack } from '../lib/terraform/base-stack';

/**
 * The assignments of Azure Policy to a subscription or a management group. A person with the right to assign policies applies this stack
 * by hand; no pipeline can.
 */
export class GovernanceStack extends BaseStack {
  constructor(scope: Construct, id: string, { scope: where, subscriptionId, cloud, state, providers, ...rest }: Governance) {
    super(scope, id, { subscriptionId, cloud, state, providers, azapi: false });
    const { effect, skus, isOnlyAzure, regions, keyedKinds, demands } = rest;
    new PolicyAssignment(this, 'policy', {
      ...{ kind: where.kind, scopeId: where.id, effect, skus, isOnlyAzure, demands },
      ...(regions ? { regions } : {}),
      ...(keyedKinds ? { keyedKinds } : {}),
    });
  }
}
