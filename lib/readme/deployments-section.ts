import { capacityWords } from '../catalog/capacity';
import { allowsProcessing } from '../catalog/residency';
import { isSkuName, processingPlace } from '../catalog/skus';
import { givenFilter } from '../stack/facts/given-filter';
import type { FactOf } from '../stack/facts/kinds';
import { code, prose, table } from './markdown';
import type { StampReading } from './stamp-reading';
import { keyIn } from './stamp-reading';

/** The models that can be called, and what each is given. */
export function deploymentsSection(reading: StampReading): string {
  const { deployments: all } = reading;
  if (all.length === 0) return 'None.';
  return table(
    ['Deployment', 'Model', 'Version', 'SKU', 'Processed in', 'Capacity', 'Upgrades', 'Filter'],
    all.map((deployment) => {
      const { model = '', version = '', sku = '', capacity, upgrades = 'OnceNewDefaultVersionAvailable' } = deployment.value;
      const units = typeof capacity === 'number' ? capacity : 1;
      const amount = isSkuName(sku) ? capacityWords(sku, model, units) : `${units} units`;
      const filter = givenFilter(reading.facts, deployment);
      return [
        called(deployment),
        ...[prose(model), prose(version), prose(sku), processed(reading, sku), amount, prose(upgrades)],
        filter === undefined ? "**none: the service's default**" : code(keyOf(reading, filter.name)),
      ];
    }),
  );
}

/** What clients send as model, and what the environment file calls it if that is something else. */
function called({ address, value: { name = '' } }: FactOf<'deployment'>): string {
  const key = keyIn(address, 'deployment').replaceAll('_', '.');
  return key === name || keyIn(address, 'deployment') === name
    ? code(name)
    : `${code(name)} (key ${code(keyIn(address, 'deployment'))})`;
}

/** A filter of the stamp by its key, another by its name. */
const keyOf = ({ facts }: StampReading, name: string): string => {
  const filter = facts.all('filter').find(({ value }) => value.name === name);
  return filter ? keyIn(filter.address, 'filter') : name;
};

function processed({ stack, region }: StampReading, sku: string): string {
  if (!isSkuName(sku) || !region) return '**not known**';
  const { residency } = stack.notes;
  const isOutside = residency !== undefined && !allowsProcessing(residency, sku, region);
  return `${processingPlace(sku, region)}${isOutside ? ' — **outside the residency**' : ''}`;
}
