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

/** The qualification of every statement that something else may change. */
export const AS_FAR = 'as far as this kit can see';

/** The reasons why a stack may differ from its facts, as sentences; empty if there are none. */
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

/** A text, qualified if there are doubts. */
export const hedged = (doubts: readonly string[], text: string) => (doubts.length === 0 ? text : `${text}, ${AS_FAR}`);

/** The notice at the top of a page; empty if there are no doubts. */
export const doubtNotice = (doubts: readonly string[]): string[] =>
  doubts.length === 0
    ? []
    : [`**This page shows only what this kit can see.**\n\n${doubts.map((each) => `- ${each}`).join('\n')}`];

/** A section, qualified if there are doubts. */
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
    ...(addsTo(facts, resource) ? [`${address} adds settings to another resource. ${NOT_HERE}`] : []),
    ...(special.includes('provisioner') ? [`${address} runs programs. What they change is not on this page.`] : []),
    ...(multiplied.length > 0
      ? [`${address} has ${multiplied.join(', ')}. What Terraform creates from that is not on this page.`]
      : []),
    ...(ignored.length > 0
      ? [
          `Terraform doesn't correct ${ignored.join(', ')} of ${address} (${code('ignore_changes')}). The value in Azure is not on this page.`,
        ]
      : []),
  ];
}

/** Arguments that create any number of instances of a resource or of its blocks. */
const MULTIPLY: readonly string[] = ['count', 'dynamic', 'for_each'];

/** Whether a resource may contain settings of an account, or network rules, that the page does not show. */
function addsTo(facts: Facts, { address, type, attributes }: Resource): boolean {
  const found = facts.at(address);
  if (found?.kind === 'accountKey') {
    const { account, key } = found.fact.value;
    return facts.referred('account', account) === undefined || key === undefined;
  }
  if (found) return false;
  if (type === AZAPI) return facts.referred('securityGroup', refOf(textAt(attributes, 'parent_id') ?? '')) !== undefined;
  // The page of the storage account mentions these network rules.
  if (type === 'azurerm_storage_account_network_rules') return false;
  return [...facts.all('account'), ...facts.all('storage')].some((account) => type.startsWith(`${account.type}_`));
}

/** The ignored attributes of a resource that a page shows. */
function ignoredIn(facts: Facts, resource: Resource): string[] {
  const found = facts.at(resource.address);
  if (!found) return [];
  const fields = Object.values<{ readonly paths: readonly string[] }>(found.fact.form.fields);
  const roots = new Set(fields.flatMap(({ paths }) => paths.map(rootOf)));
  return conductOf(resource).ignored.filter((path) => {
    // The page states that Azure Policy registers the endpoint.
    if (found.kind === 'endpoint' && path === 'private_dns_zone_group') return false;
    return path === 'all' || roots.has(rootOf(path));
  });
}

/** The first step of a path such as `network_acls[0].ip_rules`. */
const rootOf = (path: string) => path.replace(/[.[].*$/s, '');

/** The names of the blocks of a section, such as `module.m`. */
const called = ({ sections }: Stack, section: string, labels: number): string[] =>
  labelledBlocks(sections[section], labels).map(([name]) => `${section}.${name}`);
