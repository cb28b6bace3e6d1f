import { Construct } from 'constructs';
import {
  Blocklist,
  ContentFilter,
  Diagnostics,
  EndpointSubnet,
  EntraPrincipal,
  ManagedIdentity,
  ModelDeployment,
  OpenAIAccount,
  PrivateDnsZones,
  PrivateEndpoint,
  ResourceGroup,
  RoleGrant,
  SpokeNetwork,
  VirtualNetworkLinks,
  Workspace,
} from '../../../lib';
import { emptyStack, SUBNET_ID, SUBSCRIPTION } from '../../support/terraform';

const ZONE_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.openai.azure.com`;
const NETWORK_ID = SUBNET_ID.replace(/.subnets.*/, '');

type Props = Readonly<Record<string, unknown>>;

/** A construct with valid props: all of its texts, numbers and choices. */
export interface Sample {
  readonly what: string;
  /** The props in JavaScript, where any value can have any type. */
  readonly props: Props;
  readonly create: (scope: Construct, props: never) => unknown;
}

/** The objects that the samples use. */
export function surroundings() {
  const { stack, resourceGroup } = emptyStack();
  const account = new OpenAIAccount(stack, 'account', { name: 'oai-test', customSubdomain: 'oai-test', resourceGroup });
  const outside = new Construct(stack, 'outside');
  return {
    stack,
    resourceGroup,
    account,
    contentFilter: ContentFilter.fromPolicyName(outside, 'default', 'Microsoft.DefaultV2'),
    network: SpokeNetwork.fromVirtualNetworkId(outside, 'network', NETWORK_ID),
    subnet: EndpointSubnet.fromSubnetId(outside, 'subnet', SUBNET_ID),
    zones: PrivateDnsZones.fromZoneIds(outside, 'zones', [ZONE_ID]),
    workspace: new Workspace(outside, 'workspace', { resourceGroup }),
  };
}

/** Every construct of the library. */
export function samplesIn(around: ReturnType<typeof surroundings>): Sample[] {
  const { resourceGroup, account, contentFilter, network, subnet, zones, workspace } = around;
  const grantee = (principal: Props) => new EntraPrincipal(principal as never);
  return [
    {
      what: 'ResourceGroup',
      props: { name: 'rg-a', location: 'swedencentral' },
      create: (scope, props) => new ResourceGroup(scope, 'it', props),
    },
    {
      what: 'OpenAIAccount',
      props: { name: 'oai-a', customSubdomain: 'oai-a', kind: 'OpenAI', location: 'swedencentral', resourceGroup },
      create: (scope, props) => new OpenAIAccount(scope, 'it', props),
    },
    {
      what: 'OpenAIAccount.fromAccountAttributes',
      props: {
        accountId: account.knownId,
        endpoint: 'https://oai-test.openai.azure.com/',
        kind: 'OpenAI',
        location: 'swedencentral',
        identityPrincipalId: '00000000-0000-0000-0000-0000000000cc',
      },
      create: (scope, props) => OpenAIAccount.fromAccountAttributes(scope, 'it', props),
    },
    {
      what: 'ModelDeployment',
      props: {
        name: 'chat',
        model: 'gpt-5.4',
        version: '2026-03-05',
        sku: 'Standard',
        capacity: 10,
        format: 'OpenAI',
        versionUpgradeOption: 'NoAutoUpgrade',
        account,
        contentFilter,
      },
      create: (scope, props) => new ModelDeployment(scope, 'it', props),
    },
    {
      what: 'ContentFilter',
      props: {
        name: 'strict',
        preset: 'strict',
        mode: 'blocking',
        basePolicy: 'Microsoft.DefaultV2',
        harms: { hate: 'low-and-above', violence: { prompt: 'high-only', completion: 'high-only' } },
        shields: { jailbreak: 'block' },
        account,
      },
      create: (scope, props) => new ContentFilter(scope, 'it', props),
    },
    {
      what: 'Blocklist',
      props: { terms: ['Falcon'], patterns: ['a+'], description: 'Projects', account },
      create: (scope, props) => new Blocklist(scope, 'it', props),
    },
    {
      what: 'Blocklist with a variable',
      props: { termsVariable: 'words', account },
      create: (scope, props) => new Blocklist(scope, 'list', props),
    },
    {
      what: 'SpokeNetwork',
      props: {
        addressSpace: '10.0.0.0/24',
        privateEndpointPrefix: '10.0.0.0/27',
        allowedSources: { office: ['10.0.0.0/8', '172.16.0.0/12'] },
        names: { virtualNetwork: 'vnet-a', subnet: 'snet-a', networkSecurityGroup: 'nsg-a' },
        workload: 'a',
        location: 'swedencentral',
        dnsServers: ['10.0.0.4'],
        resourceGroup,
      },
      create: (scope, props) => new SpokeNetwork(scope, 'it', props),
    },
    {
      what: 'PrivateDnsZones',
      props: { zones: ['privatelink.openai.azure.com'], resourceGroup },
      create: (scope, props) => new PrivateDnsZones(scope, 'it', props),
    },
    {
      what: 'VirtualNetworkLinks',
      props: { name: 'link-a', zones, network },
      create: (scope, props) => new VirtualNetworkLinks(scope, 'it', props),
    },
    {
      what: 'PrivateEndpoint',
      props: {
        name: 'pep-a',
        networkInterfaceName: 'nic-a',
        location: 'swedencentral',
        dns: { zoneIds: [ZONE_ID] },
        target: account.privateLink,
        subnet,
      },
      create: (scope, props) => new PrivateEndpoint(scope, 'it', props),
    },
    {
      what: 'Workspace',
      props: { name: 'log-a', retentionDays: 30, location: 'swedencentral', resourceGroup },
      create: (scope, props) => new Workspace(scope, 'it', props),
    },
    {
      what: 'Diagnostics',
      props: { settingName: 'diag-a', account, workspace },
      create: (scope, props) => new Diagnostics(scope, 'it', props),
    },
    {
      what: 'ManagedIdentity',
      props: { name: 'id-a', location: 'swedencentral', resourceGroup },
      create: (scope, props) => new ManagedIdentity(scope, 'it', props),
    },
    {
      what: 'RoleGrant',
      props: {
        principalId: '00000000-0000-0000-0000-0000000000aa',
        principalType: 'User',
        role: 'inference',
        scopeId: account.knownId,
        subscriptionId: SUBSCRIPTION,
      },
      create: (scope, props: Props) =>
        new RoleGrant(scope, 'it', { ...(props as object), grantee: grantee(props), scope: account.accountId } as never),
    },
  ];
}

/** Every text, number and choice in props, by its path. Constructs, such as the account, are not searched. */
export function pathsIn(props: unknown, path: readonly string[] = []): string[][] {
  if (typeof props === 'string' || typeof props === 'number') return [[...path]];
  if (typeof props !== 'object' || props === null || Construct.isConstruct(props) || 'connected' in props) return [];
  return Object.entries(props).flatMap(([key, value]) => pathsIn(value, [...path, key]));
}

/** The value at a path. */
export const valueAt = (props: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Props)[key], props);

/** The props with another value at a path. */
export function withValue(props: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const changed = withValue((props as Props)[key], rest, value);
  return Array.isArray(props)
    ? props.map((each: unknown, i) => (String(i) === key ? changed : each))
    : { ...(props as Props), [key]: changed };
}
