import { READ_DEPLOYMENTS } from '../../azure/reads/deployments';
import { READ_MODELS } from '../../azure/reads/region-models';
import { READ_USAGES } from '../../azure/reads/region-usages';
import { counted } from '../../text/counted';
import type { SubscriptionQuota } from '../fleet-quota';
import { quotaOf } from '../fleet-quota';
import type { StampQuestion } from '../question';
import type { QuotaNeed, QuotaUse } from '../quota-need';
import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';

/** Azure refuses a deployment that needs more quota than the subscription has left. What is deployed already keeps its quota. */
export const quota: StampQuestion = {
  id: 'quota',
  summary: 'Does the subscription have enough quota for what all its stamps together add to what is deployed?',
  rights: [READ_MODELS, READ_USAGES, READ_DEPLOYMENTS],
  kinds: ['stamp'],
  async ask({ stack: { value: stamp } }, context) {
    if (stamp.deployments.length === 0) return [passed('there are no deployments')];
    const found = await quotaOf(context, stamp);
    const gap = found.gaps.get(stamp.id);
    if (gap) return [gap.verdict];
    const needs = found.needs.flatMap((need) => {
      const [largest] = need.increases.filter((use) => use.stamp === stamp.id);
      return largest ? [verdictOf(need, largest, found)] : [];
    });
    const unknown = (found.unknown.get(stamp.id) ?? []).map(({ key, model, version, sku }): Verdict => ({
      outcome: 'uncertain',
      path: ['deployments', key, 'capacity'],
      message: `it is not known which quota ${model} ${version} as ${sku} uses: the list of ${stamp.region.name} names none`,
    }));
    const verdicts = [...needs, ...unknown];
    return verdicts.length > 0 ? verdicts : [passed('no deployment needs more quota than it has')];
  },
};

/** Reported at the largest increase of the stamp. */
function verdictOf(need: QuotaNeed, { key, region }: QuotaUse, quotas: SubscriptionQuota): Verdict {
  const { usageName, place, increase, decrease, left, increases } = need;
  const at = { path: ['deployments', key, 'capacity'] };
  const added = `${unitsOf(increase)} of ${usageName} in ${place}`;
  if (left === undefined) {
    const why = quotas.emptyRegions.has(region) ? `the list of quotas of ${region} is empty` : 'Azure lists no limit for it';
    return {
      ...{ ...at, outcome: 'uncertain' },
      message: `it is not known whether there is quota for ${added}: ${why}`,
      help: 'look at the quotas of the subscription in the Foundry portal',
    };
  }
  const remaining = left < 0 ? `${unitsOf(-left)} more than granted are in use` : `${left} ${left === 1 ? 'is' : 'are'} left`;
  const needed = `the apply adds ${added}, and ${remaining}`;
  if (increase <= left) return othersUnknown(need, quotas) ?? passed(needed);
  const who = increases.slice(0, MOST_NAMED).map((each) => `${each.key} of ${each.stamp} (+${each.wanted - each.deployed})`);
  const rest = increases.length > MOST_NAMED ? ` and ${counted(increases.length - MOST_NAMED, 'other')}` : '';
  const message = `${needed}: ${who.join(', ')}${rest}`;
  if (increase - decrease <= left)
    return {
      ...{ ...at, outcome: 'uncertain' },
      message: `${message}; it also returns ${unitsOf(decrease)}, but Terraform does not order the two`,
      help: 'deploy what loses capacity first, and what gains it afterwards',
    };
  return { ...at, outcome: 'failed', message, help: 'reduce capacity, or request more quota for the subscription' };
}

const MOST_NAMED = 5;

const unitsOf = (units: number): string => counted(units, 'unit');

/** Enough for what is known is not enough if another stamp may need the same quota. */
function othersUnknown({ usageName, place, increases }: QuotaNeed, { gaps }: SubscriptionQuota): Verdict | undefined {
  const isOfRegion = increases.some(({ region }) => region === place);
  const gap = [...gaps.values()].find(({ region }) => !isOfRegion || region === place)?.verdict;
  return gap && { ...gap, message: `${gap.message}, which may be part of ${usageName} in ${place}` };
}
