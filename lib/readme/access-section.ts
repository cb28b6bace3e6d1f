import { OPENAI_ROLE } from '../catalog/roles';
import { isKeyRight } from '../stack/facts/encryption';
import { projectOf, roleOf, scopeOf } from '../stack/facts/rights';
import type { FactOf } from '../stack/facts/kinds';
import { code, prose, table } from './markdown';
import { otherPublishersIn } from './other-processing';
import type { StampReading } from './stamp-reading';

/** The role assignments of a stamp. */
export function accessSection({ facts, accounts, deployments }: StampReading): string {
  // The section about encryption shows the right to use the key.
  const isForKey = (grant: FactOf<'grant'>) =>
    isKeyRight(grant) && facts.referred('identity', grant.value.principal) !== undefined;
  const all = facts.all('grant').filter((grant) => !isForKey(grant));
  if (all.length === 0 && facts.all('grant').length > 0)
    return 'This stack assigns only the role for its key: see Encryption. Only identities that have rights from elsewhere have access to the account.';
  if (all.length === 0) return 'This stack assigns no roles. Only identities that have rights from elsewhere have access.';
  const others = otherPublishersIn(deployments);
  const rows = all.map((grant) => {
    const [role, scope] = [roleOf(facts, grant), scopeOf(facts, grant)];
    const [, key = grant.address.split('.').at(-1) ?? ''] = /_grant_(.+)_[^_]+$/.exec(grant.address) ?? [];
    const project = projectOf(facts, grant);
    const account = accounts.length > 1 ? facts.referred('account', grant.value.scope) : undefined;
    const on = account ? `the account ${code(account.value.name ?? account.address)}` : prose(scope.on);
    const elsewhere = scope.on === 'the account' && !account ? '' : ` — **on ${on}**`;
    return [
      code(key),
      grant.value.principalType ?? 'not set',
      project
        ? `the project ${code(project.value.name ?? project.address)}`
        : code(grant.value.principal?.written ?? 'not set'),
      prose(role.name),
      `${prose(role.means)}${onlyOpenAI(role.name, others)}${elsewhere}`,
    ];
  });
  return table(['Grant', 'To', 'Object ID', 'Role', 'What it allows'], rows);
}

/** What a role for models of OpenAI may not allow. */
const onlyOpenAI = (role: string, others: readonly string[]) =>
  role === OPENAI_ROLE && others.length > 0 ? ` — **not known whether it allows calls to ${others.join(', ')}**` : '';
