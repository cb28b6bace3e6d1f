import type { Finding, Rule } from './rule';
import { finding } from './rule';
import { placeWords } from '../catalog/quota-pools';
import type { LedgerEntry, LedgerRow } from './quota-ledger';
import { originWords } from './quota-allowance';
import { isExceeded, modelWords, quotaLedger } from './quota-ledger';

/** The deployments of all environments together stay within the quota of their subscriptions. */
export const quota: Rule = {
  id: 'quota/exceeded',
  summary:
    'All deployments that share a quota of a subscription together stay within what is declared for it. Provisioned throughput is shared by all models.',
  waivable: false,
  check: (fleet) => quotaLedger(fleet).filter(isExceeded).flatMap(excess),
};

/** Reported at the largest deployment, which is the most effective one to reduce. */
function excess(row: LedgerRow): Finding[] {
  const { subscriptionId, pool, sku, used, allowance, entries } = row;
  if (!('units' in allowance)) return [];
  const [{ stamp, deployment }] = entries;
  const [models, origin] = [modelWords(row), originWords(allowance)];
  const over = count(used - allowance.units);
  return [
    finding(stamp, ['deployments', deployment.key, 'capacity'], {
      message:
        `subscription ${subscriptionId} has ${count(allowance.units)} units of ${models} as ${sku} in ${placeWords(pool)} (${origin}), ` +
        `and ${count(used)} are used: ${entries.map(inShort).join(', ')}`,
      help:
        allowance.origin === 'tier'
          ? `reduce capacity by ${over}; or, if Azure has granted more than ${origin}, declare the granted quota in environments/defaults.yaml: quota: { limits: { ${deployment.model}: { ${sku}: ${used} } } }`
          : `reduce capacity by ${over}; or, once Azure has granted more, raise ${origin} in environments/defaults.yaml`,
    }),
  ];
}

const inShort = ({ stamp, deployment }: LedgerEntry) =>
  `${deployment.key} of ${stamp.value.id} (${count(deployment.capacity)})`;

const count = (units: number) => units.toLocaleString('en-US');
