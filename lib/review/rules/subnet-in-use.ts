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
  summary: 'The addresses of a subnet with a private endpoint, or of its network, change.',
  why: 'Azure does not change the prefix of a subnet while something in it has an address. The apply stops halfway.',
  severities: ['critical'],
  looks: [
    looking((change, inputs) => addressChanges(contextOf(change, inputs)).filter(({ severity }) => severity === 'critical')),
  ],
};

export const addressSpace: ReviewRule = {
  id: 'network/address-space',
  summary: 'The address space of the network changes, and still contains the subnet of the private endpoint.',
  why: 'Peered networks use the old address space until the peering is synchronized. Removed addresses may belong to a subnet of another team.',
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

/** A subnet that has an endpoint before and after. `after` is missing if the subnet is removed. */
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

/** The subnet of the stack for a reference or an ID. */
const subnetOf = (facts: Facts, subnet: Ref | undefined): FactOf<'subnet'> | undefined =>
  facts.referred('subnet', subnet) ??
  facts.all('subnet').find(({ value }) => {
    const network = networkOf(facts, value.network)?.value.name ?? nameIn(value.network);
    return subnet?.written.toLowerCase().endsWith(`/virtualnetworks/${network}/subnets/${value.name}`.toLowerCase());
  });

/** The network of the stack for a reference or a name. */
const networkOf = (facts: Facts, network: Ref | undefined): FactOf<'network'> | undefined =>
  facts.referred('network', network) ?? facts.all('network').find(({ value }) => value.name === nameIn(network));

/** The name in an ID or a name: azapi names the network by its ID. */
const nameIn = (network: Ref | undefined): string | undefined => network?.written.split('/').at(-1);

function prefixLost({ address, before, after }: UsedSubnet): FindingDraft[] {
  const [old, fresh] = [before.value.prefixes, after?.value.prefixes ?? []];
  const lost = old.filter((prefix) => !fresh.includes(prefix));
  if (lost.length === 0) return [];
  const [attribute = ''] = before.form.fields.prefixes.paths;
  return [
    {
      severity: 'critical',
      message: `Azure refuses it (InUsePrefixCannotBeDeleted): the private endpoint has an address in ${lost.join(', ')}, and the apply stops halfway. Keep network.privateEndpointPrefix at ${lost.join(', ')}, and a network.addressSpace that contains it`,
      ...{ address, attribute, before: old.join(', '), after: fresh.join(', ') },
      consumed: [consumes(address, ...before.form.fields.prefixes.paths)],
    },
  ];
}

/** The same for subnets that are blocks of their network. If there is no such block, azurerm keeps the subnets. */
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
      message: `Azure refuses it (InUsePrefixCannotBeDeleted): a private endpoint may have an address in ${lost.join(', ')}, and the apply stops halfway`,
      ...{ address, attribute, before: prefixes.join(', '), after: left.join(', ') },
      consumed: [consumes(address, attribute)],
    },
  ];
}

/** The prefixes of the inner subnets that may have endpoints: all of them if the endpoint refers only to the network. */
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
          message: `addresses of ${gone.join(', ')} leave the network: Azure refuses it while a subnet uses some of them, such as one that is not in this stack`,
          ...about,
        },
      ]
    : [{ severity: 'notice', message: 'the address space of the network changes in place', ...about }];
}

/** False for invalid ranges, because the files are not validated. */
function isIn(space: string, prefix: string): boolean {
  try {
    return contains(space, prefix);
  } catch {
    return false;
  }
}
