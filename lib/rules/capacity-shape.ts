import type { ProvisionedShape } from '../catalog/models';
import { findVersion } from '../catalog/models';
import type { SkuName } from '../catalog/skus';
import { skuOf } from '../catalog/skus';
import { finding, stampRule } from './rule';

/** PTU in one deployment. Source: docs/models/quotas-limits.mdx of nicholasdbrady/foundry-docs @ fddee8a (July 2026). */
const MOST = 100_000;

/**
 * What Azure's own catalogue of models had as the maximum of all regional and some other deployments. Source: answers for eastus2 and
 * swedencentral, recorded on 2026-04-23 in Azure/azure-dev @ ae35809f, cli/azd/test/functional/testdata/recordings.
 */
const RECORDED_MOST = 30_000;

/** Azure sells provisioned capacity only in certain sizes. Models that the catalogue does not know are not checked. */
export const capacityShape = stampRule(
  'capacity/shape',
  `Provisioned capacity is at least the minimum for its model, a valid increment, and at most ${count(MOST)} PTU. More than ${count(RECORDED_MOST)} PTU is a warning: Azure may accept them only for some models.`,
  ({ deployments }, located) =>
    deployments.flatMap(({ key, model, version, sku, capacity }) => {
      const shape = findVersion(model, version)?.provisioned;
      if (!shape || skuOf(sku).billing !== 'provisioned') return [];
      const steps = stepsOf(shape, sku);
      const path = ['deployments', key, 'capacity'];
      if (isSold(capacity, steps)) return capacity > RECORDED_MOST ? [finding(located, path, unverified(capacity))] : [];
      const message = `${model} ${version} as ${sku} cannot have ${count(capacity)} PTU: the minimum is ${steps.min}, the increment ${steps.increment} and the maximum ${count(MOST)}`;
      return [finding(located, path, { message, help: advice(capacity, steps) })];
    }),
);

const unverified = (capacity: number) => ({
  severity: 'warning' as const,
  message: `unverified: whether one deployment can have ${count(capacity)} PTU; Azure allowed some models and all regional deployments at most ${count(RECORDED_MOST)} (2026-04-23)`,
  help: 'ask Azure for the maximum of the model (az cognitiveservices model list), or spread the capacity over several deployments',
});

interface Steps {
  readonly min: number;
  readonly increment: number;
}

function stepsOf(shape: ProvisionedShape, sku: SkuName): Steps {
  return skuOf(sku).scope === 'region'
    ? { min: shape.regionalMin, increment: shape.regionalIncrement }
    : { min: shape.globalMin, increment: shape.globalIncrement };
}

/**
 * The documentation counts increments from the minimum and, where it rounds, from zero. That is the same unless the minimum is no
 * multiple of the increment, as for o1 in a region; then both readings pass.
 */
const startsOf = ({ min, increment }: Steps) => [min, Math.ceil(min / increment) * increment];

const isSold = (capacity: number, steps: Steps) =>
  capacity <= MOST && startsOf(steps).some((start) => capacity >= start && (capacity - start) % steps.increment === 0);

/** The nearest sizes that are sold, below and above. */
function advice(capacity: number, steps: Steps): string {
  const { min, increment } = steps;
  const near = startsOf(steps).flatMap((start) => {
    const below = start + Math.floor((Math.min(capacity, MOST) - start) / increment) * increment;
    return [below, below + increment];
  });
  const sold = [min, ...near].filter((size) => isSold(size, steps)).sort((one, other) => one - other);
  const values = [sold.findLast((size) => size < capacity), sold.find((size) => size > capacity)];
  const advised = values.filter((size) => size !== undefined).join(' or ');
  return `use ${advised}${capacity > MOST ? ', and spread the rest over other deployments' : ''}`;
}

function count(units: number): string {
  return units.toLocaleString('en-US');
}
