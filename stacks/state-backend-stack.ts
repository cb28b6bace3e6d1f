import { TerraformOutput } from 'cdktf';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { CustomRole } from '../lib/access/custom-role';
import { Deployer } from '../lib/access/deployer';
import { onlyRoles } from '../lib/catalog/role-condition';
import { applyActions, planActions, PREFLIGHT_ACTIONS } from '../lib/catalog/deployment-actions';
import { distinct } from '../lib/collections/order';
import type { ContainerRole } from '../lib/catalog/pipelines';
import { CONTAINER_ROLES } from '../lib/catalog/pipelines';
import { stateIdentities, stateRoleNames } from '../lib/fleet/state-names';
import type { StateAccount, StateEnvironment } from '../lib/fleet/state-account';
import { BaseStack } from '../lib/terraform/base-stack';
import { ResourceGroup } from '../lib/terraform/resource-group';
import { StateStore } from '../lib/terraform/state-store';

/**
 * The prerequisites for pipelines: the storage account for their states, the identities that they sign in with, and the rights of
 * these identities. An owner of the subscriptions applies this stack by hand; no pipeline can.
 */
export class StateBackendStack extends BaseStack {
  private readonly group: ResourceGroup;
  private readonly store: StateStore;
  /** Resources that the lock on the account would prevent Terraform from deleting. */
  private readonly locked: ITerraformDependable[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly account: StateAccount,
  ) {
    const { subscriptionId, state, providers, tags, ignoredTags, location, resourceGroup, environments } = account;
    const { cloud } = location;
    super(scope, id, { subscriptionId, cloud, state, providers, tags, ignoredTags, azapi: false, storage: true });
    this.group = new ResourceGroup(this, 'resource_group', { name: resourceGroup, location: location.name });
    this.store = new StateStore(this, 'account', { ...account, resourceGroup: this.group });
    const deployers = new Construct(this, 'deployer');
    if (account.plan.length > 0) this.addPlanner(deployers);
    const applying = environments.filter(({ apply }) => apply.length > 0);
    if (applying.length > 0) this.addAppliers(deployers, applying);
    this.store.lock(this.locked);
  }

  private addPlanner(scope: Construct): void {
    const { plan, environments, name } = this.account;
    const role = this.addRole(
      'plan',
      'Sees what Azure OpenAI stamps are made of. Changes nothing and reads no key.',
      distinct([...planActions(this.account.features), ...PREFLIGHT_ACTIONS]),
    );
    const planner = this.addDeployer(scope, 'plan', stateIdentities(name).plan, plan);
    for (const subscriptionId of new Set(environments.map((each) => each.subscriptionId)))
      this.grantSubscription(planner, subscriptionId, role);
    for (const container of new Set(environments.map((each) => each.container)))
      this.grantContainer(planner, container, CONTAINER_ROLES.plan);
    new TerraformOutput(this, 'plan_client_id', {
      value: planner.clientId,
      description: 'The client ID that pipelines sign in with to plan',
    });
  }

  private addAppliers(scope: Construct, environments: readonly StateEnvironment[]): void {
    const role = this.addRole(
      'apply',
      'Makes, changes and deletes what Azure OpenAI stamps are made of. Reads no key of an account.',
      applyActions(this.account.features),
    );
    const appliers = new Construct(scope, 'apply');
    const condition = onlyRoles(this.account.assignableRoles);
    const clients = environments.map(({ name, subscriptionId, container, apply }) => {
      const applier = this.addDeployer(appliers, name, stateIdentities(this.account.name).apply(name), apply);
      this.grantSubscription(applier, subscriptionId, role, condition);
      this.grantContainer(applier, container, CONTAINER_ROLES.apply);
      return [name, applier.clientId] as const;
    });
    new TerraformOutput(this, 'apply_client_ids', {
      value: Object.fromEntries(clients),
      description: 'The client IDs that pipelines sign in with to apply, by environment',
    });
  }

  private addRole(kind: 'apply' | 'plan', description: string, actions: readonly string[]): CustomRole {
    const { subscriptionId, name, environments } = this.account;
    return new CustomRole(this, `role_${kind}`, {
      name: stateRoleNames(name)[kind],
      description,
      actions,
      subscriptionId,
      otherSubscriptionIds: environments.map((each) => each.subscriptionId),
    });
  }

  private addDeployer(scope: Construct, id: string, name: string, federations: StateAccount['plan']): Deployer {
    return new Deployer(scope, id, { name, resourceGroup: this.group, federations });
  }

  private grantSubscription(deployer: Deployer, subscriptionId: string, role: CustomRole, condition?: string): void {
    const scope = `/subscriptions/${subscriptionId}`;
    const { roleId, roleDefinitionId } = role;
    deployer.grant(`subscription_${subscriptionId}`, {
      scope,
      scopeId: scope,
      roleId,
      roleDefinitionId,
      ...(condition === undefined ? {} : { condition }),
    });
  }

  /** The identity that plans only reads, and so takes no lock: any pull request can plan. */
  private grantContainer(deployer: Deployer, container: string, role: ContainerRole): void {
    const { subscriptionId, name } = this.account;
    const assignment = deployer.grant(`container_${container}`, {
      scope: this.store.containerId(container),
      scopeId: `${name}/${container}`,
      roleId: role.id,
      roleDefinitionId: `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${role.id}`,
    });
    this.locked.push(assignment);
  }
}
