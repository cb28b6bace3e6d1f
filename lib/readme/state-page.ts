import { findRegion } from '../catalog/regions';
import { conductOf } from '../stack/facts/conduct';
import { Facts } from '../stack/facts/facts';
import type { FactOf } from '../stack/facts/kinds';
import { backendOf } from '../stack/facts/sections';
import type { Stack } from '../stack/stack';
import { deployersSection } from './deployers-section';
import { extraFileSection } from './extra-file-section';
import { code, prose, table } from './markdown';

/**
 * What a person wants to know of a storage account for states, and of the identities that plan and apply. It depends on nothing but
 * the Terraform of the stacks.
 *
 * @param all every stack of the project: those whose states the account keeps are among them
 */
export function statePage(stack: Stack, all: Iterable<Stack>): string {
  const facts = Facts.of(stack);
  const accounts = facts.all('storage');
  const [others, beside] = [[...all].filter((each) => each !== stack), extraFileSection(stack)];
  return (
    [
      `# ${stack.id}`,
      'Where Terraform keeps states, and the identities with which pipelines plan and apply.',
      `Generated from ${prose(stack.notes.generatedFrom ?? 'environments/')}. Don't edit this folder.`,
      ...accounts.map((account) => `## The storage account\n\n${storageSection(facts, account, [stack, ...others])}`),
      `## Who may plan and apply\n\n${deployersSection(facts)}`,
      ...(beside === undefined ? [] : [`## Other files\n\n${beside}`]),
      `## Applying it\n\n${applying(stack)}`,
    ].join('\n\n') + '\n'
  );
}

type Account = FactOf<'storage'>;

function storageSection(facts: Facts, account: Account, stacks: readonly Stack[]): string {
  const { name = account.address, group, location = '' } = account.value;
  const region = findRegion(location);
  const where = region ? `${region.displayName} (${region.geography})` : prose(location);
  const rows = [
    ['Name', code(name)],
    ['Resource group', code(facts.nameOf(group) ?? 'not said')],
    ['Region', where],
    ['Copies', copies(account)],
    ['Access keys', switched(account.value.keys, '**accepted**', 'off: only tokens of Microsoft Entra ID open it')],
    ['Network', network(account)],
    ['Older versions of a state', switched(account.value.versions, 'kept', '**not kept**')],
    ['What is deleted', kept(account)],
    ['Deletion', deletion(facts, account)],
  ];
  return `${table(['Setting', 'Value'], rows)}\n\n${containers(facts, account, stacks)}`;
}

const switched = (value: boolean | 'unknown', on: string, off: string) =>
  value === 'unknown' ? 'known only to Terraform' : value ? on : off;

const COPIES: Readonly<Record<string, string>> = {
  LRS: 'three in one data center (LRS)',
  ZRS: 'one in each of three zones of the region (ZRS)',
};

/** All other kinds of replication write to a second region. */
function copies({ value: { replication } }: Account): string {
  if (replication === undefined) return 'not said';
  return COPIES[replication] ?? `**${code(replication)}, which may copy states to another region**`;
}

function network({ value }: Account): string {
  if (value.publicNetwork === false) return 'private endpoints only';
  if (value.publicNetwork === 'unknown') return 'known only to Terraform';
  const sources = [...value.allowedAddresses, ...value.allowedSubnets].map(code);
  const bypass = value.bypass.filter((each) => each !== 'None').map(code);
  if (value.otherNetworks !== 'Deny') return 'any network can connect';
  return `only from ${[...sources, ...bypass].join(', ') || 'private endpoints'}`;
}

function kept({ value: { keepDeletedDays: blobs, keepDeletedContainerDays: containers } }: Account): string {
  const days = (number: number | 'unknown' | undefined) => (number === undefined ? '**not at all**' : `for ${number} days`);
  return `states can be restored ${days(blobs)}, containers ${days(containers)}`;
}

function deletion(facts: Facts, account: Account): string {
  const locked = facts
    .all('lock')
    .filter(
      ({ value }) => ['CanNotDelete', 'ReadOnly'].includes(value.level ?? '') && value.scope?.to?.address === account.address,
    );
  const guards = [
    ...(locked.length > 0 ? ['a lock in Azure'] : []),
    ...(conductOf(account.resource).isProtected ? [`${code('prevent_destroy')} in Terraform`] : []),
  ];
  return guards.length === 0
    ? '**nothing prevents it**'
    : `prevented by ${guards.join(' and ')}; docs/deploy.md describes how to do it on purpose`;
}

function containers(facts: Facts, account: Account, stacks: readonly Stack[]): string {
  const own = facts
    .all('container')
    .filter(({ value }) => facts.referred('storage', value.account)?.address === account.address);
  const isPublic = account.value.publicBlobs !== false;
  const rows = own.map(({ value: { name, access }, address }) => [
    code(name ?? address),
    access === 'private' || !isPublic ? 'only with a role' : '**without signing in**',
    users(account, name, stacks),
  ]);
  return table(['Container', 'Can be read', 'States of'], rows);
}

/** The stacks whose back end names a container. */
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

function applying(stack: Stack): string {
  const { type, settings } = backendOf(stack);
  const container = settings['container_name'];
  return (
    `Once, by a person who is Owner of the subscriptions, before anything else: ${code(`npm run deploy -- ${stack.id}`)}, or ${code('terraform apply')} in ${code(stack.folder)}. ` +
    (type === 'azurerm' && typeof container === 'string'
      ? `Its own state is in the container ${code(container)}.`
      : `Its own state is a file beside the project until ${code('migrated: true')} is set; docs/deploy.md describes how to move it.`)
  );
}
