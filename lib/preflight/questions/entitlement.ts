import { isSame, regionIn } from '../../catalog/ignoring-case';
import { accountSkus, READ_SKUS } from '../../azure/reads/account-skus';
import { READ_ACCOUNTS } from '../../azure/reads/account';
import { accountWith } from '../../azure/reads/accounts';
import { READ_USAGES, regionUsages } from '../../azure/reads/region-usages';
import type { ResourceManager } from '../../azure/resource-manager';
import type { Stamp } from '../../fleet/stamp';
import { counted } from '../../text/counted';
import { accountIdOf } from '../own-account';
import type { PreflightContext, StampQuestion } from '../question';
import { isAnswered, unanswered } from '../../verdicts/unanswered';
import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';

/** A subscription can be excluded from a kind of account, and its number of accounts in a region is limited. */
export const entitlement: StampQuestion = {
  id: 'entitlement',
  summary: 'May the subscription have another account of this kind in the region?',
  rights: [READ_ACCOUNTS, READ_SKUS, READ_USAGES],
  kinds: ['stamp'],
  ask: async ({ stack: { value: stamp } }, context) => {
    const azure = context.azure(stamp.region.cloud);
    const { account } = stamp.names;
    const existing = await accountWith(azure, accountIdOf(stamp));
    if (existing.kind === 'found') return [passed(`the account ${account} exists already`)];
    if (existing.kind !== 'absent') return [unanswered(existing, `whether the account ${account} exists`, READ_ACCOUNTS)];
    return [await ofSku(azure, stamp), ...(await ofCount(azure, stamp, context))];
  },
};

/** The only tier that the kit creates. */
const TIER = 'S0';

async function ofSku(azure: ResourceManager, { account, region, subscriptionId }: Stamp): Promise<Verdict> {
  const what = `accounts of the kind ${account.kind} with the tier ${TIER} in ${region.name}`;
  const answer = await accountSkus(azure, subscriptionId);
  if (!isAnswered(answer)) return unanswered(answer, `whether the subscription may have ${what}`, READ_SKUS);
  const path = ['subscriptionId'];
  const isHere = (locations: readonly string[]) => locations.some((location) => regionIn(location) === region.name);
  const rows = answer.kind === 'found' ? answer.value : [];
  const sku = rows.find(({ kind, name, locations }) => isSame(kind, account.kind) && isSame(name, TIER) && isHere(locations));
  if (!sku) return { outcome: 'uncertain', path, message: `Azure does not list ${what} for the subscription` };
  const restriction = sku.restrictions.find(({ locations }) => locations.length === 0 || isHere(locations));
  if (!restriction) return passed(`the subscription may have ${what}`);
  const reason = restriction.reason === '' ? '' : ` (${restriction.reason})`;
  const help = 'use another subscription, or ask Microsoft to enable Azure OpenAI for this one';
  return { outcome: 'failed', path, message: `the subscription may not have ${what}${reason}`, help };
}

async function ofCount(azure: ResourceManager, stamp: Stamp, { fleet }: PreflightContext): Promise<readonly Verdict[]> {
  const { account, region, subscriptionId } = stamp;
  const answer = await regionUsages(azure, subscriptionId, region.name);
  if (!isAnswered(answer)) return [unanswered(answer, `how many accounts the subscription has in ${region.name}`, READ_USAGES)];
  const inRegion = fleet.stamps
    .map(({ value }) => value)
    .filter((each) => isSame(each.subscriptionId, subscriptionId) && each.region.name === region.name);
  const existing = await Promise.all(inRegion.map((each) => accountWith(azure, accountIdOf(each))));
  const added = inRegion.filter((_, i) => existing[i]?.kind === 'absent');
  const gap = existing.find((each) => !isAnswered(each));
  const usages = answer.kind === 'found' ? answer.value : [];
  // Source: names that Azure answered with on 2026-04-23, recorded in Azure/azure-dev.
  const counts = [
    { name: `${account.kind}.S0.AccountCount`, more: added.filter((each) => each.account.kind === account.kind).length },
    { name: 'AccountCount', more: added.length },
  ].flatMap(({ name, more }) => usages.filter((usage) => isSame(usage.name, name)).map((usage) => ({ ...usage, more })));
  const path = ['subscriptionId'];
  if (counts.every(({ limit }) => limit === undefined))
    return [
      {
        outcome: 'uncertain',
        path,
        message: `Azure does not say how many accounts the subscription may have in ${region.name}`,
      },
    ];
  return counts.flatMap(({ name, currentValue, limit, more }): Verdict[] => {
    if (limit === undefined) return [];
    const has = `the subscription has ${currentValue} of at most ${counted(limit, 'account')} in ${region.name} (${name})`;
    if (currentValue + more <= limit && gap && !isAnswered(gap))
      return [unanswered(gap, `how many accounts the environment files add in ${region.name}`, READ_ACCOUNTS)];
    if (currentValue + more <= limit) return [passed(`${has}, and the environment files add ${more}`)];
    const help = 'delete and purge unused accounts, use another subscription or region, or ask Microsoft for more';
    return [{ outcome: 'failed', path, message: `${has}, and the environment files add ${more}`, help }];
  });
}
