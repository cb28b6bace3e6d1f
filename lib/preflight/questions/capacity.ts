import { isSame } from '../../catalog/ignoring-case';
import { READ_DEPLOYMENTS } from '../../azure/reads/deployments';
import type { ModelCapacity } from '../../azure/reads/model-capacities';
import { modelCapacities, READ_CAPACITIES } from '../../azure/reads/model-capacities';
import { findRegion } from '../../catalog/regions';
import { allowsProcessing } from '../../catalog/residency';
import { isProvisioned } from '../../catalog/skus';
import type { Stamp, StampDeployment } from '../../fleet/stamp';
import { deployedOn } from '../deployed';
import type { PreflightContext, StampQuestion } from '../question';
import { isAnswered, unanswered } from '../../verdicts/unanswered';
import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';

/** Quota does not reserve capacity. Too little of it is uncertain, not failed: Azure's number changes from minute to minute. */
export const capacity: StampQuestion = {
  id: 'capacity',
  summary: 'Does the region have free capacity for provisioned deployments that are new or grow?',
  rights: [READ_CAPACITIES, READ_DEPLOYMENTS],
  kinds: ['stamp'],
  async ask({ stack: { value: stamp } }, context) {
    const provisioned = stamp.deployments.filter(({ sku }) => isProvisioned(sku));
    if (provisioned.length === 0) return [passed('no deployment is provisioned')];
    return Promise.all(provisioned.map((deployment) => ask(stamp, deployment, context)));
  },
};

async function ask(stamp: Stamp, deployment: StampDeployment, context: PreflightContext): Promise<Verdict> {
  const { region, subscriptionId } = stamp;
  const { key, model, version, sku } = deployment;
  const increase = await increaseOf(stamp, deployment, context);
  if (typeof increase !== 'number') return increase;
  if (increase === 0) return passed(`${key} is deployed with its capacity already`);
  const answer = await modelCapacities(context.azure(region.cloud), subscriptionId.toLowerCase(), deployment);
  const name = `${model} ${version} as ${sku}`;
  const what = `whether ${region.name} has capacity for ${increase} PTU of ${name}`;
  if (answer.kind === 'absent')
    return { outcome: 'uncertain', message: `it is not known ${what}: Azure has no list for the model` };
  if (!isAnswered(answer)) return unanswered(answer, what, READ_CAPACITIES);
  const offers = answer.value.filter((each) => isSame(each.sku, sku));
  const here = offers.find((each) => each.region === region.name);
  const help = elsewhere(offers, increase, stamp, deployment);
  const at = { path: ['deployments', key, 'capacity'], help };
  if (!here) return { ...at, outcome: 'uncertain', message: `it is not known ${what}: Azure lists none for the region` };
  const { needed, gap } = await neededIn(stamp, deployment, context);
  const words = `${region.name} has capacity for ${here.available} PTU of ${name} at the moment`;
  if (needed <= here.available && gap) return gap;
  if (needed <= here.available) return passed(`${words}, and ${needed} are added`);
  const all = needed > increase ? `all stamps together add ${needed}` : `the apply adds ${needed}`;
  return { ...at, outcome: 'uncertain', message: `${words}, and ${all}` };
}

/** The PTU that a deployment gains, or why they are not known. */
async function increaseOf(stamp: Stamp, deployment: StampDeployment, context: PreflightContext): Promise<Verdict | number> {
  const answer = await deployedOn(context, stamp);
  if (answer.kind === 'absent') return deployment.capacity;
  if (answer.kind !== 'found') return unanswered(answer, `whether ${deployment.key} is new or grows`, READ_DEPLOYMENTS);
  const { name, model, version, sku } = deployment;
  const before = answer.value.find(
    (each) => isSame(each.name, name) && isSame(each.model, model) && isSame(each.version, version) && isSame(each.sku, sku),
  );
  return Math.max(0, deployment.capacity - (before?.capacity ?? 0));
}

/** The PTU of a version that all stamps of a region and subscription gain, and why they may be more. */
async function neededIn(
  { region, subscriptionId }: Stamp,
  { model, version, sku }: StampDeployment,
  context: PreflightContext,
): Promise<{ readonly needed: number; readonly gap?: Verdict }> {
  const stamps = context.fleet.stamps
    .map(({ value }) => value)
    .filter((each) => each.region.name === region.name && isSame(each.subscriptionId, subscriptionId));
  const increases = await Promise.all(
    stamps.flatMap((each) =>
      each.deployments
        .filter((one) => isSame(one.model, model) && isSame(one.version, version) && one.sku === sku)
        .map((one) => increaseOf(each, one, context)),
    ),
  );
  const gap = increases.find((each) => typeof each !== 'number');
  const needed = increases.reduce<number>((sum, each) => sum + (typeof each === 'number' ? each : 0), 0);
  return { needed, ...(gap === undefined ? {} : { gap }) };
}

const MOST_REGIONS = 5;

/** Where Azure has more at the moment, among the regions that the residency allows. */
function elsewhere(offers: readonly ModelCapacity[], increase: number, { residency }: Stamp, { sku }: StampDeployment): string {
  const isAllowed = (name: string) => {
    const region = findRegion(name);
    return region !== undefined && allowsProcessing(residency, sku, region);
  };
  const enough = offers
    .filter(({ region, available }) => available >= increase && isAllowed(region))
    .sort((one, other) => other.available - one.available);
  const names = enough.slice(0, MOST_REGIONS).map(({ region, available }) => `${region} (${available})`);
  return names.length === 0
    ? 'reduce capacity, or try again later'
    : `reduce capacity, try again later, or use a region that has it: ${names.join(', ')}`;
}
