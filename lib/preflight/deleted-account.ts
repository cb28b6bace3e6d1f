import { isSame, regionIn } from '../catalog/ignoring-case';
import type { DeletedAccount } from '../azure/reads/accounts';
import type { Stamp } from '../fleet/stamp';
import type { Verdict } from '../verdicts/verdict';
import { shellWord } from './shell-word';

/**
 * Accounts that were deleted and still hold the name of a stamp's account, or its subdomain. That Azure compares name, group and region for
 * the one, and the subdomain alone for the other, is inferred from its errors `FlagMustBeSetForRestore` and `CustomDomainInUse`.
 */
export function heldByDeleted(stamp: Stamp, deleted: readonly DeletedAccount[]): readonly Verdict[] {
  const { names, region } = stamp;
  const own = deleted.find(
    ({ name, resourceGroup, location }) =>
      isSame(name, names.account) && isSame(resourceGroup, names.resourceGroup) && regionIn(location) === region.name,
  );
  if (own) return [nameHeld(stamp, own)];
  const holder = deleted.find(({ customSubdomain = '' }) => isSame(customSubdomain, names.customSubdomain));
  return holder ? [subdomainHeld(stamp, holder)] : [];
}

const nameHeld = (stamp: Stamp, account: DeletedAccount): Verdict => ({
  outcome: 'failed',
  path: ['names', 'account'],
  message: `the account ${account.name} was deleted, and Azure keeps it${until(account)}: an apply would fail with FlagMustBeSetForRestore`,
  help: `to start with an empty account, run ${commandFor('purge', stamp, account)}, which loses its files and fine-tuned models for good; to get the old account back with what it contains, create its resource group if that is gone, run ${commandFor('recover', stamp, account)}, and import it into the Terraform state, because an apply would fail as long as the state does not have it`,
});

const subdomainHeld = (stamp: Stamp, account: DeletedAccount): Verdict => ({
  outcome: 'failed',
  path: ['names', 'customSubdomain'],
  message: `the custom subdomain ${stamp.names.customSubdomain} is held by the deleted account ${account.name} of the resource group ${account.resourceGroup}, which Azure keeps${until(account)}: an apply would fail with CustomDomainInUse`,
  help: `set another names.customSubdomain, or run ${commandFor('purge', stamp, account)}, which loses the files and fine-tuned models of that account for good`,
});

const until = ({ purgedOn }: DeletedAccount): string => (purgedOn === undefined ? '' : ` until ${purgedOn}`);

/** Source: Microsoft's page "Recover or purge deleted Azure AI services resources". */
const commandFor = (
  verb: 'purge' | 'recover',
  { subscriptionId }: Stamp,
  { name, resourceGroup, location }: DeletedAccount,
): string =>
  `az cognitiveservices account ${verb} --name ${shellWord(name)} --resource-group ${shellWord(resourceGroup)} --location ${shellWord(location)} --subscription ${subscriptionId}`;
