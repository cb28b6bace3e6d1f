import { nameInId } from '../../catalog/resource-id';
import { isSame } from '../../catalog/ignoring-case';
import type { Answer } from '../../azure/answer';
import type { ExistingNetwork } from '../../azure/reads/virtual-networks';
import { READ_NETWORKS, virtualNetwork, virtualNetworks } from '../../azure/reads/virtual-networks';
import { isRange, overlap } from '../../catalog/addresses';
import type { ServedCloud } from '../../catalog/clouds';
import { counted } from '../../text/counted';
import type { NewNetwork } from '../../fleet/stamp';
import { UNKNOWN_SPACE } from '../../fleet/stamp';
import { oncePerRun } from '../once';
import { networkIdOf } from '../own-network';
import type { StampQuestion } from '../question';
import { isAnswered, unanswered } from '../../verdicts/unanswered';
import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';

/** Azure refuses to peer networks with common addresses, and a hub cannot have two peers with common addresses. */
export const addresses: StampQuestion = {
  id: 'addresses',
  summary:
    'Are the addresses of a network that the stamp creates free in the networks that it is peered with, and in its subscription?',
  rights: [READ_NETWORKS],
  kinds: ['stamp'],
  async ask({ stack: { value: stamp } }, context) {
    const { network, subscriptionId, region } = stamp;
    if (network.kind !== 'new') return [passed('the stamp creates no network')];
    if (network.addressSpace === UNKNOWN_SPACE) return [passed('Azure allocates the addresses from a pool')];
    const own = networkIdOf(stamp);
    const [all, hub] = await Promise.all([
      networksOf(context, region.cloud, subscriptionId),
      network.peering ? virtualNetwork(context.azure(region.cloud), network.peering.virtualNetworkId) : undefined,
    ]);
    return [...inHub(network, own, hub), inSubscription(network, own, all)];
  },
};

/** Decoded once: a subscription can have many networks, and many stamps. */
const networksOf = oncePerRun(
  (_cloud: ServedCloud, subscriptionId: string) => subscriptionId.toLowerCase(),
  ({ azure }, cloud, subscriptionId) => virtualNetworks(azure(cloud), subscriptionId.toLowerCase()),
);

const AT = { path: ['network', 'addressSpace'] };
const HELP = 'use free addresses';

const isCommon = (space: string, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => isRange(prefix) && overlap(space, prefix));

const inWords = (id: string, prefixes: readonly string[]) => `${nameInId(id)} (${prefixes.join(', ')})`;

/** The hub and what it is peered with already. */
function inHub({ addressSpace, peering }: NewNetwork, own: string, hub: Answer<ExistingNetwork> | undefined): Verdict[] {
  if (!hub || !peering) return [];
  const what = `whether ${addressSpace} is free in the hub ${nameInId(peering.virtualNetworkId)} and its peers`;
  // That the hub must exist is another question.
  if (hub.kind === 'absent') return [{ outcome: 'uncertain', message: `it is not known ${what}: there is no such network` }];
  if (!isAnswered(hub)) return [unanswered(hub, what, READ_NETWORKS)];
  const { prefixes, peers } = hub.value;
  const name = nameInId(peering.virtualNetworkId);
  const taken = peers.filter((peer) => !isSame(peer.networkId, own) && isCommon(addressSpace, peer.prefixes));
  const problems = [
    ...(isCommon(addressSpace, prefixes) ? [`those of the hub ${inWords(name, prefixes)}`] : []),
    ...taken.map((peer) => `those of ${inWords(peer.networkId, peer.prefixes)}, which the hub ${name} is peered with`),
  ];
  if (problems.length === 0) return [passed(`${addressSpace} is free in the hub and its peers`)];
  return problems.map((those) => ({
    ...{ ...AT, outcome: 'failed', help: HELP },
    message: `the addresses ${addressSpace} overlap ${those}: Azure refuses the peering`,
  }));
}

/** The network itself, if it exists, and all others. */
function inSubscription({ addressSpace }: NewNetwork, own: string, all: Answer<readonly ExistingNetwork[]>): Verdict {
  const what = `whether ${addressSpace} is free in the other networks of the subscription`;
  if (all.kind === 'absent') return { outcome: 'uncertain', message: `it is not known ${what}: Azure has no list` };
  if (!isAnswered(all)) return unanswered(all, what, READ_NETWORKS);
  const self = all.value.find(({ id }) => isSame(id, own));
  const peer = self?.peers.find(({ prefixes }) => isCommon(addressSpace, prefixes));
  if (peer)
    return {
      ...{ ...AT, outcome: 'failed', help: HELP },
      message: `the addresses ${addressSpace} overlap those of ${inWords(peer.networkId, peer.prefixes)}, which the network is peered with already`,
    };
  const others = all.value.filter(({ id, prefixes }) => !isSame(id, own) && isCommon(addressSpace, prefixes));
  if (others.length === 0) return passed(`no other network in the subscription has addresses of ${addressSpace}`);
  const named = others.slice(0, MOST_NAMED).map(({ id, prefixes }) => inWords(id, prefixes));
  const rest = others.length > MOST_NAMED ? ` and ${counted(others.length - MOST_NAMED, 'other')}` : '';
  return {
    ...{ ...AT, outcome: 'uncertain', help: `${HELP}, unless the two are never connected` },
    message: `the addresses ${addressSpace} overlap those of ${named.join(', ')}${rest}: Azure allows this, but the two cannot be connected`,
  };
}

const MOST_NAMED = 3;
