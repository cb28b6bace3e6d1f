import { isSame } from '../../catalog/ignoring-case';
import { READ_DEPLOYMENTS } from '../../azure/reads/deployments';
import type { OfferedModel, OfferedSku } from '../../azure/reads/region-models';
import { READ_MODELS } from '../../azure/reads/region-models';
import { isSold, nearestSizes } from '../../catalog/capacity-sizes';
import { allowsProcessing } from '../../catalog/residency';
import type { SkuName } from '../../catalog/skus';
import { SKU_NAMES } from '../../catalog/skus';
import { distinct } from '../../collections/order';
import { nearMiss, writeOneOf } from '../../diagnostics/near-miss';
import type { Fleet } from '../../fleet/fleet';
import type { Stamp, StampDeployment } from '../../fleet/stamp';
import { otherSkus } from '../../rules/other-skus';
import { deployedOn, offersIn, skuIn, versionsFor } from '../deployed';
import type { PreflightContext, StampQuestion } from '../question';
import { isAnswered, unanswered } from '../../verdicts/unanswered';
import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';
import { isWritable } from '../writable';

/** Azure refuses a deployment of what the region does not offer to the subscription, whatever the documentation says. */
export const models: StampQuestion = {
  id: 'models',
  summary: 'Does the region offer the model, version and SKU of every deployment, with its capacity, to the subscription?',
  rights: [READ_MODELS, READ_DEPLOYMENTS],
  kinds: ['stamp'],
  async ask({ stack: { value: stamp } }, context) {
    if (stamp.deployments.length === 0) return [passed('there are no deployments')];
    const { region, subscriptionId } = stamp;
    const answer = await offersIn(context, region.cloud, subscriptionId, region.name);
    const what = `whether ${region.name} offers the models of the deployments`;
    if (answer.kind === 'absent') return [{ outcome: 'uncertain', message: `it is not known ${what}: the region has no list` }];
    if (!isAnswered(answer)) return [unanswered(answer, what, READ_MODELS)];
    const offers = answer.value;
    if (offers.length === 0)
      return [{ outcome: 'uncertain', message: `it is not known ${what}: the list of the region is empty` }];
    return Promise.all(
      stamp.deployments.map(async (deployment) => {
        const problem = problemOf(stamp, deployment, offers, context.fleet);
        return problem ? await unlessDeployed(problem, stamp, deployment, context) : passed(`${nameOf(deployment)} is offered`);
      }),
    );
  },
};

interface OfferProblem {
  readonly about: 'capacity' | 'model' | 'sku' | 'version';
  readonly message: string;
  readonly help: string;
}

const nameOf = ({ model, version, sku }: StampDeployment) => `${model} ${version} as ${sku}`;

/** The first reason for which Azure would refuse a new deployment; undefined if there is none. */
function problemOf(
  stamp: Stamp,
  deployment: StampDeployment,
  offers: readonly OfferedModel[],
  fleet: Fleet,
): OfferProblem | undefined {
  const { account, region } = stamp;
  const { model, version, sku, format } = deployment;
  const versions = versionsFor(offers, account.kind, deployment);
  const to = `to accounts of kind ${account.kind} in this subscription`;
  if (versions.length === 0)
    return {
      about: 'model',
      message: `${region.name} does not offer ${model} of ${format} ${to}`,
      help: otherModel(offers, stamp, deployment, fleet),
    };
  const found = versions.find((each) => isSame(each.version, version));
  if (!found)
    return {
      about: 'version',
      message: `${region.name} does not offer version ${version} of ${model} ${to}`,
      help: otherVersion(versions, stamp, deployment, fleet),
    };
  const offered = skuIn(found, sku);
  if (!offered)
    return {
      about: 'sku',
      message: `${region.name} does not offer ${model} ${version} as ${sku} ${to}`,
      help: otherSku(found, stamp, deployment),
    };
  return retirementOf(found, offered, deployment) ?? sizeProblem(offered, deployment);
}

/** The publisher of the same model, the kind that has it, or the model that was meant. */
function otherModel(offers: readonly OfferedModel[], stamp: Stamp, deployment: StampDeployment, fleet: Fleet): string {
  const { kind } = stamp.account;
  const { key, model, format } = deployment;
  const namesakes = offers.filter((each) => isSame(each.name, model));
  const publishers = distinct(namesakes.filter((each) => isSame(each.kind, kind)).map((each) => each.format));
  const publisher = publishers.find((each) => isWritable(stamp, { ...deployment, format: each }, fleet, today()));
  if (publisher !== undefined)
    return `set deployments.${key}.format to '${publisher}': Azure lists the model with that publisher`;
  if (publishers.length > 0)
    return `use another model, or another region; Azure lists this one with the publisher ${publishers.join(' or ')}`;
  const kinds = distinct(namesakes.filter((each) => isSame(each.format, format)).map((each) => each.kind));
  if (kinds.length > 0) return `use another model, or another region; accounts of kind ${kinds.join(' or ')} have it here`;
  const meant = nearMiss(model, distinct(offers.filter((each) => isSame(each.kind, kind)).map((each) => each.name)));
  return meant === undefined
    ? 'use another model, or another region'
    : `use another model, such as ${meant}, or another region`;
}

/** The versions that Azure offers and `stamps check` accepts. */
function otherVersion(versions: readonly OfferedModel[], stamp: Stamp, deployment: StampDeployment, fleet: Fleet): string {
  const offered = distinct(versions.map(({ version }) => version));
  const writable = offered.filter((version) => isWritable(stamp, { ...deployment, version }, fleet, today()));
  return writable.length > 0
    ? writeOneOf(writable.map((version) => `"${version}"`))
    : `use another model, or a newer version of the kit: its catalogue does not allow what Azure offers (${offered.join(', ')})`;
}

/** The SKUs that Azure offers and `stamps check` accepts. */
function otherSku({ skus }: OfferedModel, { region, residency }: Stamp, deployment: StampDeployment): string {
  if (skus.length === 0) return 'use another version: Azure offers this one with no SKU';
  const offered = distinct(skus.map(({ name }) => name));
  const isOffered = (sku: SkuName) => offered.some((name) => isSame(name, sku));
  const allowed = SKU_NAMES.filter((sku) => isOffered(sku) && allowsProcessing(residency, sku, region));
  return (
    otherSkus(deployment, allowed, region) ??
    `use another model, version or region: Azure offers this version only as ${offered.join(', ')}, which the environment does not allow`
  );
}

/** Azure's clock decides, not the day of `--today`. */
const today = () => new Date().toISOString().slice(0, 10);

function retirementOf(found: OfferedModel, { retires }: OfferedSku, deployment: StampDeployment): OfferProblem | undefined {
  const isOver = retires !== undefined && retires <= today();
  if (!found.isRetired && !isOver) return undefined;
  const since = isOver ? `since ${retires}` : 'according to Azure';
  return {
    about: 'version',
    message: `${nameOf(deployment)} is retired ${since}`,
    help: 'use another version or another model',
  };
}

function sizeProblem(sizes: OfferedSku, deployment: StampDeployment): OfferProblem | undefined {
  const { capacity } = deployment;
  if (isSold(capacity, sizes)) return undefined;
  const known = Object.entries({ minimum: sizes.min, increment: sizes.increment, maximum: sizes.max });
  const words = known.flatMap(([name, units]) => (units === undefined ? [] : `${name} ${units}`)).join(', ');
  const { below, above } = nearestSizes(capacity, sizes);
  return {
    about: 'capacity',
    message: `${nameOf(deployment)} cannot have ${capacity} units: Azure lists ${words}`,
    help: writeOneOf([below, above].flatMap((size) => (size === undefined ? [] : String(size)))),
  };
}

/** Azure keeps what is deployed, also after it has stopped to offer it. */
async function unlessDeployed(
  { about, message, help }: OfferProblem,
  stamp: Stamp,
  deployment: StampDeployment,
  context: PreflightContext,
): Promise<Verdict> {
  const at = { path: ['deployments', deployment.key, about], help };
  const answer = await deployedOn(context, stamp);
  if (answer.kind !== 'found') {
    if (answer.kind === 'absent') return { ...at, outcome: 'failed', message };
    const unknown = unanswered(answer, 'whether it is deployed already', READ_DEPLOYMENTS);
    return { ...at, outcome: unknown.outcome, message: `${message}; ${unknown.message}` };
  }
  const { name, model, version, sku, capacity } = deployment;
  const isDeployed = answer.value.some(
    (each) =>
      isSame(each.name, name) &&
      isSame(each.model, model) &&
      isSame(each.version, version) &&
      isSame(each.sku, sku) &&
      each.capacity === capacity,
  );
  return isDeployed
    ? { ...at, outcome: 'uncertain', message: `${message}; it is deployed already, and Azure may keep it` }
    : { ...at, outcome: 'failed', message };
}
