import type { ITerraformDependable } from 'cdktf';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { TOKEN_SCOPE } from '../lib/catalog/clouds';
import { parseResourceId } from '../lib/catalog/resource-id';
import { formerKeys } from '../lib/fleet/movable-keys';
import type { ExistingNetwork, NewNetwork, Stamp } from '../lib/fleet/stamp';
import type { EndpointDns, PrivateEndpoint } from '../lib/network/private-endpoint';
import type { ZoneReference } from '../lib/network/private-dns';
import { PrivateDnsZones, VirtualNetworkLinks } from '../lib/network/private-dns';
import { SpokeNetwork } from '../lib/network/spoke-network';
import { Diagnostics } from '../lib/observability/diagnostics';
import { ContentFilter } from '../lib/openai/content-filter';
import type { AttachedBlocklist } from '../lib/openai/custom-blocklists';
import { OpenAIAccount } from '../lib/openai/account';
import { BaseStack } from '../lib/terraform/base-stack';
import { ResourceGroup } from '../lib/terraform/resource-group';

/** The location of the private endpoint. */
interface Place {
  readonly subnetId: string;
  readonly virtualNetworkId: string;
  readonly location: string;
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** One region of one environment: a private account and the resources that belong to it, in one Terraform state. */
export class StampStack extends BaseStack {
  /** The account. Its `resource` is the binding of the provider. */
  readonly account: OpenAIAccount;
  private readonly group: ResourceGroup;

  constructor(
    scope: Construct,
    /** The settings of the stamp: its environment, region, names and tags, and everything else that is decided. */
    readonly stamp: Stamp,
  ) {
    const { id, subscriptionId, state, providers, account, preventDestroy } = stamp;
    super(scope, id, { subscriptionId, state, providers, preventDestroy, purgeAccountsOnDestroy: account.purgeOnDestroy });
    this.group = new ResourceGroup(this, 'resource_group', {
      name: stamp.names.resourceGroup,
      location: stamp.region.name,
      tags: stamp.tags,
    });
    this.account = this.addAccount();
    const place = stamp.network.kind === 'new' ? this.addNetwork(stamp.network) : existingPlace(stamp.network);
    const endpoint = this.addEndpoint(this.account, place);
    this.addDiagnostics(this.account);
    this.addOutputs(this.account, endpoint);
    for (const { address, attributes } of stamp.overrides) this.overrideAttributes(address, attributes);
  }

  /** `npm run check` has checked the settings and overrides. */
  protected override brokenGuardrails(): string[] {
    return [];
  }

  private addAccount(): OpenAIAccount {
    const { names, account, tags, blocklists, contentFilters, deployments, grants, moved } = this.stamp;
    const openai = new OpenAIAccount(this, 'account', {
      name: names.account,
      customSubdomain: names.customSubdomain,
      resourceGroup: this.group,
      kind: account.kind,
      allowedFqdns: account.allowedFqdns,
      tags,
    });
    const lists = new Map<string, AttachedBlocklist>();
    for (const { key, words, direction } of blocklists) {
      const props = words.from === 'files' ? { content: words.content } : { termsVariable: words.termsVariable };
      lists.set(key, { blocklist: openai.addBlocklist(key, props), direction });
    }
    const filters = new Map<string, ContentFilter>();
    for (const { key, blocklists: named = [], ...settings } of contentFilters) {
      const attached = named.flatMap((name) => lists.get(name) ?? []);
      const filter = openai.addContentFilter(key, { ...settings, blocklists: attached });
      this.addRenamed(filter, ...formerKeys(moved.contentFilters, key));
      filters.set(key, filter);
    }
    for (const { key, contentFilter, ...deployment } of deployments) {
      const filter = filters.get(contentFilter) ?? ContentFilter.fromPolicyName(contentFilter);
      const added = openai.addDeployment(key, { ...deployment, contentFilter: filter });
      this.addRenamed(added, ...formerKeys(moved.deployments, key));
    }
    for (const { key, role, ...principal } of grants)
      this.addRenamed(openai.grant(key, principal, role), ...formerKeys(moved.access, key));
    return openai;
  }

  private addNetwork({ addressSpace, privateEndpointPrefix, allowedSources, dnsServers }: NewNetwork): Place {
    const { names, tags, region } = this.stamp;
    const network = new SpokeNetwork(this, 'network', {
      names,
      resourceGroup: this.group,
      addressSpace,
      privateEndpointPrefix,
      allowedSources,
      dnsServers,
      tags,
    });
    const { subnetId, virtualNetworkId, rulesApplied } = network;
    return { subnetId, virtualNetworkId, location: region.name, dependsOn: [rulesApplied] };
  }

  private addEndpoint(openai: OpenAIAccount, place: Place): PrivateEndpoint {
    const { names, tags } = this.stamp;
    return openai.addPrivateEndpoint('private_endpoint', {
      name: names.privateEndpoint,
      networkInterfaceName: names.networkInterface,
      resourceGroup: this.group,
      location: place.location,
      subnetId: place.subnetId,
      dns: this.addDns(place),
      ...(place.dependsOn ? { dependsOn: place.dependsOn } : {}),
      tags,
    });
  }

  /** Adds the private DNS resources of the stamp: its own zones, only links to the zones of the environment, or nothing. */
  private addDns({ virtualNetworkId }: Place): EndpointDns {
    const { dns, tags, network } = this.stamp;
    if (dns.mode === 'policy') return { policy: true, formerGroupIds: dns.formerGroupIds ?? [] };
    const link = (zones: readonly ZoneReference[]) =>
      new VirtualNetworkLinks(this, 'dns_link', { zones, virtualNetworkId, name: `link-${this.stamp.id}`, tags });
    if (dns.mode === 'stamp') {
      const zones = new PrivateDnsZones(this, 'dns', {
        zones: dns.zones.map(({ name }) => name),
        resourceGroup: this.group,
        tags,
      });
      link(zones.references);
      return { zoneIds: zones.zoneIds };
    }
    // An existing network is linked by the environment, once, because several stamps can be in it.
    if (dns.mode === 'environment' && network.kind === 'new') link(dns.zones.flatMap(({ id = '' }) => zoneReference(id)));
    return { zoneIds: dns.zones.flatMap(({ id }) => id ?? []) };
  }

  private addDiagnostics({ accountId }: OpenAIAccount): void {
    const { names, diagnostics, tags } = this.stamp;
    new Diagnostics(this, 'diagnostics', {
      accountId,
      settingName: `diag-${names.account}`,
      workspace:
        'workspaceId' in diagnostics
          ? diagnostics
          : { name: names.workspace, resourceGroup: this.group, retentionDays: diagnostics.retentionDays },
      tags,
    });
  }

  private addOutputs(openai: OpenAIAccount, endpoint: PrivateEndpoint): void {
    const outputs = {
      account_id: { value: openai.accountId, description: 'The ID of the Azure OpenAI account' },
      endpoint: {
        value: openai.endpoint,
        description: 'The endpoint of the account, which clients reach through the private endpoint',
      },
      v1_base_url: { value: openai.v1BaseUrl, description: 'The base URL of the v1 API' },
      deployment_names: {
        value: this.stamp.deployments.map(({ name }) => name),
        description: 'The names that clients send as model',
      },
      token_scope: { value: TOKEN_SCOPE, description: 'The scope of access tokens for the v1 API' },
      private_endpoint_id: { value: endpoint.resource.id, description: 'The ID of the private endpoint' },
      private_endpoint_network_interface_id: {
        value: endpoint.networkInterfaceId,
        description: 'The ID of the network interface with the private IP address',
      },
    };
    for (const [name, output] of Object.entries(outputs)) new TerraformOutput(this, name, output);
  }
}

const existingPlace = ({ subnetId, virtualNetworkId, location }: ExistingNetwork): Place => ({
  subnetId,
  virtualNetworkId,
  location,
});

function zoneReference(id: string): ZoneReference[] {
  const parsed = parseResourceId('privateDnsZone', id);
  if (typeof parsed === 'string') return [];
  const [name = ''] = parsed.names;
  return [{ name, reference: name, resourceGroupName: parsed.resourceGroup }];
}
