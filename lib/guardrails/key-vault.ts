import { isForAccount } from '../stack/facts/encryption';
import type { FactOf } from '../stack/facts/kinds';
import type { Breach, Guardrail } from './guardrail';
import { breachOf, called } from './guardrail';

export const keyVault: Guardrail = {
  id: 'guardrails/key-vault',
  summary:
    'The vault with the key of an account cannot be reached from the public internet, only roles give access to it, and nothing in it can be deleted permanently before the retention ends.',
  why: 'Who can use or delete the key decides who can read the data of the account, and whether anyone can.',
  check: ({ facts }) =>
    facts
      .all('keyVault')
      .filter((vault) => isForAccount(facts, vault))
      .flatMap(ofVault),
};

/** A value that only Terraform knows counts as open. */
function ofVault(vault: FactOf<'keyVault'>): Breach[] {
  const { publicNetwork, purgeProtection, roles } = vault.value;
  const what = `the key vault ${called(vault)}`;
  return [
    ...(publicNetwork === false
      ? []
      : [
          breachOf(vault, 'publicNetwork', {
            message:
              publicNetwork === true
                ? `${what} can be reached from the public internet`
                : `whether ${what} can be reached from the public internet is known only to Terraform`,
            help: 'set public network access to false, as a literal value',
          }),
        ]),
    ...(purgeProtection === true
      ? []
      : [
          breachOf(vault, 'purgeProtection', {
            message:
              purgeProtection === false
                ? `${what} has no purge protection: its key can be deleted permanently`
                : `whether ${what} has purge protection is known only to Terraform`,
            help: 'set purge protection to true, as a literal value',
          }),
        ]),
    ...(roles === true
      ? []
      : [
          breachOf(vault, 'roles', {
            message:
              roles === false
                ? `access policies, not roles, give access to ${what}: anyone who may change the vault can let themselves in`
                : `whether roles give access to ${what} is known only to Terraform`,
            help: 'set role-based access to true, as a literal value',
          }),
        ]),
  ];
}
