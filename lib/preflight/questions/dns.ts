import { READ_LINKS, READ_ZONES } from '../../azure/reads/private-dns-zones';
import { READ_NETWORKS } from '../../azure/reads/virtual-networks';
import { READ_ZONE_GROUPS } from '../../azure/reads/zone-groups';
import { existingZones } from '../existing-zones';
import { linkVerdicts } from '../link-verdicts';
import { policyVerdict } from '../policy-zones';
import type { Question } from '../question';
import type { Target } from '../../verdicts/target';
import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';
import { wantedLinks } from '../wanted-links';

/** Azure links a network to only one zone with a given name, and a network without a link cannot resolve the endpoint. */
export const dns: Question<Extract<Target, { readonly kind: 'environment' | 'stamp' }>> = {
  id: 'dns',
  summary: 'Do the private DNS zones exist, and can the network be linked to them, or is it linked already?',
  rights: [READ_ZONES, READ_LINKS, READ_NETWORKS, READ_ZONE_GROUPS],
  kinds: ['environment', 'stamp'],
  async ask(target, context) {
    const verdicts: Verdict[] = [...(await linkVerdicts(wantedLinks(target), target, context))];
    if (target.kind === 'stamp') {
      const stamp = target.stack.value;
      if (stamp.dns.mode === 'existing') verdicts.push(...(await existingZones(stamp, context)));
      if (stamp.dns.mode === 'policy') verdicts.push(await policyVerdict(stamp, context));
    }
    return verdicts.length > 0 ? verdicts : [passed('the stack links no network')];
  },
};
