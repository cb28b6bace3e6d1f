import type { AzureAccount } from '../azure/reads/accounts';
import { ACCOUNT_KINDS } from '../catalog/clouds';
import { regionIn } from '../catalog/ignoring-case';
import { replacesForKind } from '../catalog/force-new';
import { findRegion } from '../catalog/regions';
import { allowsPlace } from '../catalog/residency';
import { resourceIdOf } from '../catalog/resource-id';
import type { Stamp } from '../fleet/stamp';
import type { Verdict } from '../verdicts/verdict';

/** The ID of the account of a stamp. */
export const accountIdOf = ({ names, subscriptionId }: Pick<Stamp, 'names' | 'subscriptionId'>): string =>
  resourceIdOf('account', { subscriptionId, resourceGroup: names.resourceGroup, names: [names.account] });

/** What an existing account with the name and the group of a stamp's account has in another way, so that Terraform would replace it. */
export function replacementsOf(stamp: Stamp, existing: AzureAccount): readonly Verdict[] {
  const { account, names, providers, region } = stamp;
  const verdicts: Verdict[] = [];
  const differs = (what: string, before: string, after: string, path: readonly string[], keep: string | undefined) =>
    verdicts.push({
      outcome: 'failed',
      path,
      message: `the account ${names.account} exists with the ${what} ${before} instead of ${after}, so Terraform would replace it or fail`,
      help:
        keep === undefined
          ? 'set another name in names.account'
          : `to keep the account, ${keep}; for a new one, set another name in names.account`,
    });
  if (existing.location === '')
    verdicts.push({ outcome: 'uncertain', message: `it is not known in which region the account ${names.account} is` });
  else if (regionIn(existing.location) !== region.name)
    differs('region', existing.location, region.name, ['names', 'account'], stampIn(stamp, existing.location));
  const { customSubdomain: subdomain } = existing;
  if (subdomain !== undefined && subdomain.toLowerCase() !== names.customSubdomain.toLowerCase())
    differs(
      'custom subdomain',
      subdomain,
      names.customSubdomain,
      ['names', 'customSubdomain'],
      `set names.customSubdomain to ${subdomain}`,
    );
  if (
    existing.kind !== '' &&
    existing.kind !== account.kind &&
    (!isKindOfOpenAI(existing.kind) || replacesForKind(providers.azurerm))
  )
    differs(
      'kind',
      existing.kind,
      account.kind,
      ['account', 'kind'],
      isKindOfOpenAI(existing.kind) ? `set account.kind to ${existing.kind}` : undefined,
    );
  return verdicts;
}

/** Azure changes these kinds into each other. */
const isKindOfOpenAI = (kind: string) => ACCOUNT_KINDS.some((each) => each === kind);

/** Where an account can be kept; undefined if the kit does not know the region, or the residency does not allow it. */
function stampIn({ residency }: Stamp, location: string): string | undefined {
  const there = findRegion(location);
  return there && allowsPlace(residency, there, there) ? `describe it in a stamp of ${there.name}` : undefined;
}
