import type { RegionName } from '../catalog/regions';
import { parseResourceId } from '../catalog/resource-id';
import { endpointPrefixOf, rangeProblem } from '../catalog/addresses';
import { ResolutionError } from './resolution';
import type { StampSettings } from '../settings/stamp-settings';
import type { ExistingNetwork, NewNetwork, StampNetwork } from '../fleet/stamp';
import { UNKNOWN_SPACE } from '../fleet/stamp';

/** The network of a stamp, new or existing. */
export function networkOf(region: RegionName, settings: StampSettings['network']): StampNetwork {
  const { addressSpace, existing } = settings;
  if (existing && addressSpace !== undefined)
    throw new ResolutionError(
      'network/choice',
      ['network', 'existing'],
      'the network has both addressSpace and existing: it must be either new or existing',
      'remove one of them; null removes a setting of a lower layer',
    );
  if (existing) return existingNetwork(region, existing);
  if (addressSpace === undefined)
    throw new ResolutionError(
      'network/choice',
      ['network'],
      'the stamp has no network',
      'write network: { addressSpace: 10.20.0.0/24 }, or use an existing one: network: { existing: { subnetId: … } }',
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
  return newNetwork(addressSpace, settings);
}

/** A stand-in for a network that cannot be resolved, so that the rules can check the rest of the stamp. */
export function unknownNetwork(region: RegionName, settings: StampSettings['network']): StampNetwork {
  const { addressSpace, existing } = settings;
  if (addressSpace !== undefined || !existing) {
    const isKnown = addressSpace !== undefined && rangeProblem(addressSpace) === undefined;
    return newNetwork(isKnown ? addressSpace : UNKNOWN_SPACE, settings);
  }
  const { subnetId, location = region } = existing;
  return { kind: 'existing', subnetId, virtualNetworkId: subnetId, location };
}

function newNetwork(addressSpace: string, settings: StampSettings['network']): NewNetwork {
  return {
    kind: 'new',
    addressSpace,
    privateEndpointPrefix: settings.privateEndpointPrefix ?? endpointPrefixOf(addressSpace),
    allowedSources: Object.fromEntries(Object.entries(settings.allowedSources).map(([key, ranges]) => [key, [ranges].flat()])),
    dnsServers: settings.dnsServers,
  };
}

function existingNetwork(
  region: RegionName,
  { subnetId, location }: NonNullable<StampSettings['network']['existing']>,
): ExistingNetwork {
  const subnet = parseResourceId('subnet', subnetId);
  if (typeof subnet === 'string')
    throw new ResolutionError(
      'network/subnet-id',
      ['network', 'existing', 'subnetId'],
      `the subnet's ID is not valid: ${subnet}`,
      'copy it from the output of: az network vnet subnet show --query id',
    );
  const virtualNetworkId = subnetId.slice(0, subnetId.lastIndexOf('/subnets/'));
  return { kind: 'existing', subnetId, virtualNetworkId, location: location ?? region };
}
