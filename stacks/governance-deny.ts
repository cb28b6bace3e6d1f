import { isSystemPolicy } from '../lib/catalog/content-filters';
import { SELF_PROCESSING } from '../lib/catalog/publishers';
import { notIn } from '../lib/collections/difference';
import { shortfalls } from '../lib/content-safety/floor';
import type { Finding, Rule } from '../lib/rules/rule';
import type { Governed } from '../lib/rules/governance-denied';
import { deniedSettings, deniedStamps, modelsOf, refusedBy, SPILLOVER } from '../lib/rules/governance-denied';
import { Facts } from '../lib/stack/facts/facts';
import { readStamp } from './stack-readings';

/** Policies with the effect deny refuse nothing that the stamps of their scope apply. Overrides can change what a stamp applies. */
export const governanceDeny: Rule = {
  id: 'governance/deny',
  summary:
    'With governance: { effect: deny }, no stamp in the scope applies what its policies refuse, neither with settings, waived ones included, nor with overrides. What files beside a stamp or the app add is not checked.',
  waivable: false,
  check: (fleet) => deniedStamps(fleet).flatMap((governed) => [...deniedSettings(governed), ...deniedOverrides(governed)]),
};

/** What Azure would refuse because of an override, but not without it. */
function deniedOverrides(governed: Governed): Finding[] {
  const stamp = governed.located.value;
  if (stamp.overrides.length === 0) return [];
  const [before, after] = [{ ...stamp, overrides: [] }, stamp].map((each) => Facts.of(readStamp(each))) as [Facts, Facts];
  return stamp.overrides.flatMap(({ address }) =>
    notIn(denials(governed, after, address), denials(governed, before, address)).map((why) =>
      refusedBy(governed, ['overrides', address], {
        what: `an override of ${address}`,
        why,
        help: 'remove the override',
        about: 'key',
      }),
    ),
  );
}

/** What the policies deny about the overridden resource at an address. */
function denials({ governance: { skus, isOnlyAzure, regions, demands } }: Governed, facts: Facts, address: string): string[] {
  const account = facts.find('account', address)?.value;
  const deployment = facts.find('deployment', address)?.value;
  const filter = facts.find('filter', address)?.value;
  const format = deployment?.format ?? '';
  const open = account && account.publicNetwork !== false && account.otherNetworks !== 'Deny';
  const found: [boolean | undefined, string][] = [
    [account && account.keys !== false, 'accounts that accept keys'],
    [open, 'public network access'],
    [account && isNone(account.identity), 'accounts without an identity'],
    [account && account.outboundRestricted !== true, 'accounts without restricted outbound network access'],
    [
      account && account.allowedAddresses.length + account.allowedSubnets.length > 0,
      'exceptions in the firewall of an account',
    ],
    [
      account && regions && !regions.some((region) => region === account.location),
      `accounts in the location '${account?.location ?? 'not set'}'`,
    ],
    [deployment && !skus.some((sku) => sku === deployment.sku), `the deployment type '${deployment?.sku ?? 'not set'}'`],
    [isOnlyAzure && SELF_PROCESSING.includes(format), modelsOf(format)],
    [
      deployment && (deployment.filter === undefined || isSystemPolicy(deployment.filter.written)),
      'deployments without a content filter of their account',
    ],
    [deployment?.spillover !== undefined, SPILLOVER],
    [filter && demands.some((demand) => shortfalls(filter.settings, demand).length > 0), 'content filters below the floor'],
  ];
  return found.flatMap(([isDenied, why]) => (isDenied ? [why] : []));
}

const isNone = (identity: unknown) =>
  identity === undefined || identity === null || JSON.stringify(identity).includes('"type":"None"');
