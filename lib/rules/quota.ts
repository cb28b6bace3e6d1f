import { capacitySizes, isSold, nearestSizes } from '../catalog/capacity-sizes';
import { findVersion } from '../catalog/models';
import type { StampDeployment } from '../fleet/stamp';
import type { Finding, Rule } from './rule';
import { finding } from './rule';
import { placeWords } from '../catalog/quota-pools';
import type { LedgerEntry, LedgerRow } from './quota-ledger';
import { originWords } from './quota-allowance';
import type { QuotaDemand } from './quota-demand';
import { demandOf, generatedUse } from './quota-demand';
import { isExceeded, isShare, modelWords, quotaLedger } from './quota-ledger';

/** The deployments of all environments together stay within the quota of their subscriptions. */
export const quota: Rule = {
  id: 'quota/exceeded',
  summary:
    'All deployments that share a quota of a subscription together stay within what is declared for it. Provisioned throughput is shared by all models. What generated/ has already, and what only the order of an apply can exceed, is a warning.',
  waivable: false,
  check(fleet, { generated }) {
    const before = generatedUse(fleet.stamps, generated);
    return quotaLedger(fleet).flatMap((row) => {
      const demand = demandOf(row, before);
      return isExceeded(row) ? excess(row, demand) : crowded(row, demand);
    });
  },
};

/** Reported at the largest deployment, which is the most effective one to reduce. Azure keeps what is deployed, whatever the quota. */
function excess(row: LedgerRow, { increase }: QuotaDemand): Finding[] {
  const { subscriptionId, pool, sku, used, allowance, entries } = row;
  if (!('units' in allowance)) return [];
  const [{ stamp, deployment }] = entries;
  const [models, origin] = [modelWords(row), originWords(allowance)];
  const less = reduction(deployment, used - allowance.units);
  const isDeployed = increase === 0;
  return [
    finding(stamp, ['deployments', deployment.key, 'capacity'], {
      ...(isDeployed ? { severity: 'warning' as const } : {}),
      message:
        `subscription ${subscriptionId} has ${count(allowance.units)} units of ${models} as ${sku} in ${placeWords(pool)} (${origin}), ` +
        `and ${count(used)} are used: ${entries.map(inShort).join(', ')}${isDeployed ? '; generated/ has them already, and Azure keeps what is deployed' : ''}`,
      help:
        allowance.origin === 'tier'
          ? `${less}; or, if Azure has granted more than ${origin}, declare the granted quota in environments/defaults.yaml: quota: { limits: { ${deployment.model}: { ${sku}: ${used} } } }`
          : `${less}; or, once Azure has granted more, raise ${origin} in environments/defaults.yaml`,
    }),
  ];
}

/** How to use less with one deployment, in a size that Azure sells. */
function reduction({ model, version, sku, capacity }: StampDeployment, over: number): string {
  const found = findVersion(model, version);
  const sizes = (found && capacitySizes(found, sku)) ?? { min: 1 };
  const rest = capacity - over;
  if (isSold(rest, sizes)) return `reduce capacity by ${count(over)}`;
  const { below } = nearestSizes(rest, sizes);
  return below === undefined ? `remove deployments that use ${count(over)} units together` : `reduce capacity to ${below}`;
}

/** The quota is enough after the apply, but may not be during it. A share is a limit of the organisation, which Azure does not know. */
function crowded(row: LedgerRow, { increase, decrease, peak }: QuotaDemand): Finding[] {
  const { pool, sku, allowance, entries } = row;
  if (!('units' in allowance) || peak <= allowance.units || increase === 0 || isShare(row)) return [];
  const [{ stamp, deployment }] = entries;
  return [
    finding(stamp, ['deployments', deployment.key, 'capacity'], {
      severity: 'warning',
      message:
        `the apply can need ${count(peak)} units of ${modelWords(row)} as ${sku} in ${placeWords(pool)} at once, and the quota is ` +
        `${count(allowance.units)} (${originWords(allowance)}): Terraform may add ${count(increase)} units before it returns ${count(decrease)}`,
      help: `deploy the deployments that lose capacity or are removed first, and those that gain it afterwards`,
    }),
  ];
}

const inShort = ({ stamp, deployment }: LedgerEntry) =>
  `${deployment.key} of ${stamp.value.id} (${count(deployment.capacity)})`;

const count = (units: number) => units.toLocaleString('en-US');
