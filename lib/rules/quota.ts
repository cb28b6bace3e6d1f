import type { Finding, Rule } from './rule';
import { finding } from './rule';
import type { LedgerEntry, LedgerRow } from './quota-ledger';
import { isExceeded, quotaLedger } from './quota-ledger';

/** The deployments of all environments together stay within the quota of their subscriptions. */
export const quota: Rule = {
  id: 'quota/exceeded',
  summary: 'In each subscription and region, all deployments of a model and SKU together stay within the declared quota.',
  waivable: false,
  check: (fleet) => quotaLedger(fleet).filter(isExceeded).flatMap(excess),
};

/** Reported at the largest deployment, which is the most effective one to reduce. */
function excess({ subscriptionId, region, model, sku, used, allowance, entries }: LedgerRow): Finding[] {
  const [largest] = entries;
  if (!largest || !('units' in allowance)) return [];
  const origin = allowance.origin === 'tier' ? allowance.tier : 'quota.limits';
  const over = count(used - allowance.units);
  return [
    finding(largest.stamp, ['deployments', largest.deployment.key, 'capacity'], {
      message:
        `subscription ${subscriptionId} has ${count(allowance.units)} units of ${model} as ${sku} in ${region} (${origin}), ` +
        `and ${count(used)} are used: ${entries.map(inShort).join(', ')}`,
      help:
        allowance.origin === 'tier'
          ? `reduce capacity by ${over}; or, if Azure has granted more than ${origin}, declare the granted quota in environments/defaults.yaml: quota: { limits: { ${model}: { ${sku}: … } } }`
          : `reduce capacity by ${over}; or, once Azure has granted more, raise quota.limits in environments/defaults.yaml`,
    }),
  ];
}

const inShort = ({ stamp, deployment }: LedgerEntry) =>
  `${deployment.key} of ${stamp.value.id} (${count(deployment.capacity)})`;

const count = (units: number) => units.toLocaleString('en-US');
