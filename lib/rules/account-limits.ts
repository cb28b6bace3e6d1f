import { groupedBy } from '../collections/grouped';
import { by } from '../collections/order';
import { ACCOUNT_LIMITS } from '../catalog/account-limits';
import { skuOf } from '../catalog/skus';
import type { Located } from '../fleet/fleet';
import type { Stamp } from '../fleet/stamp';
import type { Finding, Rule } from './rule';
import { finding } from './rule';

/**
 * Azure limits the accounts of a subscription and the deployments of an account. Microsoft's page says "standard deployments per
 * resource", and not whether that includes those of a data zone and global ones.
 */
export const accountLimits: Rule = {
  id: 'quota/account',
  summary: `An account has at most ${ACCOUNT_LIMITS.standardDeployments} deployments with the SKU Standard, and a subscription at most ${ACCOUNT_LIMITS.accountsPerRegion} accounts in each region, unless quota in defaults.yaml sets other limits. More deployments with Standard, DataZoneStandard and GlobalStandard together are a warning.`,
  waivable: true,
  check: ({ stamps, organisation: { value } }) => [
    ...stamps.flatMap((located) => tooManyDeployments(located, value.quota.deploymentsPerAccount)),
    ...byPlace(stamps).flatMap((each) => tooManyAccounts(each, value.quota.accountsPerRegion)),
  ],
};

function tooManyDeployments(located: Located<Stamp>, limit: number): Finding[] {
  const { id, deployments } = located.value;
  const billedByUse = deployments.filter(({ sku }) => skuOf(sku).billing === 'standard');
  const regional = billedByUse.filter(({ sku }) => skuOf(sku).scope === 'region').length;
  if (billedByUse.length <= limit) return [];
  const isCertain = regional > limit;
  const [count, which] = isCertain
    ? [regional, 'Standard']
    : [billedByUse.length, 'Standard, DataZoneStandard and GlobalStandard'];
  return [
    finding(located, ['deployments'], {
      ...(isCertain ? {} : { severity: 'warning' as const }),
      message: `${isCertain ? '' : 'unverified: '}${id} has ${count} deployments with ${which}; the limit per account is ${limit}${isCertain ? '' : ', and the documentation does not say whether it includes data zone and global ones'}`,
      help: `remove ${count - limit}, or move them to another stamp; if Azure has granted more, declare it in environments/defaults.yaml: quota: { deploymentsPerAccount: ${count} }`,
      about: 'key',
    }),
  ];
}

/** Reported once, at the first account over the limit in the order of names. */
function tooManyAccounts(stamps: readonly Located<Stamp>[], limit: number): Finding[] {
  const inOrder = [...stamps].sort(by(({ value }) => value.id));
  const first = inOrder[limit];
  if (!first) return [];
  const { region, subscriptionId } = first.value;
  const names = inOrder.slice(limit).map(({ value }) => value.id);
  return [
    finding(first, ['subscriptionId'], {
      message: `the subscription ${subscriptionId.toLowerCase()} has ${stamps.length} accounts in ${region.name}; the limit per region is ${limit}`,
      help: `move ${names.length} to another subscription or region, such as ${names.join(', ')}; if Azure has granted more, declare it in environments/defaults.yaml: quota: { accountsPerRegion: ${stamps.length} }`,
    }),
  ];
}

/** The stamps of each subscription and region. Every stamp has one account. */
const byPlace = (stamps: readonly Located<Stamp>[]) => [
  ...groupedBy(stamps, ({ value }) => `${value.subscriptionId.toLowerCase()} ${value.region.name}`).values(),
];
