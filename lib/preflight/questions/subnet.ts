import { nameInId } from '../../catalog/resource-id';
import { isSame } from '../../catalog/ignoring-case';
import type { ExistingNetwork as NetworkInAzure, ExistingSubnet } from '../../azure/reads/virtual-networks';
import { READ_NETWORK_USAGES, READ_NETWORKS, subnetUsages, virtualNetwork } from '../../azure/reads/virtual-networks';
import { contains, isRange, overlap } from '../../catalog/addresses';
import { counted } from '../../text/counted';
import type { ExistingNetwork, Stamp, SubnetInNetwork } from '../../fleet/stamp';
import { existingKey, UNKNOWN_SPACE } from '../../fleet/stamp';
import type { PreflightContext, StampQuestion } from '../question';
import { demandIn } from '../subnet-demand';
import { isAnswered, unanswered } from '../../verdicts/unanswered';
import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';
import { writablePlace } from '../writable';

/** Azure refuses an endpoint in a subnet that is full or elsewhere, and a subnet whose addresses are taken. */
export const subnet: StampQuestion = {
  id: 'subnet',
  summary: 'Does the existing network or subnet fit: its region, its free addresses, and for a new subnet its ranges?',
  rights: [READ_NETWORKS, READ_NETWORK_USAGES],
  kinds: ['stamp'],
  async ask({ stack: { value: stamp } }, context) {
    const { network, region } = stamp;
    if (network.kind === 'new') return [passed('the stamp creates its network')];
    const answer = await virtualNetwork(context.azure(region.cloud), network.virtualNetworkId);
    const name = nameInId(network.virtualNetworkId);
    if (!isAnswered(answer)) return [unanswered(answer, `whether the network ${name} fits`, READ_NETWORKS)];
    const at = { path: ['network', 'existing', existingKey(network)] };
    if (answer.kind === 'absent')
      return [
        { ...at, outcome: 'failed', message: `there is no network ${name} at the ID`, help: 'correct the ID of the network' },
      ];
    const found = answer.value;
    return [
      ...regionVerdict(stamp, network, found),
      ...(network.kind === 'joined'
        ? rangeVerdicts(stamp, network, found)
        : await placeVerdicts(stamp, network, found, context)),
    ];
  },
};

/** The endpoint and the security group are in the region of the network, which no ID contains. */
function regionVerdict(
  stamp: Stamp,
  { location, virtualNetworkId }: ExistingNetwork | SubnetInNetwork,
  { region }: NetworkInAzure,
): Verdict[] {
  const name = nameInId(virtualNetworkId);
  if (region === '') return [{ outcome: 'uncertain', message: `it is not known in which region the network ${name} is` }];
  if (region === location) return [passed(`the network ${name} is in ${region}`)];
  return [
    {
      outcome: 'failed',
      path: ['network', 'existing', 'location'],
      message: `the network ${name} is in ${region}, but the files expect it in ${location}; Azure requires the endpoint in the region of the network`,
      help: writablePlace(stamp, region)
        ? `set network.existing.location to ${region}`
        : 'use a network in a region that the environment allows',
    },
  ];
}

/** A subnet that the stamp creates in the network. */
function rangeVerdicts({ names }: Stamp, { privateEndpointPrefix: range }: SubnetInNetwork, found: NetworkInAzure): Verdict[] {
  if (range === UNKNOWN_SPACE) return [passed('Azure allocates the addresses of the subnet from a pool')];
  const at = { path: ['network', 'privateEndpointPrefix'] };
  const spaces = found.prefixes.filter(isRange);
  const name = nameInId(found.id);
  if (!spaces.some((space) => contains(space, range)))
    return [
      {
        ...{ ...at, outcome: 'failed' },
        message: `the subnet ${range} is not within the addresses of the network ${name} (${spaces.join(', ')})`,
        help: 'use free addresses of the network',
      },
    ];
  const taken = found.subnets.filter(
    (each) => !isSame(each.name, names.subnet) && each.prefixes.some((prefix) => isRange(prefix) && overlap(prefix, range)),
  );
  if (taken.length === 0) return [passed(`no other subnet of the network ${name} has addresses of ${range}`)];
  const words = taken.map((each) => `${each.name} (${each.prefixes.join(', ')})`).join(', ');
  return [
    {
      ...{ ...at, outcome: 'failed' },
      message: `the subnet ${range} overlaps ${words} in the network ${name}`,
      help: 'use free addresses of the network',
    },
  ];
}

/** A subnet that exists. */
async function placeVerdicts(
  { region }: Stamp,
  { subnetId, virtualNetworkId }: ExistingNetwork,
  found: NetworkInAzure,
  context: PreflightContext,
): Promise<Verdict[]> {
  const at = { path: ['network', 'existing', 'subnetId'] };
  const name = nameInId(subnetId);
  const existing = found.subnets.find((each) => isSame(each.name, name));
  if (!existing)
    return [
      {
        ...{ ...at, outcome: 'failed' },
        message: `the network ${nameInId(virtualNetworkId)} has no subnet ${name}`,
        help:
          found.subnets.length === 0
            ? 'correct the ID of the subnet'
            : `use one that it has: ${found.subnets.map((each) => each.name).join(', ')}`,
      },
    ];
  const usages = await subnetUsages(context.azure(region.cloud), virtualNetworkId);
  return [...delegationVerdict(existing), roomVerdict(subnetId, existing, usages, context)];
}

/** Which services share their subnets with endpoints is not documented in one place. */
function delegationVerdict({ name, delegations }: ExistingSubnet): Verdict[] {
  if (delegations.length === 0) return [];
  return [
    {
      outcome: 'uncertain',
      path: ['network', 'existing', 'subnetId'],
      message: `the subnet ${name} is delegated to ${delegations.join(', ')}, and Azure may refuse a private endpoint in it`,
      help: 'use a subnet without delegations',
    },
  ];
}

function roomVerdict(
  subnetId: string,
  { privateEndpointIds }: ExistingSubnet,
  usages: Awaited<ReturnType<typeof subnetUsages>>,
  { fleet }: PreflightContext,
): Verdict {
  const at = { path: ['network', 'existing', 'subnetId'] };
  const { least, most } = demandIn(subnetId, privateEndpointIds, fleet);
  const name = nameInId(subnetId);
  if (most === 0) return passed(`all endpoints in the subnet ${name} exist already`);
  const what = `whether the subnet ${name} has addresses for ${counted(least, 'more endpoint')}`;
  if (!isAnswered(usages)) return unanswered(usages, what, READ_NETWORK_USAGES);
  const usage = usages.kind === 'found' ? usages.value.find((each) => isSame(each.subnetId, subnetId)) : undefined;
  if (!usage) return { ...at, outcome: 'uncertain', message: `it is not known ${what}: Azure does not list its use` };
  const free = Math.max(0, usage.limit - usage.used);
  const words = `the subnet ${name} has ${free} of ${usage.limit} addresses left`;
  if (free >= most) return passed(words);
  const help = 'use a larger subnet, or one with fewer endpoints';
  if (free >= least)
    return { ...{ ...at, help, outcome: 'uncertain' }, message: `${words}, and the endpoints in it may need ${most}` };
  return { ...{ ...at, help, outcome: 'failed' }, message: `${words}, and the endpoints in it need at least ${least}` };
}
