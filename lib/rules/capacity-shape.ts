import type { ProvisionedShape } from '../catalog/models';
import { findVersion } from '../catalog/models';
import type { SkuName } from '../catalog/skus';
import { skuOf } from '../catalog/skus';
import { finding, stampRule } from './rule';

/** PTU in one deployment. Source: docs/models/quotas-limits.mdx of nicholasdbrady/foundry-docs @ fddee8a (July 2026). */
const MOST = 100_000;

/** Azure sells provisioned capacity only in certain sizes. Models that the catalogue does not know are not checked. */
export const capacityShape = stampRule(
  'capacity/shape',
  `Provisioned capacity is at least the minimum for its model, a valid increment, and at most ${count(MOST)} PTU.`,
  ({ deployments }, located) =>
    deployments.flatMap(({ key, model, version, sku, capacity }) => {
      const shape = findVersion(model, version)?.provisioned;
      if (!shape || skuOf(sku).billing !== 'provisioned') return [];
      const steps = stepsOf(shape, sku);
      if (isSold(capacity, steps)) return [];
      const message = `${model} ${version} as ${sku} cannot have ${count(capacity)} PTU: the minimum is ${steps.min}, the increment ${steps.increment} and the maximum ${count(MOST)}`;
      return [finding(located, ['deployments', key, 'capacity'], { message, help: advice(capacity, steps) })];
    }),
);

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
