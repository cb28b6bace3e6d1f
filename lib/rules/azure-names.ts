import { SYSTEM_POLICY_PREFIX } from '../catalog/content-filters';
import type { NameKind } from '../catalog/name-rules';
import { nameProblem } from '../catalog/name-rules';
import type { Located } from '../fleet/fleet';
import type { Path } from '../diagnostics/setting-locations';
import type { Stamp, StampNames, StampWords } from '../fleet/stamp';
import { createsIdentity } from '../fleet/stamp-key';
import { ruleName } from '../network/source-rules';
import { ANY_HASH } from '../openai/variable-name';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/** Azure accepts every name. */
export const azureNames = stampRule('names/azure', "Every name follows Azure's naming rules.", (stamp, located) => [
  ...namesOf(stamp).flatMap(([kind, name]) => ofResource(located, kind, name)),
  ...stamp.deployments.flatMap((each) => ofEntry(located, 'deployments', 'deployment', each)),
  ...stamp.contentFilters.flatMap((each) => ofEntry(located, 'contentFilters', 'contentFilter', each)),
  ...stamp.blocklists.flatMap(({ key, words }) => ofBlocklist(located, key, words)),
  ...stamp.contentFilters.flatMap((each) => reserved(located, each)),
  ...stamp.projects.flatMap((each) => ofEntry(located, 'projects', 'project', each)),
  ...stamp.projects.flatMap(({ key, connections }) =>
    connections.flatMap((each) => ofKey(located, ['projects', key, 'connections', each.key], 'connection', each.key)),
  ),
  ...sourcesOf(stamp).flatMap((key) => ofKey(located, ['network', 'allowedSources', key], 'securityRule', ruleName(key))),
]);

interface Named {
  readonly key: string;
  readonly name: string;
}

/** The names that the stamp uses. The kit does not name existing networks, workspaces, vaults and identities. */
function namesOf({ names, network, diagnostics, account }: Stamp): [keyof StampNames, string][] {
  const unused: (keyof StampNames)[] = [
    ...(network.kind === 'new' ? [] : (['virtualNetwork'] as const)),
    ...(network.kind === 'existing' ? (['subnet', 'networkSecurityGroup'] as const) : []),
    ...('networkSecurityGroupId' in network ? (['networkSecurityGroup'] as const) : []),
    ...('workspaceId' in diagnostics ? (['workspace'] as const) : []),
    ...(account.key?.from === 'own' ? [] : (['keyVault'] as const)),
    ...(account.key && createsIdentity(account.key) ? [] : (['keyIdentity'] as const)),
    // The subdomain is derived from the account name: report one mistake once.
    ...(followsAccount(names) && nameProblem('account', names.account) !== undefined ? (['customSubdomain'] as const) : []),
  ];
  return (Object.entries(names) as [keyof StampNames, string][]).filter(([kind]) => !unused.includes(kind));
}

const followsAccount = ({ account, customSubdomain }: StampNames) => customSubdomain.startsWith(`${account.toLowerCase()}-`);

const sourcesOf = ({ network }: Stamp) => ('allowedSources' in network ? Object.keys(network.allowedSources) : []);

function ofResource(located: Located<Stamp>, kind: keyof StampNames, name: string): Finding[] {
  const message = nameProblem(kind, name);
  return message === undefined
    ? []
    : [finding(located, ['names', kind], { message, help: `set another name: names: { ${kind}: … }` })];
}

function ofKey(located: Located<Stamp>, path: Path, kind: NameKind, name: string): Finding[] {
  const message = nameProblem(kind, name);
  return message === undefined
    ? []
    : [finding(located, path, { message, about: 'key', help: 'the key is also the name in Azure: choose another key' })];
}

/** The key is also the name in Azure, unless a name is set. */
function ofEntry(located: Located<Stamp>, map: string, kind: NameKind, { key, name }: Named): Finding[] {
  const message = nameProblem(kind, name);
  if (key === name || message === undefined) return ofKey(located, [map, key], kind, name);
  return [finding(located, [map, key, 'name'], { message, help: 'choose another name, or omit it to use the key' })];
}

function ofBlocklist(located: Located<Stamp>, key: string, words: StampWords): Finding[] {
  const message = nameProblem('blocklist', `${key}-${words.from === 'files' ? words.content.hash : ANY_HASH}`);
  const help = 'the name in Azure is the key, a hyphen and 8 digits of a hash: choose another key of at most 55 characters';
  return message === undefined ? [] : [finding(located, ['blocklists', key], { message, about: 'key', help })];
}

/** Deployments would read such a key as the name of a built-in policy of Azure, even if the filter has another name in Azure. */
function reserved(located: Located<Stamp>, { key, name }: Named): Finding[] {
  const refuse = (word: string, step: readonly string[], about: 'key' | 'value') => {
    const message = `the content filter name '${word}' is reserved: names that begin with '${SYSTEM_POLICY_PREFIX}' are built-in policies of Azure`;
    return finding(located, ['contentFilters', key, ...step], { message, help: 'choose another name', about });
  };
  return [
    ...(key.startsWith(SYSTEM_POLICY_PREFIX) ? [refuse(key, [], 'key')] : []),
    ...(name !== key && name.startsWith(SYSTEM_POLICY_PREFIX) ? [refuse(name, ['name'], 'value')] : []),
  ];
}
