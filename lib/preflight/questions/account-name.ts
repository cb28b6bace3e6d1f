import type { ResourceManager } from '../../azure/resource-manager';
import { READ_ACCOUNTS } from '../../azure/reads/account';
import { accountsIn, accountWith, deletedAccountsIn, READ_DELETED_ACCOUNTS } from '../../azure/reads/accounts';
import { CHECK_SUBDOMAIN, subdomainAvailability } from '../../azure/reads/subdomain';
import type { Stamp } from '../../fleet/stamp';
import { heldByDeleted } from '../deleted-account';
import { accountIdOf, replacementsOf } from '../own-account';
import type { StampQuestion } from '../question';
import { isAnswered, unanswered } from '../../verdicts/unanswered';
import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';

/** Azure refuses an account whose name or subdomain is taken, also by an account that was deleted in the last 48 hours. */
export const accountName: StampQuestion = {
  id: 'account-name',
  summary: 'Are the name and the custom subdomain of the account free, or is the account the one that exists?',
  rights: [READ_ACCOUNTS, READ_DELETED_ACCOUNTS, CHECK_SUBDOMAIN],
  kinds: ['stamp'],
  ask: async ({ stack: { value: stamp } }, { azure }) => {
    const client = azure(stamp.region.cloud);
    const { account } = stamp.names;
    const existing = await accountWith(client, accountIdOf(stamp));
    if (existing.kind === 'absent') return askAboutNew(client, stamp);
    if (existing.kind !== 'found') return [unanswered(existing, `whether the account ${account} exists`, READ_ACCOUNTS)];
    const replacements = replacementsOf(stamp, existing.value);
    if (replacements.length > 0) return replacements;
    if (existing.value.customSubdomain === undefined) return askAboutSubdomain(client, stamp);
    return [passed(`the account ${account} exists already in its resource group, with its subdomain`)];
  },
};

async function askAboutNew(azure: ResourceManager, stamp: Stamp): Promise<readonly Verdict[]> {
  const deleted = await deletedAccountsIn(azure, stamp.subscriptionId);
  if (deleted.kind !== 'found') {
    const unknown = unanswered(deleted, 'whether a deleted account holds the name', READ_DELETED_ACCOUNTS);
    return [unknown, ...(await askAboutSubdomain(azure, stamp))];
  }
  const held = heldByDeleted(stamp, deleted.value);
  return held.length > 0 ? held : askAboutSubdomain(azure, stamp);
}

async function askAboutSubdomain(azure: ResourceManager, stamp: Stamp): Promise<readonly Verdict[]> {
  const { account, names, subscriptionId } = stamp;
  const subdomain = names.customSubdomain;
  const path = ['names', 'customSubdomain'];
  const help = 'set another names.customSubdomain';
  const accounts = await accountsIn(azure, subscriptionId);
  const others = accounts.kind === 'found' ? accounts.value : [];
  const holder = others.find((each) => each.customSubdomain?.toLowerCase() === subdomain.toLowerCase());
  if (holder)
    return [
      { outcome: 'failed', path, message: `the custom subdomain ${subdomain} belongs to the account ${holder.id}`, help },
    ];
  const answer = await subdomainAvailability(azure, subscriptionId, { subdomain, kind: account.kind });
  if (!isAnswered(answer))
    return [{ ...unanswered(answer, `whether the custom subdomain ${subdomain} is free`, CHECK_SUBDOMAIN), path }];
  const { isFree, reason } = answer.kind === 'found' ? answer.value : { isFree: undefined, reason: '' };
  if (isFree === true) return [passed(`the account ${names.account} is new, and its custom subdomain ${subdomain} is free`)];
  const because = reason === '' ? '' : `: ${reason}`;
  if (isFree === false)
    return [{ outcome: 'failed', path, message: `the custom subdomain ${subdomain} is taken${because}`, help }];
  return [
    { outcome: 'uncertain', path, message: `Azure does not say whether the custom subdomain ${subdomain} is free${because}` },
  ];
}
