import { contains, isPrivate, rangeProblem, spaceProblem, subnetProblems } from '../catalog/addresses';
import type { Located } from '../fleet/fleet';
import { UNKNOWN_SPACE } from '../fleet/stamp';
import type { NewNetwork, Stamp } from '../fleet/stamp';
import type { Finding, Rule } from './rule';
import { overlappingRanges } from './overlapping-ranges';
import { finding } from './rule';

const SPACE = ['network', 'addressSpace'];
const PREFIX = ['network', 'privateEndpointPrefix'];

/** The networks of all environments do not overlap, and each contains its subnet. */
export const addressPlan: Rule = {
  id: 'network/addresses',
  summary:
    'Every network is private, within the ranges of the organisation, large enough for its subnet, and overlaps no other network of the fleet.',
  waivable: false,
  check({ stamps, organisation }) {
    const planned = stamps.flatMap((located) =>
      located.value.network.kind === 'new' && located.value.network.addressSpace !== UNKNOWN_SPACE
        ? [{ located, network: located.value.network }]
        : [],
    );
    const { supernets } = organisation.value;
    return [
      ...planned.flatMap(({ located, network }) => [...alone(located, network), ...outside(located, network, supernets)]),
      ...overlappingRanges(planned, ({ network }) => network.addressSpace).map(([one, other]) => overlapping(one, other)),
    ];
  },
};

function alone(located: Located<Stamp>, { addressSpace, privateEndpointPrefix }: NewNetwork): Finding[] {
  const found: Finding[] = [];
  if (!isPrivate(addressSpace))
    found.push(
      finding(located, SPACE, {
        message: `the address space ${addressSpace} is not private`,
        help: 'use a range within 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10',
      }),
    );
  const space = spaceProblem(addressSpace);
  if (space) return [...found, finding(located, SPACE, space)];
  return [...found, ...subnetProblems(addressSpace, privateEndpointPrefix).map((problem) => finding(located, PREFIX, problem))];
}

function outside(located: Located<Stamp>, { addressSpace }: NewNetwork, supernets: readonly string[]): Finding[] {
  const known = supernets.filter((supernet) => rangeProblem(supernet) === undefined);
  if (known.length === 0 || known.some((supernet) => contains(supernet, addressSpace))) return [];
  const message = `the address space ${addressSpace} is outside the ranges of the organisation`;
  return [
    finding(located, SPACE, {
      message,
      help: `use a range within ${known.join(', ')}, or add one to supernets in defaults.yaml`,
    }),
  ];
}

interface Planned {
  readonly located: Located<Stamp>;
  readonly network: NewNetwork;
}

const overlapping = ({ located, network }: Planned, other: Planned) =>
  finding(located, SPACE, {
    message: `the address space ${network.addressSpace} of ${located.value.id} overlaps ${other.network.addressSpace} of ${other.located.value.id}`,
    help: 'give each network its own addresses, so that they can be peered',
  });
