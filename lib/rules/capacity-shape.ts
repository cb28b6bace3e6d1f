import { daysSince, OLD_AFTER_DAYS } from '../catalog/age';
import type { CapacitySizes } from '../catalog/capacity-sizes';
import { capacitySizes } from '../catalog/capacity-sizes';
import { findVersion } from '../catalog/models';
import { skuOf } from '../catalog/skus';
import { finding, stampRule } from './rule';

/** Azure sells capacity only in certain sizes. Models and SKUs whose sizes the catalogue does not know are not checked. */
export const capacityShape = stampRule(
  'capacity/shape',
  `Capacity is at least the minimum for its model and SKU, a valid increment, and at most the maximum, as far as the catalogue knows them. If Azure listed them more than ${OLD_AFTER_DAYS} days ago, this is a warning.`,
  ({ deployments }, located, _fleet, { today }) =>
    deployments.flatMap(({ key, model, version, sku, capacity }) => {
      const found = findVersion(model, version);
      const sizes = found && capacitySizes(found, sku);
      if (!sizes || isSold(capacity, sizes)) return [];
      const unit = skuOf(sku).billing === 'provisioned' ? 'PTU' : 'units';
      const isOld = sizes.listed && daysSince(sizes.asOf, today) > OLD_AFTER_DAYS;
      const message = isOld
        ? `unverified: ${model} ${version} as ${sku} may not have ${count(capacity)} ${unit}: ${words(sizes)}`
        : `${model} ${version} as ${sku} cannot have ${count(capacity)} ${unit}: ${words(sizes)}`;
      return [
        finding(located, ['deployments', key, 'capacity'], {
          message,
          help: advice(capacity, sizes),
          ...(isOld ? { severity: 'warning' } : {}),
        }),
      ];
    }),
);

/** The sizes that are known, and their source. */
function words({ min, increment, max, listed, asOf }: CapacitySizes): string {
  const known = Object.entries({ minimum: min, increment, maximum: max }).flatMap(([name, units]) =>
    units === undefined ? [] : [`${name} ${count(units)}`],
  );
  const [last = '', ...others] = known.reverse();
  const all = others.length > 0 ? `${others.reverse().join(', ')} and ${last}` : last;
  return `the ${all.replace(' ', ' is ')} (${listed ? `listed by Azure on ${asOf}` : `documentation of ${asOf}`})`;
}

/**
 * The documentation counts increments from the minimum and, where it rounds, from zero. That is the same unless the minimum is no
 * multiple of the increment, as for o1 in a region; then both readings pass.
 */
const startsOf = ({ min = 1, increment = 1 }: CapacitySizes) => [min, Math.ceil(min / increment) * increment];

const isSold = (capacity: number, sizes: CapacitySizes) => {
  const { increment = 1, max = Infinity } = sizes;
  return capacity <= max && startsOf(sizes).some((start) => capacity >= start && (capacity - start) % increment === 0);
};

/** The nearest sizes that are sold, below and above. */
function advice(capacity: number, sizes: CapacitySizes): string {
  const { min = 1, increment = 1, max = Infinity } = sizes;
  const near = startsOf(sizes).flatMap((start) => {
    const below = start + Math.floor((Math.min(capacity, max) - start) / increment) * increment;
    return [below, below + increment];
  });
  const sold = [min, ...near].filter((size) => isSold(size, sizes)).sort((one, other) => one - other);
  const values = [sold.findLast((size) => size < capacity), sold.find((size) => size > capacity)];
  const advised = values.filter((size) => size !== undefined).join(' or ');
  return `use ${advised}${capacity > max ? ', and spread the rest over other deployments' : ''}`;
}

function count(units: number): string {
  return units.toLocaleString('en-US');
}
