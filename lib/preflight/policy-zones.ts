import { nameInId } from '../catalog/resource-id';
import { isSame } from '../catalog/ignoring-case';
import { READ_ZONE_GROUPS, registeredZones } from '../azure/reads/zone-groups';
import { privateDnsZonesOf } from '../catalog/clouds';
import type { Stamp } from '../fleet/stamp';
import type { PreflightContext } from './question';
import { endpointIdOf } from './subnet-demand';
import { isAnswered, unanswered } from '../verdicts/unanswered';
import type { Verdict } from '../verdicts/verdict';
import { passed, unasked } from '../verdicts/verdict';

const AT = { path: ['dns', 'mode'] };

/** Whether Azure Policy has registered the endpoint. Before the endpoint exists, nothing shows whether it will. */
export async function policyVerdict(stamp: Stamp, { azure }: PreflightContext): Promise<Verdict> {
  const { region, account } = stamp;
  const answer = await registeredZones(azure(region.cloud), endpointIdOf(stamp));
  const what = 'whether Azure Policy registers the endpoint in private DNS zones';
  if (!isAnswered(answer)) return { ...unanswered(answer, what, READ_ZONE_GROUPS), ...AT };
  if (answer.kind === 'absent')
    return unasked({
      ...AT,
      message: `nothing shows ${what} before the first apply`,
      help: 'run stamps preflight again after the apply',
    });
  const zones = answer.value.map(nameInId);
  const missing = privateDnsZonesOf(account.kind, region.cloud).filter((zone) => !zones.some((each) => isSame(each, zone)));
  if (missing.length === 0) return passed('the endpoint is registered in its private DNS zones');
  return {
    ...{ ...AT, outcome: 'uncertain' },
    message: `Azure Policy has not registered the endpoint in ${missing.join(', ')}`,
    help: 'ask the owner of the policy to remediate it; or let the kit register the endpoint, with dns.mode existing and the ID of each zone under dns.zones',
  };
}
