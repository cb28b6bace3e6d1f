import { NAME_RULES, nameProblem } from '../catalog/name-rules';
import type { Existing } from './existing';
import { CannotAdopt } from './existing';

/**
 * Makes sure that the kit accepts the names of an account that can never change.
 *
 * @throws CannotAdopt if it does not
 */
export function requireFittingNames({ account: { name, properties } }: Pick<Existing, 'account'>): void {
  if (nameProblem('account', name) !== undefined)
    throw new CannotAdopt(
      `the account is named '${name}': the kit accepts only ${NAME_RULES.account.words}, and Azure cannot rename an account. It cannot become a stamp`,
    );
  const subdomain = properties.customSubDomainName ?? '';
  if (subdomain !== '' && nameProblem('customSubdomain', subdomain) !== undefined)
    throw new CannotAdopt(
      `the account has the custom subdomain '${subdomain}': the kit accepts only ${NAME_RULES.customSubdomain.words}, and a subdomain can never change. The account cannot become a stamp`,
    );
}
