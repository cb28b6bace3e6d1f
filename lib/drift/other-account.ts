import { isSame, regionIn } from '../catalog/ignoring-case';
import { Facts } from '../stack/facts/facts';
import { isExpression } from '../stack/facts/field';
import type { Stack } from '../stack/stack';
import type { AccountPlace } from './account-place';
import type { LiveParts } from './live-parts';
import type { OutsideFinding } from './outside';
import { OUTSIDE_RULES } from './outside';

/** What Azure cannot change in place, or what an apply would replace: the account has another origin than the stack, or was upgraded. */
export function otherAccount(stack: Stack, place: AccountPlace, { account }: LiveParts): OutsideFinding[] {
  const [own] = Facts.of(stack).all('account');
  if (!own) return [];
  const { kind, location, subdomain } = own.value;
  const fields = [
    ['kind', kind, account.kind, isSame(kind, account.kind)],
    ['region', location, regionIn(account.location), regionIn(location) === regionIn(account.location)],
    [
      'custom subdomain',
      subdomain,
      account.properties.customSubDomainName ?? 'none',
      isSame(subdomain, account.properties.customSubDomainName),
    ],
  ] as const;
  return fields
    .filter(([, written, live, same]) => written !== undefined && !isExpression(written) && live !== '' && !same)
    .map(([what, written = '', live]) => ({
      rule: OUTSIDE_RULES.account.id,
      why: OUTSIDE_RULES.account.why,
      severity: 'critical',
      address: place.address,
      message: `the account has another ${what} than in the stack: ${live} instead of ${written}`,
    }));
}
