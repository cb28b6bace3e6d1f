import { contains } from '../../catalog/addresses';
import { textAt, textsAt } from '../../stack/json';
import { referred } from '../../stack/references';
import { replacements } from '../compare/replacement';
import { ofType } from '../../stack/stack';
import type { Resource, Stack } from '../../stack/stack';
import type { StackChange } from '../compare/stack-change';
import type { Observation, ReviewRule } from './review-rule';
import { pairs } from './pairs';

const [ENDPOINT, SUBNET, NETWORK] = ['azurerm_private_endpoint', 'azurerm_subnet', 'azurerm_virtual_network'];

export const subnetInUse: ReviewRule = {
  id: 'refused/subnet-in-use',
  summary: 'The addresses of a subnet with a private endpoint change, or those of its network.',
  why: 'Azure keeps the prefix of a subnet as long as something in it has an address. The apply ends half done.',
  severities: ['critical'],
  check: (change) => addressChanges(change).filter(({ severity }) => severity === 'critical'),
};

export const addressSpace: ReviewRule = {
  id: 'network/address-space',
  summary: 'The address space of the network changes, and still contains its subnet.',
  why: 'Networks that are peered with this one use the old address space until the peering is synchronized.',
  severities: ['notice'],
  check: (change) => addressChanges(change).filter(({ severity }) => severity === 'notice'),
};

function addressChanges(change: StackChange): Observation[] {
  if (change.kind !== 'changed') return [];
  const replaced = new Set(replacements(change).map(({ resource }) => resource.address));
  const used = usedSubnets(change).filter(({ address }) => !replaced.has(address));
  const lost = used.flatMap((subnet) => prefixLost(change, subnet));
  if (lost.length > 0) return lost;
  return pairs(change, NETWORK)
    .filter(({ address }) => !replaced.has(address))
    .flatMap(({ address, before, after }) => {
      const [old, fresh] = [before, after].map((each) => textsAt(each, 'address_space')) as [string[], string[]];
      return before && after && old.join() !== fresh.join() ? [spaceChanges(change, used, address, old, fresh)] : [];
    });
}

/** The subnets that have an endpoint in them before and after, as they were before. */
function usedSubnets({ before, after }: StackChange): Resource[] {
  const subnetsOf = (stack: Stack | undefined) =>
    ofType(stack, ENDPOINT).flatMap(({ attributes }) => referred(stack, textAt(attributes, 'subnet_id'))?.address ?? []);
  const still = new Set(subnetsOf(after));
  return ofType(before, SUBNET).filter(({ address }) => still.has(address) && subnetsOf(before).includes(address));
}

function prefixLost({ after }: StackChange, { address, attributes }: Resource): Observation[] {
  const [old, fresh] = [attributes, after?.resources.get(address)?.attributes].map((each) => textsAt(each, PREFIXES)) as [
    string[],
    string[],
  ];
  const lost = old.filter((prefix) => !fresh.includes(prefix));
  if (lost.length === 0) return [];
  return [
    {
      severity: 'critical',
      message: `Azure refuses it (InUsePrefixCannotBeDeleted): the private endpoint has an address in ${lost.join(', ')}, and the apply ends half done. Keep network.privateEndpointPrefix at ${lost.join(', ')}, and a network.addressSpace that contains it`,
      address,
      attribute: PREFIXES,
      before: old.join(', '),
      after: fresh.join(', '),
    },
  ];
}

const PREFIXES = 'address_prefixes';

function spaceChanges(
  { after }: StackChange,
  used: readonly Resource[],
  address: string,
  old: readonly string[],
  fresh: readonly string[],
): Observation {
  const about = { address, attribute: 'address_space', before: old.join(', '), after: fresh.join(', ') };
  const outside = used
    .filter(({ attributes }) => referred(after, textAt(attributes, 'virtual_network_name'))?.address === address)
    .flatMap(({ attributes }) => textsAt(attributes, PREFIXES))
    .filter((prefix) => !fresh.some((space) => isIn(space, prefix)));
  if (outside.length > 0)
    return {
      severity: 'critical',
      message: `Azure refuses it: ${outside.join(', ')}, the prefix of the private endpoint's subnet, is outside the new address space. Keep a network.addressSpace that contains it`,
      ...about,
    };
  return { severity: 'notice', message: 'the address space of the network changes in place', ...about };
}

/** Anybody may have written the ranges. */
function isIn(space: string, prefix: string): boolean {
  try {
    return contains(space, prefix);
  } catch {
    return false;
  }
}
