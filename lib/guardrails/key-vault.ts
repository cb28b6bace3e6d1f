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

/** What each switch must be, the words if it is not, and the words for what only Terraform knows. */
const DEMANDS = [
  {
    field: 'publicNetwork',
    wanted: false,
    broken: (what: string) => `${what} can be reached from the public internet`,
    unknown: (what: string) => `${what} can be reached from the public internet`,
    help: 'set public network access to false, as a literal value',
  },
  {
    field: 'purgeProtection',
    wanted: true,
    broken: (what: string) => `${what} has no purge protection: its key can be deleted permanently`,
    unknown: (what: string) => `${what} has purge protection`,
    help: 'set purge protection to true, as a literal value',
  },
  {
    field: 'roles',
    wanted: true,
    broken: (what: string) =>
      `access policies, not roles, give access to ${what}: anyone who may change the vault can let themselves in`,
    unknown: (what: string) => `roles give access to ${what}`,
    help: 'set role-based access to true, as a literal value',
  },
] as const;

/** A value that only Terraform knows counts as open. */
function ofVault(vault: FactOf<'keyVault'>): Breach[] {
  const what = `the key vault ${called(vault)}`;
  return DEMANDS.filter(({ field, wanted }) => vault.value[field] !== wanted).map(({ field, wanted, broken, unknown, help }) =>
    breachOf(vault, field, {
      message: vault.value[field] === !wanted ? broken(what) : `whether ${unknown(what)} is known only to Terraform`,
      help,
    }),
  );
}
