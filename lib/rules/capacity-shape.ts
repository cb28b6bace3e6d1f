import type { ModelVersion, ProvisionedShape } from '../catalog/models';
import { findVersion, READ_ON } from '../catalog/models';
import type { SkuName } from '../catalog/skus';
import { skuOf } from '../catalog/skus';
import { finding, stampRule } from './rule';

/** PTU in one deployment. Source: docs/models/quotas-limits.mdx of nicholasdbrady/foundry-docs @ fddee8a (July 2026). */
const MOST = 100_000;

/** Azure sells capacity only in certain sizes. Models and SKUs whose sizes the catalogue does not know are not checked. */
export const capacityShape = stampRule(
  'capacity/shape',
  `Capacity has a size that Azure sells for its model and SKU: at least the minimum, a valid increment, and at most the maximum. Only sizes that the catalogue knows are checked.`,
  ({ deployments }, located) =>
    deployments.flatMap(({ key, model, version, sku, capacity }) => {
      const found = findVersion(model, version);
      const sizes = found && sizesOf(found, sku);
      if (!sizes || isSold(capacity, sizes)) return [];
      const unit = skuOf(sku).billing === 'provisioned' ? 'PTU' : 'units';
      const message = `${model} ${version} as ${sku} cannot have ${count(capacity)} ${unit}: the minimum is ${count(sizes.min)}, the increment ${count(sizes.increment)}${most(sizes)} (${sizes.source})`;
      return [finding(located, ['deployments', key, 'capacity'], { message, help: advice(capacity, sizes) })];
    }),
);

/** The sizes that Azure sells, in units, and the source that states them. */
interface Sizes {
  readonly min: number;
  readonly increment: number;
  /** Infinity: none is known. */
  readonly max: number;
  readonly source: string;
}

/** The sizes that Azure lists. What a list does not state is documented for provisioned throughput; for other SKUs, any number passes. */
function sizesOf({ skus, provisioned }: ModelVersion, sku: SkuName): Sizes | undefined {
  const documented = provisioned && skuOf(sku).billing === 'provisioned' ? stepsOf(provisioned, sku) : undefined;
  const { minimum, step, maximum, asOf } = skus[sku] ?? {};
  if (minimum === undefined && step === undefined && maximum === undefined) return documented;
  return {
    min: Math.max(1, minimum ?? documented?.min ?? 1),
    increment: Math.max(1, step ?? documented?.increment ?? 1),
    max: maximum ?? documented?.max ?? Infinity,
    source: `listed by Azure on ${String(asOf)}`,
  };
}

function stepsOf(shape: ProvisionedShape, sku: SkuName): Sizes {
  const rest = { max: MOST, source: `documentation of ${READ_ON.ptu}` };
  return skuOf(sku).scope === 'region'
    ? { min: shape.regionalMin, increment: shape.regionalIncrement, ...rest }
    : { min: shape.globalMin, increment: shape.globalIncrement, ...rest };
}

/**
 * The documentation counts increments from the minimum and, where it rounds, from zero. That is the same unless the minimum is no
 * multiple of the increment, as for o1 in a region; then both readings pass.
 */
const startsOf = ({ min, increment }: Sizes) => [min, Math.ceil(min / increment) * increment];

const isSold = (capacity: number, sizes: Sizes) =>
  capacity <= sizes.max && startsOf(sizes).some((start) => capacity >= start && (capacity - start) % sizes.increment === 0);

/** The nearest sizes that are sold, below and above. */
function advice(capacity: number, sizes: Sizes): string {
  const { min, increment, max } = sizes;
  const near = startsOf(sizes).flatMap((start) => {
    const below = start + Math.floor((Math.min(capacity, max) - start) / increment) * increment;
    return [below, below + increment];
  });
  const sold = [min, ...near].filter((size) => isSold(size, sizes)).sort((one, other) => one - other);
  const values = [sold.findLast((size) => size < capacity), sold.find((size) => size > capacity)];
  const advised = values.filter((size) => size !== undefined).join(' or ');
  return `use ${advised}${capacity > max ? ', and spread the rest over other deployments' : ''}`;
}

const most = ({ max }: Sizes) => (max === Infinity ? '' : `, the maximum ${count(max)}`);

function count(units: number): string {
  return units.toLocaleString('en-US');
}
