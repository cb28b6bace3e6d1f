import { Fn, Token } from 'cdktf';
import {
  Blocklist,
  ContentFilter,
  Diagnostics,
  EndpointSubnet,
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
import { ASSIGNABLE_ROLES } from '../../../lib/catalog/roles';
import { refusalOf } from '../../support/refusal';
import { emptyAccount, CHAT } from '../openai/fixtures';
import { surroundings } from './samples';

type Around = ReturnType<typeof surroundings>;

/** A call with values that TypeScript refuses, and the message that it must have. */
type Case = [what: string, call: (around: Around) => unknown, message: string];

const NO_PROPS = 'test/it: the props must be an object, not undefined';
const GROUP = "the resource group is 'rg-x'; pass the construct, such as ResourceGroup.fromResourceGroupName(…)";
const NETWORK = "the network is 'x'; pass the construct, such as SpokeNetwork.fromVirtualNetworkId(…)";
const GRANTEE = 'pass the construct, such as EntraPrincipal.group(…)';
const WORKSPACE = 'pass the construct, such as Workspace.fromWorkspaceId(…)';
const CLASSES = {
  Blocklist,
  ContentFilter,
  Diagnostics,
  EndpointSubnet,
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
};

describe('a construct without props', () => {
  test.each(Object.entries(CLASSES))('%s', (_, Class) => {
    expect(refusalOf(() => new Class(surroundings().stack, 'it', undefined as never))).toBe(NO_PROPS);
  });
});

describe('the name of a resource group instead of the construct', () => {
  test.each([
    ['OpenAIAccount', OpenAIAccount, { name: 'oai-a', customSubdomain: 'oai-a' }],
    ['SpokeNetwork', SpokeNetwork, { addressSpace: '10.0.0.0/24' }],
    ['PrivateDnsZones', PrivateDnsZones, { zones: ['a.example'] }],
    ['ManagedIdentity', ManagedIdentity, { name: 'id-a' }],
    ['Workspace', Workspace, {}],
  ])('%s', (_, Class, props) => {
    const { stack } = surroundings();
    expect(refusalOf(() => new Class(stack, 'it', { ...props, resourceGroup: 'rg-x' } as never))).toBe(`test/it: ${GROUP}`);
  });

  test('or another construct, or a reference to its name', () => {
    const { stack, account, resourceGroup } = surroundings();
    const failureOf = (given: unknown) =>
      refusalOf(() => new Workspace(stack, `it-${typeof given}`, { resourceGroup: given as never }));
    expect(failureOf(account)).toMatch('the resource group is an object; pass the construct');
    expect(failureOf(resourceGroup.reference)).toMatch(
      'the resource group is a reference, whose value only Terraform knows; pass the construct',
    );
  });
});

const network = (props: object) => (around: Around) =>
  new SpokeNetwork(around.stack, 'it', { resourceGroup: around.resourceGroup, addressSpace: '10.0.0.0/24', ...props });
const account = (props: object) => (around: Around) => {
  const { resourceGroup, stack } = around;
  return new OpenAIAccount(stack, 'it', { name: 'oai-b', customSubdomain: 'oai-b', resourceGroup, ...props });
};
const CASES: Case[] = [
  ['dnsServers', network({ dnsServers: 'banana' }), 'test/it: the dnsServers must be a list'],
  ['a DNS server', network({ dnsServers: ['banana'] }), "test/it: the DNS server 'banana' is not an IPv4 address"],
  [
    'a range as a DNS server',
    network({ dnsServers: ['10.0.0.0/8'] }),
    "test/it: the DNS server '10.0.0.0/8' is not an IPv4 address",
  ],
  [
    'a list of sources',
    network({ allowedSources: ['10.1.0.0/24'] }),
    'test/it: the allowedSources must be an object, not a list',
  ],
  ['no sources', network({ allowedSources: null }), 'test/it: the allowedSources must be an object, not null'],
  ['a source as text', network({ allowedSources: { x: '10.1.0.0/24' } }), "test/it: the allowed source 'x' must be a list"],
  ['a number as a range', network({ allowedSources: { x: [5] } }), "test/it: the allowed source 'x': 5 is not text"],
  ['names', network({ names: 'vnet-a' }), "test/it: the names must be an object, not 'vnet-a'"],
  ['the range of a subnet', subnetOf('banana'), "test/it: the subnet range 'banana' is not an IPv4 range in CIDR notation"],
  [
    'a URL as a host',
    account({ allowedFqdns: ['https://x'] }),
    "test/it: the allowed host 'https://x' is not a host name, such as images.example.com",
  ],
  ['a number as a subscription', account({ subscriptionId: 5 }), 'test/it: the subscription 5 is not a UUID'],
  ['a host as text', account({ allowedFqdns: 'images.example.com' }), 'test/it: the allowedFqdns must be a list'],
  [
    'the same account twice',
    account({ name: 'OAI-test' }),
    "test/it: the account names 'oai-test' and 'OAI-test' are the same to Azure, which ignores case",
  ],
  [
    'attributes of an account',
    ({ stack }) => OpenAIAccount.fromAccountAttributes(stack, 'it', undefined as never),
    'test/it: the attributes must be an object, not undefined',
  ],
  [
    'an ID instead of attributes of an account',
    ({ stack }) => OpenAIAccount.fromAccountAttributes(stack, 'it', 'x' as never),
    "test/it: the attributes must be an object, not 'x'",
  ],
  [
    'attributes of an identity',
    ({ stack }) => ManagedIdentity.fromIdentityAttributes(stack, 'it', undefined as never),
    "test: the attributes of 'it' must be an object, not undefined",
  ],
  [
    'zones without props',
    ({ stack }) => PrivateDnsZones.forAccount(stack, 'it', undefined as never),
    "test: the props of 'it' must be an object, not undefined",
  ],
  [
    'zones without an account',
    ({ stack, resourceGroup }) => PrivateDnsZones.forAccount(stack, 'it', { resourceGroup } as never),
    "test: the account of 'it' must be an object, not undefined",
  ],
  [
    'IDs of zones',
    ({ stack }) => PrivateDnsZones.fromZoneIds(stack, 'it', 'x' as never),
    'test/it: the zone IDs must be a list',
  ],
  [
    'names of zones',
    ({ stack, resourceGroup }) => new PrivateDnsZones(stack, 'it', { resourceGroup } as never),
    'test/it: the zones must be a list',
  ],
  ['a linked network', ({ zones }) => zones.link('x' as never), `test/outside/zones: ${NETWORK}`],
  ['the network of an endpoint', endpointIn({ network: 'x' }), `test/account/Default/endpoint: ${NETWORK}`],
  [
    'the zones of an endpoint',
    endpointIn({ dns: { zoneIds: 'x' } }),
    'test/account/Default/endpoint: the zone IDs must be a list',
  ],
  [
    'a grantee as text',
    (around) => around.account.grant('x' as never, 'operator'),
    `test/account/grant/grantee-operator: the grantee is 'x'; ${GRANTEE}`,
  ],
  [
    'no grantee, and an unknown role',
    (around) => around.account.grant(undefined as never, 5 as never),
    `test/account/grant/grantee-role:\n- the grantee is undefined; ${GRANTEE}\n- unknown role 5; use one of: ${ASSIGNABLE_ROLES.join(', ')}`,
  ],
  [
    'no workspace',
    (around) => around.account.sendLogsTo(undefined as never),
    `test/account/Default/diagnostics: the workspace is undefined; ${WORKSPACE}`,
  ],
  [
    'a workspace as text',
    (around) => around.account.sendLogsTo('x' as never),
    `test/account/Default/diagnostics: the workspace is 'x'; ${WORKSPACE}`,
  ],
  ['terms as text', listOf({ terms: 'Falcon' }), 'test/account/blocklist/bl: the terms must be a list'],
  ['patterns as text', listOf({ patterns: 'Falcon' }), 'test/account/blocklist/bl: the patterns must be a list'],
  ['a number as a term', listOf({ terms: ['a', 5] }), 'test/account/blocklist/bl: term 2: the entry must be text'],
  [
    'a policy name with a space',
    ({ stack }) => ContentFilter.fromPolicyName(stack, 'it', 'my policy'),
    "test/it: the content filter name 'my policy' is not valid; Azure requires letters, digits, periods, hyphens and underscores, beginning with a letter or digit",
  ],
  [
    'a blocklist of a filter as text',
    (around) => around.account.addContentFilter('it', { blocklists: [{ blocklist: 'x' as never }] }),
    "test/account/filter/it: the blocklist is 'x'; pass the construct, such as Blocklist.fromBlocklistName(…)",
  ],
  [
    'an entry of the blocklists of a filter as text',
    (around) => around.account.addContentFilter('it', { blocklists: ['x' as never] }),
    "test/account/filter/it: the entry of blocklists must be an object, not 'x'",
  ],
  [
    'the ID of a resource as a retention',
    ({ stack, resourceGroup }) =>
      new Workspace(stack, 'it', { resourceGroup, retentionDays: resourceGroup.reference as never }),
    'test/it: the retention in days is a reference to text; pass a number, or Token.asNumber(…)',
  ],
  [
    'the ID of a resource as a capacity',
    (around) => around.account.addDeployment('chat', { ...CHAT, capacity: around.account.accountId as never }),
    'test/account/deployment/chat: the capacity is a reference to text; pass a number, or Token.asNumber(…)',
  ],
];

function subnetOf(addressPrefix: string) {
  const network = { virtualNetworkId: '${azurerm_virtual_network.x.id}' };
  const networkSecurityGroupId = '${azurerm_network_security_group.x.id}';
  return ({ stack }: Around) =>
    new EndpointSubnet(stack, 'it', { name: 'snet-a', network, networkSecurityGroupId, addressPrefix } as never);
}

function listOf(words: object) {
  return (around: Around) => around.account.addBlocklist('bl', words);
}

function endpointIn(options: object) {
  return ({ account: target, subnet, zones }: Around) =>
    target.addPrivateEndpoint('endpoint', { dns: zones, ...('network' in options ? {} : { subnet }), ...options });
}

test.each(CASES)('%s', (_, call, message) => {
  expect(refusalOf(() => call(surroundings()))).toBe(message);
});

test('a capacity can be a reference to a number', () => {
  const { account: made } = emptyAccount();
  const capacity = Token.asNumber(Fn.parseint('10', 10));
  expect(() => made.addDeployment('chat', { ...CHAT, capacity })).not.toThrow();
});

test('a deployment reports all its mistakes at once, also without a content filter', () => {
  const { account: made } = emptyAccount();
  const options = { sku: 'x', capacity: -1 } as never;
  expect(refusalOf(() => made.addDeployment('x/y', options))?.split('\n')).toEqual([
    'test/account/deployment/x--y:',
    expect.stringContaining("- the deployment name 'x/y' is not valid"),
    '- the model is undefined; it must be text',
    '- the model version is undefined; it must be text',
    expect.stringContaining("- unknown SKU 'x'; use one of: "),
    '- the capacity -1 is not a whole number of at least 1',
    '- the content filter is undefined; pass the construct, such as ContentFilter.fromPolicyName(…)',
  ]);
});
