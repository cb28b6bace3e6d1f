import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { EntraPrincipal } from '../lib/access/grantee';
import { ResourceGroupBudget } from '../lib/budget/budget';
import { tokenScopeOf } from '../lib/catalog/clouds';
import { conventionalNames } from '../lib/catalog/conventional-names';
import { groupIdOf } from '../lib/catalog/resource-id';
import { skuOf } from '../lib/catalog/skus';
import { formerKeys } from '../lib/fleet/movable-keys';
import type { Stamp } from '../lib/fleet/stamp';
import { locksWorkspace } from '../lib/fleet/stamp';
import type { EndpointDns } from '../lib/network/endpoint-dns';
import type { INetwork, ISubnet } from '../lib/network/network';
import type { PrivateEndpoint } from '../lib/network/private-endpoint';
import type { IPrivateDnsZones } from '../lib/network/private-dns';
import { PrivateDnsZones } from '../lib/network/private-dns';
import { VirtualNetworkLinks } from '../lib/network/virtual-network-links';
import { AccountAlerts } from '../lib/observability/account-alerts';
import { Diagnostics } from '../lib/observability/diagnostics';
import type { IWorkspace } from '../lib/observability/workspace';
import { Workspace } from '../lib/observability/workspace';
import type { IContentFilter } from '../lib/openai/content-filter';
import { ContentFilter } from '../lib/openai/content-filter';
import type { AttachedBlocklist } from '../lib/openai/custom-blocklists';
import type { ModelDeployment } from '../lib/openai/model-deployment';
import { OpenAIAccount } from '../lib/openai/account';
import { withoutCatalogChecks } from '../lib/openai/catalog-checks';
import { BaseStack } from '../lib/terraform/base-stack';
import type { IResourceGroup } from '../lib/terraform/resource-group';
import { ResourceGroup } from '../lib/terraform/resource-group';
import { addActionGroup } from './action-group';
import { budgetProps } from './budget-props';
import { deploymentOutputs, projectOutputs } from './deployment-outputs';
import { addKey, letRoleSpread } from './stamp-account-key';
import type { Place } from './stamp-place';
import { addPlace } from './stamp-place';

/** What a stamp is made of. */
export interface StampStackProps {
  /** The settings of the stamp, which the environment files determine. */
  readonly stamp: Stamp;
}

/** One region of one environment: a private account and the resources that belong to it, in one Terraform state. */
export class StampStack extends BaseStack {
  /** The account. Its `resource` is the binding of the provider. */
  readonly account: OpenAIAccount;
  /** The resource group of the stamp, new or existing. Its `location` is the region of the stamp. */
  readonly resourceGroup: IResourceGroup;
  /** The network of the private endpoint: that of the stamp, or an existing one. */
  readonly network: INetwork;
  /** The subnet of the private endpoint. */
  readonly subnet: ISubnet;
  /** The private endpoint of the account. */
  readonly privateEndpoint: PrivateEndpoint;
  /** The workspace with the logs of the account. */
  readonly workspace: IWorkspace;
  /** The settings of the stamp: its environment, region, names and tags, and everything else that is decided. */
  readonly stamp: Stamp;

  constructor(scope: Construct, id: string, { stamp }: StampStackProps) {
    const { subscriptionId, state, providers, tags, ignoredTags, account, preventDestroy, names } = stamp;
    const purgeAccountsOnDestroy = account.purgeOnDestroy;
    const guardrails = { residency: stamp.residency, approvedModifiedFilters: stamp.approvedModifiedFilters };
    super(scope, id, {
      subscriptionId,
      cloud: stamp.region.cloud,
      state,
      providers,
      tags,
      ignoredTags,
      preventDestroy,
      purgeAccountsOnDestroy,
      guardrails,
    });
    this.stamp = stamp;
    const { name: location } = stamp.region;
    this.resourceGroup = stamp.hasExistingGroup
      ? ResourceGroup.fromResourceGroupName(this, 'existing_resource_group', names.resourceGroup, { location })
      : new ResourceGroup(this, 'resource_group', { name: names.resourceGroup, location });
    // The rules have checked the deployments of environment files, but not those that a team adds.
    this.account = withoutCatalogChecks(this, () => this.addAccount());
    const place = addPlace(this, stamp, this.resourceGroup);
    [this.network, this.subnet] = [place.network, place.subnet];
    this.privateEndpoint = this.addEndpoint(this.account);
    this.workspace = this.addDiagnostics(this.account);
    letRoleSpread(this, this.account, account.key);
    this.addAlerts();
    this.addBudget();
    this.addOutputs(this.account, this.privateEndpoint, place);
    for (const { address, attributes } of stamp.overrides) this.overrideAttributes(address, attributes);
  }

  private addAccount(): OpenAIAccount {
    const { names, account, blocklists, contentFilters, grants, moved, projects } = this.stamp;
    const openai = new OpenAIAccount(this, 'account', {
      name: names.account,
      customSubdomain: names.customSubdomain,
      resourceGroup: this.resourceGroup,
      kind: account.kind,
      allowedFqdns: account.allowedFqdns,
      ...(account.key ? { customerManagedKey: addKey(this, account.key, names, this.resourceGroup) } : {}),
      projectManagement: account.projectManagement,
      ...(account.defenderForAI ? { defenderForAI: account.defenderForAI } : {}),
    });
    const lists = new Map<string, AttachedBlocklist>();
    for (const { key, words, direction } of blocklists) {
      const props = words.from === 'files' ? { content: words.content } : { termsVariable: words.termsVariable };
      lists.set(key, { blocklist: openai.addBlocklist(key, props), direction });
    }
    const filters = new Map<string, IContentFilter>();
    for (const { key, blocklists: named = [], ...settings } of contentFilters) {
      const attached = named.flatMap((name) => lists.get(name) ?? []);
      const filter = openai.addContentFilter(key, { ...settings, blocklists: attached });
      this.addRenamed(filter, ...formerKeys(moved.contentFilters, key));
      filters.set(key, filter);
    }
    this.addDeployments(openai, filters);
    for (const { key, role, ...principal } of grants)
      this.addRenamed(openai.grant(new EntraPrincipal(principal), role, { id: key }), ...formerKeys(moved.access, key));
    for (const { key, connections, ...options } of projects) {
      const project = openai.addProject(key, options);
      // A rule refuses the others.
      for (const { key: id, type, ...connection } of connections)
        if (type !== 'applicationInsights') project.connect(id, { ...connection, type });
      this.addRenamed(project, ...formerKeys(moved.projects, key));
    }
    return openai;
  }

  private addDeployments(openai: OpenAIAccount, filters: Map<string, IContentFilter>): void {
    const { deployments, moved } = this.stamp;
    const existing = new Construct(this, 'existing_filter');
    const added = new Map<string, ModelDeployment>();
    // Those that get the requests of others come first.
    const inOrder = [false, true].flatMap((spills) => deployments.filter((each) => (each.spillover !== undefined) === spills));
    for (const { key, contentFilter, spillover, ...deployment } of inOrder) {
      const filter = filters.get(contentFilter) ?? ContentFilter.fromPolicyName(existing, contentFilter, contentFilter);
      filters.set(contentFilter, filter);
      const spilloverTo = added.get(spillover ?? '');
      const options = { ...deployment, contentFilter: filter, ...(spilloverTo ? { spilloverTo } : {}) };
      added.set(key, openai.addDeployment(key, options));
    }
    for (const [key, deployment] of added) this.addRenamed(deployment, ...formerKeys(moved.deployments, key));
  }

  private addEndpoint(openai: OpenAIAccount): PrivateEndpoint {
    const { names, network } = this.stamp;
    const { endpointGroupId: groupId } = network;
    return openai.addPrivateEndpoint('private_endpoint', {
      ...(groupId === undefined
        ? {}
        : { resourceGroup: ResourceGroup.fromResourceGroupId(this, 'endpoint_resource_group', groupId) }),
      subnet: this.subnet,
      name: names.privateEndpoint,
      networkInterfaceName: names.networkInterface,
      dns: this.addDns(this.network),
    });
  }

  /** Adds the private DNS resources of the stamp: its own zones, only links to the zones of the environment, or nothing. */
  private addDns(network: INetwork): EndpointDns {
    const { dns, id } = this.stamp;
    if (dns.mode === 'policy') return { policy: true, formerGroupIds: dns.formerGroupIds ?? [] };
    const zones = this.zonesOf(dns);
    // The environment links an existing network to its zones, once, because several stamps can be in it.
    const isLinkedHere = dns.mode === 'stamp' || (dns.mode === 'environment' && this.stamp.network.kind === 'new');
    if (isLinkedHere) new VirtualNetworkLinks(this, 'dns_link', { zones, network, name: `link-${id}` });
    return zones;
  }

  private zonesOf({ mode, zones }: Stamp['dns']): IPrivateDnsZones {
    if (mode !== 'stamp')
      return PrivateDnsZones.fromZoneIds(
        this,
        'existing_dns',
        zones.flatMap(({ id }) => id ?? []),
      );
    return new PrivateDnsZones(this, 'dns', { zones: zones.map(({ name }) => name), resourceGroup: this.resourceGroup });
  }

  private addDiagnostics(account: OpenAIAccount): IWorkspace {
    const { names, diagnostics } = this.stamp;
    // The ids keep the addresses that stamps have always had.
    const workspace =
      'workspaceId' in diagnostics
        ? Workspace.fromWorkspaceId(this, 'existing_workspace', diagnostics.workspaceId)
        : new Workspace(this, 'diagnostics_workspace', {
            name: names.workspace,
            resourceGroup: this.resourceGroup,
            retentionDays: diagnostics.retentionDays,
            isLocked: locksWorkspace(this.stamp),
          });
    new Diagnostics(this, 'diagnostics', { account, workspace });
    return workspace;
  }

  private addAlerts(): void {
    const { alerts, deployments, diagnostics, names, region } = this.stamp;
    if (!alerts) return;
    const workspaceLocation = 'workspaceId' in diagnostics ? diagnostics.workspaceLocation : undefined;
    new AccountAlerts(this, 'alerts', {
      account: this.account,
      resourceGroup: this.resourceGroup,
      actionGroup: addActionGroup(this, alerts.recipients, { place: names.account, resourceGroup: this.resourceGroup }),
      pack: alerts.pack,
      isProvisioned: deployments.some(({ sku }) => skuOf(sku).billing === 'provisioned'),
      workspace: this.workspace,
      workspaceLocation: workspaceLocation ?? region.name,
    });
  }

  private addBudget(): void {
    const { budget, id, subscriptionId } = this.stamp;
    if (!budget) return;
    new ResourceGroupBudget(this, 'budget', {
      ...budgetProps(budget, conventionalNames.budget(id)),
      resourceGroupId:
        this.resourceGroup instanceof ResourceGroup
          ? this.resourceGroup.resource.id
          : groupIdOf(subscriptionId, this.resourceGroup.groupName),
    });
  }

  private addOutputs(openai: OpenAIAccount, endpoint: PrivateEndpoint, place: Place): void {
    const outputs = {
      account_id: { value: openai.accountId, description: 'The ID of the Azure OpenAI account' },
      endpoint: {
        value: openai.endpoint,
        description: 'The endpoint of the account, which clients reach through the private endpoint',
      },
      v1_base_url: { value: openai.v1BaseUrl, description: 'The base URL of the v1 API' },
      ...deploymentOutputs(this.stamp),
      ...projectOutputs(this.stamp),
      token_scope: { value: tokenScopeOf(this.cloud), description: 'The scope of access tokens for the v1 API' },
      private_endpoint_id: { value: endpoint.resource.id, description: 'The ID of the private endpoint' },
      private_endpoint_network_interface_id: {
        value: endpoint.networkInterfaceId,
        description: 'The ID of the network interface with the private IP address',
      },
      ...place.outputs,
    };
    for (const [name, output] of Object.entries(outputs)) new TerraformOutput(this, name, output);
  }
}
