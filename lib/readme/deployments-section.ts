import { capacityWords } from '../catalog/capacity';
import { allowsProcessing } from '../catalog/residency';
import { isSkuName, processingPlace } from '../catalog/skus';
import type { FactOf } from '../stack/facts/kinds';
import { throughputOf, throughputWords } from '../stack/throughput';
import { filterOf } from './filter-of';
import { code, prose, table } from './markdown';
import { hedged } from './doubts';
import { otherProcessing, otherProcessingNotes } from './other-processing';
import { hasSpillover, spilloverCell, spilloverNotes } from './spillover';
import type { StampReading } from './stamp-reading';
import { accountOf, keyIn, otherAccount, regionOf } from './stamp-reading';
import { unknownModelNote } from './unknown-models';

/** The deployments of a stamp. */
export function deploymentsSection(reading: StampReading): string {
  const { deployments: all } = reading;
  if (all.length === 0) return 'None.';
  const [saysAccount, here] = [hasOthers(reading), (text: string) => hedged(reading.doubts, text)];
  const spills = hasSpillover(reading);
  const rows = table(
    [
      ...['Deployment', ...(saysAccount ? ['Account'] : []), 'Model', 'Version', 'SKU', here('Processed in')],
      ...['Capacity', ...(spills ? [here('Spillover to')] : []), 'Upgrades', here('Filter')],
    ],
    all.map((deployment) => {
      const { model = '', version = '', sku = '', capacity, upgrades = 'OnceNewDefaultVersionAvailable' } = deployment.value;
      const units = typeof capacity === 'number' ? capacity : 1;
      const amount = isSkuName(sku) ? capacityWords(sku, model, units) : `${units} units`;
      return [
        called(deployment),
        ...(saysAccount ? [account(reading, deployment)] : []),
        ...[prose(model), prose(version), prose(sku), processed(reading, deployment), amount],
        ...(spills ? [spilloverCell(reading, deployment)] : []),
        ...[prose(upgrades), filterCell(reading, deployment)],
      ];
    }),
  );
  return [
    rows,
    ...provisioned(reading),
    ...spilloverNotes(reading),
    ...otherProcessingNotes(all),
    ...unknownModelNote(all),
  ].join('\n\n');
}

/** What the provisioned throughput of the stamp costs, if the organisation declares prices. */
function provisioned({ stack }: StampReading): string[] {
  const { prices } = stack.notes;
  const throughput = throughputOf(stack, prices);
  if (!prices || throughput.units === 0) return [];
  return [
    `Provisioned throughput: ${throughputWords(throughput, prices)}, at the prices that the organisation declares. Azure bills it by the hour, used or not, by its own prices.`,
  ];
}

/** The name that clients send as the model, and the key in the environment file if it differs. */
function called({ address, value: { name = '' } }: FactOf<'deployment'>): string {
  const key = keyIn(address, 'deployment').replaceAll('_', '.');
  return key === name || keyIn(address, 'deployment') === name
    ? code(name)
    : `${code(name)} (key ${code(keyIn(address, 'deployment'))})`;
}

/** The filter that applies to a deployment. */
function filterCell(reading: StampReading, deployment: FactOf<'deployment'>): string {
  const filter = filterOf(reading, deployment);
  if (filter && !filter.isHere) return `**not known**: ${code(filter.name)} in that account`;
  const words = filter ? code(filter.name) : "**none: the service's default**";
  return otherProcessing(deployment) ? `${words}, **not known whether it applies**` : words;
}

/** Whether a deployment may be in another account than the one of the stamp. */
const hasOthers = (reading: StampReading) =>
  reading.accounts.length > 1 || reading.deployments.some((each) => accountOf(reading, each) === undefined);

function account(reading: StampReading, deployment: FactOf<'deployment'>): string {
  const found = accountOf(reading, deployment);
  if (found) return code(found.value.name ?? found.address);
  const { what, id } = otherAccount(deployment);
  return `**${what}**: ${code(id)}`;
}

function processed(reading: StampReading, deployment: FactOf<'deployment'>): string {
  const other = otherProcessing(deployment);
  if (other) return other.isKnown ? `**by ${prose(other.publisher)}, possibly outside Azure**` : '**not known**';
  const { sku = '' } = deployment.value;
  const region = regionOf(accountOf(reading, deployment));
  if (!isSkuName(sku) || !region) return '**not known**';
  const { residency } = reading.stack.notes;
  const isOutside = residency !== undefined && !allowsProcessing(residency, sku, region);
  return `${processingPlace(sku, region)}${isOutside ? ' — **outside the residency**' : ''}`;
}
