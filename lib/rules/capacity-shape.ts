import { OLD_AFTER_DAYS } from '../catalog/age';
import { daysBetween } from '../collections/days';
import type { CapacitySizes } from '../catalog/capacity-sizes';
import { capacitySizes, isSold, nearestSizes } from '../catalog/capacity-sizes';
import { findVersion } from '../catalog/models';
import { isProvisioned } from '../catalog/skus';
import { finding, stampRule } from './rule';

/**
 * What Azure's own catalogue of models had as the maximum of all regional and some other deployments, in PTU. Source: answers for eastus2
 * and swedencentral, recorded on 2026-04-23 in Azure/azure-dev @ ae35809f, cli/azd/test/functional/testdata/recordings.
 */
const RECORDED_MOST = 30_000;

/** Azure sells capacity only in certain sizes. Models and SKUs whose sizes the catalogue does not know are not checked. */
export const capacityShape = stampRule(
  'capacity/shape',
  `Capacity is at least the minimum for its model and SKU, a valid increment, and at most the maximum, as far as the catalogue knows them. More than ${count(RECORDED_MOST)} PTU is a warning: Azure may accept them only for some models. If Azure listed them more than ${OLD_AFTER_DAYS} days ago, this is a warning.`,
  ({ deployments }, located, _fleet, { today }) =>
    deployments.flatMap(({ key, model, version, sku, capacity }) => {
      const found = findVersion(model, version);
      const sizes = found && capacitySizes(found, sku);
      const path = ['deployments', key, 'capacity'];
      if (!sizes) return [];
      if (isSold(capacity, sizes))
        return isProvisioned(sku) && capacity > RECORDED_MOST ? [finding(located, path, unverified(capacity))] : [];
      const unit = isProvisioned(sku) ? 'PTU' : 'units';
      const isOld = sizes.listed && daysBetween(sizes.asOf, today) > OLD_AFTER_DAYS;
      const message = isOld
        ? `unverified: ${model} ${version} as ${sku} may not have ${count(capacity)} ${unit}: ${words(sizes)}`
        : `${model} ${version} as ${sku} cannot have ${count(capacity)} ${unit}: ${words(sizes)}`;
      return [
        finding(located, path, {
          message,
          help: advice(capacity, sizes),
          ...(isOld ? { severity: 'warning' } : {}),
        }),
      ];
    }),
);

const unverified = (capacity: number) => ({
  severity: 'warning' as const,
  message: `unverified: whether one deployment can have ${count(capacity)} PTU; Azure allowed some models and all regional deployments at most ${count(RECORDED_MOST)} (2026-04-23)`,
  help: 'ask Azure for the maximum of the model (az cognitiveservices model list), or spread the capacity over several deployments',
});

/** The sizes that are known, and their source. */
function words({ min, increment, max, listed, asOf }: CapacitySizes): string {
  const known = Object.entries({ minimum: min, increment, maximum: max }).flatMap(([name, units]) =>
    units === undefined ? [] : [`${name} ${count(units)}`],
  );
  const [last = '', ...others] = known.reverse();
  const all = others.length > 0 ? `${others.reverse().join(', ')} and ${last}` : last;
  return `the ${all.replace(' ', ' is ')} (${listed ? `listed by Azure on ${asOf}` : `documentation of ${asOf}`})`;
}

/** The nearest sizes that are sold, below and above. */
function advice(capacity: number, sizes: CapacitySizes): string {
  const { below, above } = nearestSizes(capacity, sizes);
  const advised = [below, above].filter((size) => size !== undefined).join(' or ');
  return `use ${advised}${capacity > (sizes.max ?? Infinity) ? ', and spread the rest over other deployments' : ''}`;
}

function count(units: number): string {
  return units.toLocaleString('en-US');
}
