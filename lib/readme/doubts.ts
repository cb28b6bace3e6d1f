import { indirectChange } from '../stack/facts/indirect-change';
import { conductOf } from '../stack/facts/conduct';
import { Facts } from '../stack/facts/facts';
import { refOf } from '../stack/facts/field';
import { AZAPI } from '../stack/facts/kind';
import { textAt } from '../stack/json';
import { labelledBlocks } from '../stack/labels';
import type { Resource, Stack } from '../stack/stack';
import { byAddress } from '../stack/stack';
import { isExtraConfiguration } from '../stack/terraform-file';
import { code } from './markdown';

/** What a page says of everything that something else may change. */
export const AS_FAR = 'as far as this kit can see';

/** Why a stack may become something else than its facts say, as sentences; empty where nothing makes it so. */
export function doubtsOf(stack: Stack): string[] {
  const facts = Facts.of(stack);
  return [
    ...stack.extraFiles
      .filter(({ name, unread }) => unread !== undefined && isExtraConfiguration(name))
      .map(({ name }) => `Terraform also reads ${code(name)}, which this kit can't read. ${NOT_HERE}`),
    ...called(stack, 'module', 1).map((name) => `Terraform also uses ${code(name)}, which this kit doesn't read. ${NOT_HERE}`),
    ...[...called(stack, 'action', 2), ...called(stack, 'data', 2).filter((name) => name.startsWith('data.external.'))].map(
      (name) => `${code(name)} can run programs or change resources. ${NOT_HERE}`,
    ),
    ...[...stack.resources.values()].sort(byAddress).flatMap((resource) => doubtsAbout(facts, resource)),
  ];
}

/** A text that holds as far as this kit can see, where there are doubts. */
export const hedged = (doubts: readonly string[], text: string) => (doubts.length === 0 ? text : `${text}, ${AS_FAR}`);

/** What stands at the very top of a page; nothing where there are no doubts. */
export const doubtNotice = (doubts: readonly string[]): string[] =>
  doubts.length === 0
    ? []
    : [`**This page says only what this kit can see.**\n\n${doubts.map((each) => `- ${each}`).join('\n')}`];

/** A section that nobody can take for the whole truth, where there are doubts. */
export const doubtful = (doubts: readonly string[], section: string) =>
  doubts.length === 0 ? section : `A${AS_FAR.slice(1)}:\n\n${section}`;

const NOT_HERE = 'What it changes is not on this page.';

function doubtsAbout(facts: Facts, resource: Resource): string[] {
  const address = code(resource.address);
  const { special } = conductOf(resource);
  const multiplied = facts.at(resource.address) ? special.filter((name) => MULTIPLY.includes(name)).map(code) : [];
  const ignored = ignoredIn(facts, resource).map(code);
  return [
    ...(indirectChange(facts, resource) !== undefined ? [`${address} changes other resources. ${NOT_HERE}`] : []),
    ...(addsTo(facts, resource) ? [`${address} adds to what another resource says. ${NOT_HERE}`] : []),
    ...(special.includes('provisioner') ? [`${address} runs programs. What they change is not on this page.`] : []),
    ...(multiplied.length > 0
      ? [`${address} has ${multiplied.join(', ')}. What Terraform makes of that is not on this page.`]
      : []),
    ...(ignored.length > 0
      ? [
          `Terraform doesn't correct ${ignored.join(', ')} of ${address} (${code('ignore_changes')}). What it is in Azure is not on this page.`,
        ]
      : []),
  ];
}

/** Arguments that make none or several of a resource or of its blocks. */
const MULTIPLY: readonly string[] = ['count', 'dynamic', 'for_each'];

/** Whether a resource of no known kind is a part of an account, which settings of it may be in, or of the rules of a network. */
function addsTo(facts: Facts, { address, type, attributes }: Resource): boolean {
  if (facts.at(address) !== undefined) return false;
  if (type === AZAPI) return facts.referred('securityGroup', refOf(textAt(attributes, 'parent_id') ?? '')) !== undefined;
  // The page of a storage account says that its network rules are there.
  if (type === 'azurerm_storage_account_network_rules') return false;
  return [...facts.all('account'), ...facts.all('storage')].some((account) => type.startsWith(`${account.type}_`));
}

/** The attributes of a resource that pages are made of and that Terraform leaves as they are in Azure. */
function ignoredIn(facts: Facts, resource: Resource): string[] {
  const found = facts.at(resource.address);
  if (!found) return [];
  const fields = Object.values<{ readonly paths: readonly string[] }>(found.fact.form.fields);
  const roots = new Set(fields.flatMap(({ paths }) => paths.map(rootOf)));
  return conductOf(resource).ignored.filter((path) => {
    // Where Azure Policy registers endpoints, the page says that.
    if (found.kind === 'endpoint' && path === 'private_dns_zone_group') return false;
    return path === 'all' || roots.has(rootOf(path));
  });
}

/** What a path such as `network_acls[0].ip_rules` begins with. */
const rootOf = (path: string) => path.replace(/[.[].*$/s, '');

/** The blocks of a section, such as `module.m`, by as many labels as they have. */
const called = ({ sections }: Stack, section: string, labels: number): string[] =>
  labelledBlocks(sections[section], labels).map(([name]) => `${section}.${name}`);
