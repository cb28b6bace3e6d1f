import { findRegion } from '../catalog/regions';
import { conductOf } from '../stack/facts/conduct';
import { Facts } from '../stack/facts/facts';
import { refOf, switchOf } from '../stack/facts/field';
import type { FactOf } from '../stack/facts/kinds';
import { backendOf } from '../stack/facts/sections';
import { listAt, textAt, valueAt } from '../stack/json';
import type { Stack } from '../stack/stack';
import { reached } from '../stack/facts/by-id';
import { code, prose, table } from './markdown';

type Account = FactOf<'storage'>;

/**
 * The settings of a storage account, who can access it, and its containers.
 *
 * @param stacks every stack of the project
 */
export function storageSection(stack: Stack, account: Account, stacks: readonly Stack[]): string {
  const facts = Facts.of(stack);
  const { name = account.address, group, location = '' } = account.value;
  const region = findRegion(location);
  const where = region ? `${region.displayName} (${region.geography})` : prose(location);
  const rows = [
    ['Name', code(name)],
    ['Resource group', code(facts.nameOf(group) ?? 'not set')],
    ['Region', where],
    ['Copies', copies(account)],
    ['Access keys', switched(account.value.keys, '**accepted**', withoutKeys(account))],
    ['Network', network(stack, account)],
    ['Older versions of a state', switched(account.value.versions, 'kept', '**not kept**')],
    ['Deleted data', kept(account)],
    ['Deletion', deletion(facts, account)],
  ];
  return `${table(['Setting', 'Value'], rows)}\n\n${containers(stack, account, stacks)}`;
}

const switched = (value: boolean | 'unknown', on: string, off: string) => (value === 'unknown' ? UNKNOWN : value ? on : off);

const UNKNOWN = 'known only to Terraform';

const isExpression = (text: string) => text.includes('${');

/** What can access an account without access keys: local users sign in with their own passwords or keys. */
function withoutKeys({ resource: { attributes } }: Account): string {
  const [users, sftp] = ['local_user_enabled', 'sftp_enabled'].map((name) => switchOf(valueAt(attributes, name), false));
  return users === false && sftp === false
    ? 'off: access requires a Microsoft Entra ID token'
    : `off, but **local users can sign in without Microsoft Entra ID** (${code('local_user_enabled')}, ${code('sftp_enabled')})`;
}

const COPIES: Readonly<Record<string, string>> = {
  LRS: 'three in one data center (LRS)',
  ZRS: 'one in each of three zones of the region (ZRS)',
};

/** All other replication types write to a second region. */
function copies({ value: { replication } }: Account): string {
  if (replication === undefined) return 'not set';
  return COPIES[replication] ?? `**${code(replication)}, which may copy states to another region**`;
}

function network(stack: Stack, account: Account): string {
  const { value } = account;
  if (value.publicNetwork === false) return 'private endpoints only';
  if (value.publicNetwork === 'unknown') return UNKNOWN;
  const beside = rulesBeside(stack, account);
  if (beside.length > 0) return `**not on this page**: see ${beside.map(code).join(', ')}`;
  if (isExpression(value.otherNetworks ?? '')) return UNKNOWN;
  if (value.otherNetworks !== 'Deny') return 'any network can connect';
  const sources = [...value.allowedAddresses, ...value.allowedSubnets].map(code);
  const bypass = value.bypass.filter((each) => each !== 'None').map(code);
  const others = listAt(account.resource.attributes, 'network_rules.private_link_access').length;
  const resources = others === 0 ? [] : [`Azure resources in ${code('private_link_access')} (${others})`];
  return `only from ${[...sources, ...bypass, ...resources].join(', ') || 'private endpoints'}`;
}

/** Separate resources that set the network rules of an account, or that may do so. */
const rulesBeside = (stack: Stack, account: Account): string[] =>
  [...stack.resources.values()]
    .filter(({ type, attributes }) => {
      if (type !== 'azurerm_storage_account_network_rules') return false;
      const id = textAt(attributes, 'storage_account_id');
      const found = id === undefined ? undefined : reached(stack, 'storage', refOf(id));
      return found === undefined || found === account;
    })
    .map(({ address }) => address)
    .sort();

function kept({ value: { keepDeletedDays: blobs, keepDeletedContainerDays: containers } }: Account): string {
  const days = (number: number | 'unknown' | undefined) => {
    if (number === undefined) return '**not at all**';
    return number === 'unknown' ? 'for a number of days that only Terraform knows' : `for ${number} days`;
  };
  return `states can be restored ${days(blobs)}, containers ${days(containers)}`;
}

function deletion(facts: Facts, account: Account): string {
  const locked = facts
    .all('lock')
    .filter(
      ({ value }) => ['CanNotDelete', 'ReadOnly'].includes(value.level ?? '') && value.scope?.to?.address === account.address,
    );
  const guards = [
    ...(locked.length > 0 ? ['an Azure resource lock'] : []),
    ...(conductOf(account.resource).isProtected ? [`${code('prevent_destroy')} in Terraform`] : []),
  ];
  return guards.length === 0
    ? '**nothing prevents it**'
    : `prevented by ${guards.join(' and ')}; docs/deploy.md describes how to do it on purpose`;
}

function containers(stack: Stack, account: Account, stacks: readonly Stack[]): string {
  const own = Facts.of(stack)
    .all('container')
    .filter(({ value }) => reached(stack, 'storage', value.account) === account);
  const isPublic = account.value.publicBlobs !== false;
  const rows = own.map(({ value: { name, access }, address }) => [
    code(name ?? address),
    access === 'private' || !isPublic ? 'only with a role' : isExpression(access) ? UNKNOWN : '**without signing in**',
    users(account, name, stacks),
  ]);
  return table(['Container', 'Can be read', 'States of'], rows);
}

/** The stacks whose backend names a container. */
function users({ value: { name: account } }: Account, container: string | undefined, stacks: readonly Stack[]): string {
  const found = stacks.filter((each) => {
    const { type, settings } = backendOf(each);
    return type === 'azurerm' && settings['storage_account_name'] === account && settings['container_name'] === container;
  });
  return (
    found
      .map(({ id }) => id)
      .sort()
      .join(', ') || 'nothing yet'
  );
}
