import type { RegionName } from '../catalog/regions';
import type { ResourceType } from '../catalog/resource-id';
import { parseGroupId, parseResourceId } from '../catalog/resource-id';
import { endpointPoolSizeOf, endpointPrefixOf, rangeProblem } from '../catalog/addresses';
import { ResolutionError } from './resolution';
import type { StampSettings } from '../settings/stamp-settings';
import type {
  EndpointPlace,
  ExistingNetwork,
  SubnetInNetwork,
  NewNetwork,
  StampPool,
  StampNetwork,
  SubnetRules,
} from '../fleet/stamp';
import { UNKNOWN_SPACE } from '../fleet/stamp';

type Settings = StampSettings['network'];
type Existing = NonNullable<Settings['existing']>;

/** The network of a stamp, new or existing. */
export function networkOf(region: RegionName, settings: Settings): StampNetwork {
  const { addressSpace, existing, ipamPool } = settings;
  if (existing && addressSpace !== undefined)
    throw new ResolutionError(
      'network/choice',
      ['network', 'existing'],
      'the network has both addressSpace and existing: it must be either new or existing',
      'remove one of them; null removes a setting of a lower layer',
    );
  checkEndpointGroup(settings);
  if (ipamPool && existing?.subnetId === undefined) refuseRanges(settings);
  if (existing) return existingNetwork(region, settings, existing);
  if (ipamPool) return newNetwork(region, UNKNOWN_SPACE, settings);
  if (addressSpace === undefined)
    throw new ResolutionError(
      'network/choice',
      ['network'],
      'the stamp has no network',
      'write network: { addressSpace: 10.20.0.0/24 }, or network: { ipamPool: { id: … } }, or use an existing one: network: { existing: { subnetId: … } }',
    );
  const problem = rangeProblem(addressSpace);
  if (problem !== undefined)
    throw new ResolutionError(
      'network/range',
      ['network', 'addressSpace'],
      `the address space '${addressSpace}' ${problem}`,
      /is (\S+)$/.exec(problem)?.[1]?.includes('/')
        ? `write ${problem.slice(problem.lastIndexOf(' ') + 1)}`
        : 'write it like 10.20.0.0/24',
    );
  return newNetwork(region, addressSpace, settings);
}

function checkEndpointGroup({ privateEndpoint }: Settings): void {
  const problem = privateEndpoint && parseGroupId(privateEndpoint.resourceGroupId);
  if (typeof problem === 'string')
    throw new ResolutionError(
      'network/endpoint-group-id',
      ['network', 'privateEndpoint', 'resourceGroupId'],
      `the ID of the resource group of the private endpoint is not valid: ${problem}`,
      'copy it from the output of: az group show --query id',
    );
}

/** The group of the endpoint, if its ID is well formed. */
const placeOf = ({ privateEndpoint }: Settings): EndpointPlace =>
  privateEndpoint && typeof parseGroupId(privateEndpoint.resourceGroupId) !== 'string'
    ? { endpointGroupId: privateEndpoint.resourceGroupId }
    : {};

/** With a pool, Azure decides which ranges the network and the subnet get. */
function refuseRanges(settings: Settings): void {
  for (const key of ['addressSpace', 'privateEndpointPrefix'] as const)
    if (settings[key] !== undefined)
      throw new ResolutionError(
        'network/choice',
        ['network', key],
        `the network has both ${key} and ipamPool: its addresses are either written or allocated from a pool`,
        'remove one of them; null removes a setting of a lower layer',
      );
}

/** A stand-in for a network that cannot be resolved, so that the rules can check the rest of the stamp. */
export function unknownNetwork(region: RegionName, settings: Settings): StampNetwork {
  const { addressSpace, existing } = settings;
  if (addressSpace !== undefined || !existing) return newNetwork(region, wellFormed(addressSpace), settings);
  const { subnetId, virtualNetworkId, location = region } = existing;
  if (subnetId === undefined && virtualNetworkId !== undefined) return joinedNetwork(location, virtualNetworkId, settings);
  return { kind: 'existing', subnetId: subnetId ?? '', virtualNetworkId: subnetId ?? '', location, ...placeOf(settings) };
}

function newNetwork(region: RegionName, addressSpace: string, settings: Settings): NewNetwork {
  const { location = region, dnsServers, peering } = settings;
  return {
    kind: 'new',
    addressSpace,
    privateEndpointPrefix:
      settings.privateEndpointPrefix ?? (addressSpace === UNKNOWN_SPACE ? UNKNOWN_SPACE : endpointPrefixOf(addressSpace)),
    location,
    dnsServers,
    ...(peering ? { peering } : {}),
    ...poolOf(settings),
    ...rulesOf(settings),
  };
}

function poolOf({ ipamPool }: Settings): { pool?: StampPool } {
  if (!ipamPool) return {};
  const { networkAddresses, subnetAddresses = endpointPoolSizeOf(networkAddresses) } = ipamPool;
  return { pool: { ...ipamPool, subnetAddresses } };
}

const rulesOf = (settings: Settings): SubnetRules => ({
  ...placeOf(settings),
  allowedSources: Object.fromEntries(Object.entries(settings.allowedSources).map(([key, ranges]) => [key, [ranges].flat()])),
  ...(settings.networkSecurityGroupId === undefined ? {} : { networkSecurityGroupId: settings.networkSecurityGroupId }),
  ...(settings.routeTableId === undefined ? {} : { routeTableId: settings.routeTableId }),
});

/** A range, or its stand-in if it is missing or malformed. */
const wellFormed = (range: string | undefined) =>
  range === undefined || rangeProblem(range) !== undefined ? UNKNOWN_SPACE : range;

const joinedNetwork = (
  location: SubnetInNetwork['location'],
  virtualNetworkId: string,
  settings: Settings,
): SubnetInNetwork => ({
  kind: 'joined',
  virtualNetworkId,
  location,
  privateEndpointPrefix: wellFormed(settings.privateEndpointPrefix),
  ...poolOf(settings),
  ...rulesOf(settings),
});

function existingNetwork(region: RegionName, settings: Settings, existing: Existing): ExistingNetwork | SubnetInNetwork {
  const { subnetId, virtualNetworkId, location = region } = existing;
  if ((subnetId === undefined) === (virtualNetworkId === undefined))
    throw new ResolutionError(
      'network/choice',
      ['network', 'existing'],
      subnetId === undefined
        ? 'the existing network has neither subnetId nor virtualNetworkId'
        : 'the existing network has both subnetId and virtualNetworkId: the subnet either exists or is created',
      subnetId === undefined
        ? 'write subnetId to use a subnet, or virtualNetworkId to create one in the network'
        : 'remove one of them; null removes a setting of a lower layer',
    );
  if (virtualNetworkId !== undefined) {
    check('virtualNetwork', virtualNetworkId, 'virtualNetworkId', 'network', 'az network vnet show');
    return joinedNetwork(location, virtualNetworkId, settings.ipamPool ? settings : withPrefix(settings));
  }
  const id = subnetId ?? '';
  check('subnet', id, 'subnetId', 'subnet', 'az network vnet subnet show');
  const networkId = id.slice(0, id.lastIndexOf('/subnets/'));
  return { kind: 'existing', subnetId: id, virtualNetworkId: networkId, location, ...placeOf(settings) };
}

function withPrefix(settings: Settings): Settings {
  const { privateEndpointPrefix } = settings;
  const problem = privateEndpointPrefix === undefined ? 'is missing' : rangeProblem(privateEndpointPrefix);
  if (problem === undefined) return settings;
  throw new ResolutionError(
    'network/range',
    privateEndpointPrefix === undefined ? ['network', 'existing', 'virtualNetworkId'] : ['network', 'privateEndpointPrefix'],
    privateEndpointPrefix === undefined
      ? 'the addresses of the subnet in the existing network are missing'
      : `the subnet range '${privateEndpointPrefix}' ${problem}`,
    'write privateEndpointPrefix with free addresses of that network, such as 10.20.0.0/27; or set ipamPool, if the network has its addresses from an IPAM pool',
  );
}

function check(type: ResourceType, id: string, key: string, what: string, command: string): void {
  const parsed = parseResourceId(type, id);
  if (typeof parsed === 'string')
    throw new ResolutionError(
      `network/${what}-id`,
      ['network', 'existing', key],
      `the ${what}'s ID is not valid: ${parsed}`,
      `copy it from the output of: ${command} --query id`,
    );
}
