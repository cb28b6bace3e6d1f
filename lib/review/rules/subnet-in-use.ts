import { contains } from '../../catalog/addresses';
import type { Facts } from '../../stack/facts/facts';
import type { FactOf } from '../../stack/facts/kinds';
import { replacements } from '../compare/replacement';
import type { Context, FactPair } from './comparing';
import { consumes, contextOf, looking, pairsOf } from './comparing';
import type { Observation, ReviewRule } from './review-rule';

export const subnetInUse: ReviewRule = {
  id: 'refused/subnet-in-use',
  summary: 'The addresses of a subnet with a private endpoint change, or those of its network.',
  why: 'Azure keeps the prefix of a subnet as long as something in it has an address. The apply ends half done.',
  severities: ['critical'],
  looks: [
    looking((change, circumstances) =>
      addressChanges(contextOf(change, circumstances)).filter(({ severity }) => severity === 'critical'),
    ),
  ],
};

export const addressSpace: ReviewRule = {
  id: 'network/address-space',
  summary: 'The address space of the network changes, and still contains its subnet.',
  why: 'Networks that are peered with this one use the old address space until the peering is synchronized.',
  severities: ['notice'],
  looks: [
    looking((change, circumstances) =>
      addressChanges(contextOf(change, circumstances)).filter(({ severity }) => severity === 'notice'),
    ),
  ],
};

function addressChanges(context: Context): Observation[] {
  const { change, fresh } = context;
  if (change.kind !== 'changed') return [];
  const replaced = new Set(replacements(change).map(({ resource }) => resource.address));
  const used = usedSubnets(context).filter(({ address }) => !replaced.has(address));
  const lost = used.flatMap((subnet) => prefixLost(fresh, subnet));
  if (lost.length > 0) return lost;
  return pairsOf('network', context)
    .filter(({ address }) => !replaced.has(address))
    .flatMap((pair) => spaceChange(fresh, used, pair));
}

/** The subnets that have an endpoint in them before and after, as they were before. */
function usedSubnets({ old, fresh }: Context): FactOf<'subnet'>[] {
  const used = (facts: Facts) => facts.all('endpoint').flatMap(({ value }) => value.subnet?.to?.address ?? []);
  const [then, now] = [used(old), used(fresh)];
  return old.all('subnet').filter(({ address }) => then.includes(address) && now.includes(address));
}

function prefixLost(facts: Facts, { address, value, form }: FactOf<'subnet'>): Observation[] {
  const fresh = facts.find('subnet', address)?.value.prefixes ?? [];
  const lost = value.prefixes.filter((prefix) => !fresh.includes(prefix));
  if (lost.length === 0) return [];
  const [attribute = ''] = form.fields.prefixes.paths;
  return [
    {
      severity: 'critical',
      message: `Azure refuses it (InUsePrefixCannotBeDeleted): the private endpoint has an address in ${lost.join(', ')}, and the apply ends half done. Keep network.privateEndpointPrefix at ${lost.join(', ')}, and a network.addressSpace that contains it`,
      ...{ address, attribute, before: value.prefixes.join(', '), after: fresh.join(', ') },
      consumed: [consumes(address, attribute)],
    },
  ];
}

function spaceChange(
  facts: Facts,
  used: readonly FactOf<'subnet'>[],
  { address, before, after }: FactPair<'network'>,
): Observation[] {
  if (!before || !after) return [];
  const [old, fresh] = [before.value.addressSpace, after.value.addressSpace];
  if (old.join() === fresh.join()) return [];
  const [attribute = ''] = after.form.fields.addressSpace.paths;
  const about = {
    ...{ address, attribute, before: old.join(', '), after: fresh.join(', ') },
    consumed: [consumes(address, attribute)],
  };
  const outside = used
    .filter(({ value }) => facts.referred('network', value.network)?.address === address)
    .flatMap(({ value }) => value.prefixes)
    .filter((prefix) => !fresh.some((space) => isIn(space, prefix)));
  if (outside.length > 0)
    return [
      {
        severity: 'critical',
        message: `Azure refuses it: ${outside.join(', ')}, the prefix of the private endpoint's subnet, is outside the new address space. Keep a network.addressSpace that contains it`,
        ...about,
      },
    ];
  return [{ severity: 'notice', message: 'the address space of the network changes in place', ...about }];
}

/** Anybody may have written the ranges. */
function isIn(space: string, prefix: string): boolean {
  try {
    return contains(space, prefix);
  } catch {
    return false;
  }
}
