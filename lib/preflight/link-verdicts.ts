import { nameInId } from '../catalog/resource-id';
import { isSame } from '../catalog/ignoring-case';
import { READ_LINKS, READ_ZONES } from '../azure/reads/private-dns-zones';
import type { ServedCloud } from '../catalog/clouds';
import { distinct } from '../collections/order';
import { subscriptionIn } from './own-network';
import type { PreflightContext } from './question';
import type { Target } from '../verdicts/target';
import { cloudOf } from '../verdicts/target';
import { isAnswered, unanswered } from '../verdicts/unanswered';
import type { Verdict } from '../verdicts/verdict';
import { passed } from '../verdicts/verdict';
import type { WantedLink } from './wanted-links';
import { linksOf, zonesIn } from './zone-links';

const AT = { path: ['dns', 'mode'] };

/** Whether Azure accepts the links that a stack creates: it allows one for each network and name of a zone. */
export const linkVerdicts = (
  links: readonly WantedLink[],
  target: Target,
  context: PreflightContext,
): Promise<readonly Verdict[]> => {
  const isOnlyZone = distinct(links.map(({ zoneName }) => zoneName)).length === 1;
  return Promise.all(links.map((link) => linkVerdict({ ...link, isOnlyZone }, cloudOf(target), context)));
};

interface CheckedLink extends WantedLink {
  /** Whether the stack needs no other zone, so that one ID is a complete setting. */
  readonly isOnlyZone: boolean;
}

/** Only zones in the subscriptions of the stack and of the network are looked at: others cannot be found from a network. */
async function linkVerdict(link: CheckedLink, cloud: ServedCloud, context: PreflightContext): Promise<Verdict> {
  const subscriptions = distinct([link.zoneId, link.networkId].map((id) => subscriptionIn(id).toLowerCase()));
  const what = `whether the network ${nameInId(link.networkId)} is linked to another zone ${link.zoneName}`;
  const answers = await Promise.all(subscriptions.map((subscription) => zonesIn(context, cloud, subscription)));
  const zones = answers.flatMap((answer) => (answer.kind === 'found' ? answer.value : []));
  const namesakes = zones.filter(({ name }) => isSame(name, link.zoneName));
  const linked = await Promise.all(namesakes.map(async ({ id }) => ({ id, links: await linksOf(context, cloud, id) })));
  for (const { id, links } of linked) {
    const taken = links.kind === 'found' ? links.value.find(({ networkId }) => isSame(networkId, link.networkId)) : undefined;
    if (taken && !(isSame(id, link.zoneId) && isSame(taken.name, link.name))) return alreadyLinked(link, id, taken.name);
  }
  const open = answers.find((answer) => !isAnswered(answer));
  if (open && !isAnswered(open)) return { ...unanswered(open, what, READ_ZONES), ...AT };
  const unread = linked.map(({ links }) => links).find((answer) => !isAnswered(answer));
  if (unread && !isAnswered(unread)) return { ...unanswered(unread, what, READ_LINKS), ...AT };
  return passed(`the network ${nameInId(link.networkId)} is linked to no other zone ${link.zoneName} that can be seen`);
}

function alreadyLinked({ zoneId, zoneName, networkId, name, isOnlyZone }: CheckedLink, id: string, taken: string): Verdict {
  const network = nameInId(networkId);
  if (isSame(id, zoneId))
    return {
      ...{ ...AT, outcome: 'failed' },
      message: `the network ${network} is linked to the zone ${zoneName} by ${taken}, and the stack would create the link ${name}; Azure allows one`,
      help: 'delete that link, or import it into the state of the stack',
    };
  const message = `the network ${network} is linked to another zone ${zoneName}: ${id}; Azure allows one`;
  // A stack that gets other zones than before has a link of the same name in the old one.
  if (isSame(taken, name))
    return { ...AT, outcome: 'uncertain', message, help: 'if the same apply deletes that link, it may have to run twice' };
  return {
    ...{ ...AT, outcome: 'failed', message },
    help: isOnlyZone
      ? `to use that zone, write dns: { mode: existing, zones: { ${zoneName}: ${id} } }; otherwise delete its link`
      : 'to use that zone, set dns.mode existing with the ID of each zone of the account under dns.zones; otherwise delete its link',
  };
}
