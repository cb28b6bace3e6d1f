import { contains } from '../../catalog/addresses';
import type { Facts } from '../../stack/facts/facts';
import type { Ref } from '../../stack/facts/field';
import type { FactOf } from '../../stack/facts/kinds';
import { replacements } from '../compare/replacement';
import type { Context, FactPair } from './comparing';
import { consumes, contextOf, looking, pairsOf } from './comparing';
import type { FindingDraft, ReviewRule } from './review-rule';

export const subnetInUse: ReviewRule = {
  id: 'refused/subnet-in-use',
  summary: 'The addresses of a subnet with a private endpoint change, or those of its network.',
  why: 'Azure keeps the prefix of a subnet as long as something in it has an address. The apply ends half done.',
  severities: ['critical'],
  looks: [
    looking((change, inputs) => addressChanges(contextOf(change, inputs)).filter(({ severity }) => severity === 'critical')),
  ],
};

export const addressSpace: ReviewRule = {
  id: 'network/address-space',
  summary: 'The address space of the network changes, and still contains the subnet of the private endpoint.',
  why: 'Networks that are peered with this one use the old address space until the peering is synchronized. What leaves the address space may belong to a subnet of somebody else.',
  severities: ['high', 'notice'],
  looks: [
    looking((change, inputs) => addressChanges(contextOf(change, inputs)).filter(({ severity }) => severity !== 'critical')),
  ],
};

function addressChanges(context: Context): FindingDraft[] {
  const { change, fresh } = context;
  if (change.kind !== 'changed') return [];
  const replaced = new Set(replacements(change).map(({ resource }) => resource.address));
  const used = usedSubnets(context).filter(({ address }) => !replaced.has(address));
  const lost = [...used.flatMap(prefixLost), ...pairsOf('network', context).flatMap((pair) => innerPrefixLost(context, pair))];
  if (lost.length > 0) return lost;
  return pairsOf('network', context)
    .filter(({ address }) => !replaced.has(address))
    .flatMap((pair) => spaceChange(fresh, used, pair));
}

/** A subnet that has an endpoint in it before and after; the fact afterwards is missing where the subnet is gone. */
interface UsedSubnet {
  readonly address: string;
  readonly before: FactOf<'subnet'>;
  readonly after?: FactOf<'subnet'> | undefined;
}

function usedSubnets({ change, old, fresh }: Context): UsedSubnet[] {
  const later = new Map(
    change.resources.flatMap(({ address, movedFrom }) => (movedFrom === undefined ? [] : [[movedFrom, address]])),
  );
  const used = (facts: Facts) => facts.all('endpoint').flatMap(({ value }) => subnetOf(facts, value.subnet)?.address ?? []);
  const [then, now] = [used(old), used(fresh)];
  return old.all('subnet').flatMap((before) => {
    const address = later.get(before.address) ?? before.address;
    if (!then.includes(before.address) || !now.includes(address)) return [];
    return [{ address, before, after: fresh.find('subnet', address) }];
  });
}

/** The subnet of the stack that something refers to, or names by its ID. */
const subnetOf = (facts: Facts, subnet: Ref | undefined): FactOf<'subnet'> | undefined =>
  facts.referred('subnet', subnet) ??
  facts.all('subnet').find(({ value }) => {
    const network = networkOf(facts, value.network)?.value.name ?? value.network?.written;
    return subnet?.written.toLowerCase().endsWith(`/virtualnetworks/${network}/subnets/${value.name}`.toLowerCase());
  });

/** The network of the stack that something refers to, or names. */
const networkOf = (facts: Facts, network: Ref | undefined): FactOf<'network'> | undefined =>
  facts.referred('network', network) ?? facts.all('network').find(({ value }) => value.name === network?.written);

function prefixLost({ address, before, after }: UsedSubnet): FindingDraft[] {
  const [old, fresh] = [before.value.prefixes, after?.value.prefixes ?? []];
  const lost = old.filter((prefix) => !fresh.includes(prefix));
  if (lost.length === 0) return [];
  const [attribute = ''] = before.form.fields.prefixes.paths;
  return [
    {
      severity: 'critical',
      message: `Azure refuses it (InUsePrefixCannotBeDeleted): the private endpoint has an address in ${lost.join(', ')}, and the apply ends half done. Keep network.privateEndpointPrefix at ${lost.join(', ')}, and a network.addressSpace that contains it`,
      ...{ address, attribute, before: old.join(', '), after: fresh.join(', ') },
      consumed: [consumes(address, ...before.form.fields.prefixes.paths)],
    },
  ];
}

/** The same of subnets that are written in their network. Azurerm keeps them where none is written any more. */
function innerPrefixLost({ old, fresh }: Context, { address, before, after }: FactPair<'network'>): FindingDraft[] {
  if (!before || !after || after.value.subnets.length === 0) return [];
  const prefixes = usedWithin(fresh, after).length > 0 ? usedWithin(old, before) : [];
  const left = after.value.subnets.flatMap((subnet) => subnet.prefixes);
  const lost = prefixes.filter((prefix) => !left.includes(prefix));
  if (lost.length === 0) return [];
  const [attribute = ''] = after.form.fields.subnets.paths;
  return [
    {
      severity: 'critical',
      message: `Azure refuses it (InUsePrefixCannotBeDeleted): a private endpoint may have an address in ${lost.join(', ')}, and the apply ends half done`,
      ...{ address, attribute, before: prefixes.join(', '), after: left.join(', ') },
      consumed: [consumes(address, attribute)],
    },
  ];
}

/** The prefixes of the subnets in a network in which endpoints may be: of all where only the network is referred to. */
const usedWithin = (facts: Facts, { address, value: { name, subnets } }: FactOf<'network'>): string[] =>
  subnets
    .filter((inner) =>
      facts
        .all('endpoint')
        .some(
          ({ value: { subnet } }) =>
            subnet?.to?.address === address ||
            subnet?.mentions?.includes(address) === true ||
            subnet?.written.toLowerCase().endsWith(`/virtualnetworks/${name}/subnets/${inner.name}`.toLowerCase()),
        ),
    )
    .flatMap(({ prefixes }) => prefixes);

function spaceChange(
  facts: Facts,
  used: readonly UsedSubnet[],
  { address, before, after }: FactPair<'network'>,
): FindingDraft[] {
  if (!before || !after) return [];
  const [old, fresh] = [before.value.addressSpace, after.value.addressSpace];
  if (old.join() === fresh.join()) return [];
  const [attribute = ''] = after.form.fields.addressSpace.paths;
  const about = {
    ...{ address, attribute, before: old.join(', '), after: fresh.join(', ') },
    consumed: [consumes(address, attribute)],
  };
  const outside = used
    .filter(({ after: subnet }) => networkOf(facts, subnet?.value.network)?.address === address)
    .flatMap(({ before: subnet }) => subnet.value.prefixes)
    .concat(usedWithin(facts, after))
    .filter((prefix) => !fresh.some((space) => isIn(space, prefix)));
  if (outside.length > 0)
    return [
      {
        severity: 'critical',
        message: `Azure refuses it: ${outside.join(', ')}, the prefix of the private endpoint's subnet, is outside the new address space. Keep a network.addressSpace that contains it`,
        ...about,
      },
    ];
  const gone = old.filter((space) => !fresh.some((each) => each === space || isIn(each, space)));
  return gone.length > 0
    ? [
        {
          severity: 'high',
          message: `addresses of ${gone.join(', ')} leave the network: Azure refuses it while a subnet has some of them, such as one that is not in this stack`,
          ...about,
        },
      ]
    : [{ severity: 'notice', message: 'the address space of the network changes in place', ...about }];
}

/** Anybody may have written the ranges. */
function isIn(space: string, prefix: string): boolean {
  try {
    return contains(space, prefix);
  } catch {
    return false;
  }
}
