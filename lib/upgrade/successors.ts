import { retirementDay } from '../calendar/retirement-day';
import { daysBetween } from '../collections/days';
import { availabilityOf } from '../catalog/availability';
import { tokensPerUnit } from '../catalog/capacity';
import { modelLine } from '../catalog/model-lines';
import type { ModelVersion } from '../catalog/models';
import { findVersion, modelVersions, versionsOf } from '../catalog/models';
import { allowsProcessing } from '../catalog/residency';
import { retiredFamily } from '../catalog/retired';
import { lifecycleOf } from '../catalog/sku-lifecycle';
import type { SkuName } from '../catalog/skus';
import { SKU_NAMES, skuOf } from '../catalog/skus';
import { by, compareText } from '../collections/order';
import type { Deployed, VersionOf } from './deployed';

/** A version that can follow another one wherever that is deployed. */
export interface Successor extends VersionOf {
  /** Whether Microsoft names it as the replacement. */
  readonly isNamed: boolean;
}

/** A version that cannot follow another one, with the reason, as part of a sentence. */
export interface Rejected extends VersionOf {
  readonly because: string;
}

/** A version that is offered with other deployment types where a version is deployed. */
export interface OtherSkus extends VersionOf {
  readonly skus: readonly SkuName[];
}

/** What can follow a version. */
export interface Choice {
  /** The best first. */
  readonly fitting: readonly Successor[];
  /** Versions of the same line that cannot follow it, the latest retirement first. */
  readonly rejected: readonly Rejected[];
  /** Versions for the same purpose of other lines, which a person can choose. The latest retirement first. */
  readonly others: readonly Successor[];
  /** Versions of the same line that could follow it with another deployment type, which is billed in the same way. */
  readonly otherSkus: readonly OtherSkus[];
  /** Whether only another version of the same model can follow without further work of the clients. */
  readonly keepsModel: boolean;
}

/** A successor that retires sooner than this many days from now is chosen only if there is no other. */
const LONG = 180;

/** A successor that retires sooner than this many days from now is no help: clients would have to move again at once. */
const LEAST = 30;

/** Vectors of different embedding models cannot be compared, so another model needs a new index. */
const KEPT_MODEL = 'embeddings';

/**
 * The versions that can follow one that several stamps deploy in the same way: with the same purpose, from the same publisher, offered
 * with the deployment type in every region, within the residency.
 *
 * @param deployed at least one deployment of the version
 * @param today `YYYY-MM-DD`
 */
export function successorsOf(deployed: readonly [Deployed, ...Deployed[]], today: string): Choice {
  const [{ deployment }] = deployed;
  const { named, capability } = purposeOf(deployment);
  const all = modelVersions().filter(
    (each) =>
      each.capability === capability &&
      each.format === deployment.format &&
      !(each.model === deployment.model && each.version === deployment.version),
  );
  const judged = all.map((candidate) => ({ candidate, because: reasonAgainst(candidate, deployed, today) }));
  const successor = ({ candidate }: { readonly candidate: ModelVersion }): Successor => ({
    ...versionOf(candidate, deployed),
    isNamed: candidate.model === named,
  });
  const isSameLine = ({ candidate: { model } }: { readonly candidate: ModelVersion }) =>
    model === named ||
    (modelLine(model) === modelLine(deployment.model) && (capability !== KEPT_MODEL || model === deployment.model));
  const fits = judged.filter(({ because }) => because === undefined);
  const rejected = judged
    .filter(isSameLine)
    .flatMap(({ candidate, because }) => (because === undefined ? [] : [{ ...versionOf(candidate, deployed), because }]))
    .sort(by(({ retires }) => retires ?? ''))
    .reverse();
  return {
    fitting: fits.filter(isSameLine).map(successor).sort(bestFirst(deployment.model, today)),
    rejected,
    keepsModel: capability === KEPT_MODEL,
    others: fits
      .filter((each) => !isSameLine(each))
      .map(successor)
      .sort(bestFirst(deployment.model, today)),
    otherSkus: rejected.flatMap(({ model, version, retires }) => {
      const skus = SKU_NAMES.filter((sku) => couldBe({ model, version }, sku, deployed, today));
      return skus.length === 0 ? [] : [{ model, version, retires, skus }];
    }),
  };
}

/** The model that Microsoft names as the replacement of a deployed one, and the purpose of both. */
function purposeOf({ model, version }: Deployed['deployment']) {
  const old = findVersion(model, version);
  const named = old?.lifecycle?.replacement ?? retiredFamily(model)?.instead;
  return { named, capability: (old ?? versionsOf(named ?? '')[0])?.capability };
}

/**
 * Why no version of a model can follow the deployed one: a reason for each version; empty for a model without another version.
 *
 * @param today `YYYY-MM-DD`
 */
export function reasonsAgainst(model: string, deployed: readonly [Deployed, ...Deployed[]], today: string): Rejected[] {
  const [{ deployment }] = deployed;
  const { capability } = purposeOf(deployment);
  return versionsOf(model)
    .filter(({ version }) => model !== deployment.model || version !== deployment.version)
    .flatMap((candidate) => {
      const because =
        candidate.capability !== capability
          ? `its purpose is ${candidate.capability}, and that of ${deployment.model} is ${capability ?? 'not known'}`
          : candidate.format !== deployment.format
            ? `its publisher is ${candidate.format}, not ${deployment.format}`
            : reasonAgainst(candidate, deployed, today);
      return because === undefined ? [] : [{ ...versionOf(candidate, deployed), because }];
    });
}

/** Whether a version could follow the deployed one with another deployment type of the same billing. */
function couldBe(
  { model, version }: Pick<VersionOf, 'model' | 'version'>,
  sku: SkuName,
  deployed: readonly Deployed[],
  today: string,
): boolean {
  const candidate = findVersion(model, version);
  if (!candidate || deployed.some(({ deployment }) => skuOf(deployment.sku).billing !== skuOf(sku).billing)) return false;
  const changed = deployed.map(({ stamp, deployment }) => ({ stamp, deployment: { ...deployment, sku } }));
  return reasonAgainst(candidate, changed, today) === undefined;
}

/** A version with the first day on which one of the deployments would retire. */
function versionOf({ model, version }: ModelVersion, deployed: readonly Deployed[]): VersionOf {
  const days = deployed.flatMap(({ stamp, deployment: { sku } }) => {
    const retires = retirementDay({ model, version, sku, cloud: stamp.value.region.cloud });
    return retires ? [retires.day] : [];
  });
  return { model, version, retires: days.sort()[0] ?? null };
}

/** First the named replacement, then the same model, each only if it stays; then the latest retirement. */
const bestFirst = (model: string, today: string) => (one: Successor, other: Successor) => {
  const rank = ({ retires, isNamed, ...each }: Successor) => {
    const stays = retires !== null && daysBetween(today, retires) >= LONG;
    return stays && isNamed ? 3 : stays && each.model === model ? 2 : stays ? 1 : 0;
  };
  return (
    rank(other) - rank(one) ||
    compareText(other.retires ?? '', one.retires ?? '') ||
    compareText(other.model, one.model) ||
    compareText(other.version, one.version)
  );
};

/** Why a version cannot follow the deployed one; undefined if it can. */
function reasonAgainst(candidate: ModelVersion, deployed: readonly Deployed[], today: string): string | undefined {
  const { model, version } = candidate;
  for (const { stamp, deployment } of deployed) {
    const { region, residency } = stamp.value;
    const { sku, capacity } = deployment;
    const stage = lifecycleOf(candidate, sku)?.stage;
    if (stage !== 'GA' && !(stage === 'Preview' && deployed.every(isPreview)))
      return stage === undefined ? 'the catalogue does not know its stage' : `its stage is ${stage}`;
    const [old, fresh] = [deployment, { model, version }].map(
      (each) => retirementDay({ ...each, sku, cloud: region.cloud })?.day,
    );
    if (fresh === undefined || fresh <= today)
      return fresh === undefined ? 'its retirement is not known' : `it retired on ${fresh}`;
    if (daysBetween(today, fresh) < LEAST) return `it retires on ${fresh}`;
    if (old !== undefined && fresh <= old)
      return `it retires on ${fresh}, no later than ${deployment.model} ${deployment.version}`;
    const offer = availabilityOf(model, version, sku, region.name);
    if (offer.kind !== 'available') return offer.because;
    if (!allowsProcessing(residency, sku, region)) return `the residency does not allow ${sku} in ${region.name}`;
    const size = sizeProblem(candidate, sku, capacity);
    if (size !== undefined) return size;
  }
  return undefined;
}

const isPreview = ({ deployment: { model, version } }: Deployed) => findVersion(model, version)?.lifecycle?.stage === 'Preview';

/** Why a provisioned capacity is not sold for a version; undefined if it is, or if its sizes are not known. */
function sizeProblem({ model, provisioned }: ModelVersion, sku: SkuName, capacity: number): string | undefined {
  const { billing, scope } = skuOf(sku);
  if (billing !== 'provisioned' || !provisioned) return undefined;
  const [least, step] =
    scope === 'region'
      ? [provisioned.regionalMin, provisioned.regionalIncrement]
      : [provisioned.globalMin, provisioned.globalIncrement];
  if (capacity >= least && (capacity - least) % step === 0) return undefined;
  return `${model} as ${sku} has at least ${least} PTU in steps of ${step}, and the deployment has ${capacity}: change that first`;
}

/** The capacity of another model that serves as many tokens. Units of different models can mean different numbers of tokens. */
export const sameThroughput = (from: string, to: string, capacity: number): number =>
  Math.ceil((capacity * tokensPerUnit(from)) / tokensPerUnit(to));
