import { by } from '../collections/order';
import { skuOf } from '../catalog/skus';
import type { Located } from '../fleet/fleet';
import type { Stamp } from '../fleet/stamp';
import type { Finding, Rule } from './rule';
import { finding } from './rule';

// Source: docs/models/quotas-limits.mdx of nicholasdbrady/foundry-docs @ fddee8a (July 2026), a mirror of Microsoft's page.
const MOST_STANDARD_DEPLOYMENTS = 32;
const MOST_ACCOUNTS = 30;

/** Azure limits the accounts of a subscription and the deployments of an account. */
export const accountLimits: Rule = {
  id: 'quota/account',
  summary: `An account has at most ${MOST_STANDARD_DEPLOYMENTS} standard deployments. A subscription has at most ${MOST_ACCOUNTS} accounts in each region.`,
  waivable: false,
  check: ({ stamps }) => [...stamps.flatMap(tooManyDeployments), ...byPlace(stamps).flatMap(tooManyAccounts)],
};

function tooManyDeployments(located: Located<Stamp>): Finding[] {
  const { id, deployments } = located.value;
  const standard = deployments.filter(({ sku }) => skuOf(sku).billing === 'standard').length;
  if (standard <= MOST_STANDARD_DEPLOYMENTS) return [];
  const message = `${id} has ${standard} standard deployments; the limit per account is ${MOST_STANDARD_DEPLOYMENTS}`;
  const help = `remove ${standard - MOST_STANDARD_DEPLOYMENTS}, or move them to a separate environment`;
  return [finding(located, ['deployments'], { message, help, about: 'key' })];
}

/** Reported once, at the first account over the limit in the order of names. */
function tooManyAccounts(stamps: readonly Located<Stamp>[]): Finding[] {
  const inOrder = [...stamps].sort(by(({ value }) => value.id));
  const first = inOrder[MOST_ACCOUNTS];
  if (!first) return [];
  const { region, subscriptionId } = first.value;
  const names = inOrder.slice(MOST_ACCOUNTS).map(({ value }) => value.id);
  return [
    finding(first, ['subscriptionId'], {
      message: `the subscription ${subscriptionId.toLowerCase()} has ${stamps.length} accounts in ${region.name}; the limit per region is ${MOST_ACCOUNTS}`,
      help: `move ${names.length} to another subscription or region, such as ${names.join(', ')}`,
    }),
  ];
}

/** The stamps of each subscription and region. Every stamp has one account. */
function byPlace(stamps: readonly Located<Stamp>[]): Located<Stamp>[][] {
  const places = new Map<string, Located<Stamp>[]>();
  for (const located of stamps) {
    const { subscriptionId, region } = located.value;
    const place = `${subscriptionId.toLowerCase()} ${region.name}`;
    places.set(place, [...(places.get(place) ?? []), located]);
  }
  return [...places.values()];
}
