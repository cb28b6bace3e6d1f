import { RoleDefinition } from '@cdktf/provider-azurerm/lib/role-definition';
import { Construct } from 'constructs';
import { stableUuid } from './assignment-name';

/** A role to create. */
export interface CustomRoleProps {
  /** Unique in the tenant. */
  readonly name: string;
  readonly description: string;
  /** The operations of Azure Resource Manager that it allows. */
  readonly actions: readonly string[];
  /** The subscription that the role is defined in. Changing it replaces the role. */
  readonly subscriptionId: string;
  /** Other subscriptions where the role can be assigned. */
  readonly otherSubscriptionIds: readonly string[];
}

/** A custom role. */
export class CustomRole extends Construct {
  /** Its GUID, known before it exists. */
  readonly roleId: string;
  /** Its ID as a reference, so that resources that use it depend on the role. */
  readonly roleDefinitionId: string;

  constructor(scope: Construct, id: string, props: CustomRoleProps) {
    super(scope, id);
    const { name, description, actions, subscriptionId, otherSubscriptionIds } = props;
    this.roleId = stableUuid('role', name);
    const home = `/subscriptions/${subscriptionId}`;
    const others = otherSubscriptionIds.map((other) => `/subscriptions/${other}`).filter((other) => other !== home);
    const resource = new RoleDefinition(this, 'Resource', {
      name,
      description,
      roleDefinitionId: this.roleId,
      scope: home,
      permissions: [{ actions: [...actions] }],
      assignableScopes: [home, ...new Set(others.sort())],
    });
    this.roleDefinitionId = resource.roleDefinitionResourceId;
  }
}
