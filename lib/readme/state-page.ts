import type { AnyFact } from '../stack/facts/facts';
import { Facts } from '../stack/facts/facts';
import { backendOf } from '../stack/facts/sections';
import type { Stack } from '../stack/stack';
import { reached } from '../stack/facts/by-id';
import { deployersSection } from './deployers-section';
import { doubtful, doubtNotice, doubtsOf } from './doubts';
import { guardrailSection } from './exceptions-section';
import { extraFileSection } from './extra-file-section';
import { code, prose } from './markdown';
import { otherResourcesSection } from './other-resources-section';
import { storageSection } from './storage-section';

/**
 * The page of the storage account for states and of the identities that plan and apply. It depends only on the Terraform of the stacks.
 *
 * @param all every stack of the project, including those whose states are in the account
 */
export function statePage(stack: Stack, all: Iterable<Stack>): string {
  const facts = Facts.of(stack);
  const accounts = facts.all('storage');
  const [others, beside] = [[...all].filter((each) => each !== stack), extraFileSection(stack)];
  const [doubts, broken] = [doubtsOf(stack), guardrailSection(stack)];
  const left = otherResourcesSection(stack, facts, (found) => isShownIn(stack, facts, found));
  const seen = (section: string) => doubtful(doubts, section);
  return (
    [
      `# ${stack.id}`,
      ...doubtNotice(doubts),
      'This stack contains the storage account for Terraform states, and the identities that pipelines use to plan and apply.',
      `Generated from ${prose(stack.notes.generatedFrom ?? 'environments/')}. Don't edit this folder.`,
      ...(broken === undefined ? [] : [`## Guardrails\n\n${broken}`]),
      ...accounts.map((account) => `## The storage account\n\n${seen(storageSection(stack, account, [stack, ...others]))}`),
      `## Who may plan and apply\n\n${seen(deployersSection(facts))}`,
      ...(left === undefined ? [] : [`## Other resources\n\n${left}`]),
      ...(beside === undefined ? [] : [`## Other files\n\n${beside}`]),
      `## Applying it\n\n${applying(stack)}`,
    ].join('\n\n') + '\n'
  );
}

/** Whether the page shows a fact. */
function isShownIn(stack: Stack, facts: Facts, found: AnyFact): boolean {
  const [trusts, grants] = [facts.all('trust'), facts.all('grant')];
  switch (found.kind) {
    case 'storage':
    case 'trust':
    case 'grant':
      return true;
    case 'container':
      return reached(stack, 'storage', found.fact.value.account) !== undefined;
    case 'lock':
      return facts.referred('storage', found.fact.value.scope) !== undefined;
    case 'identity':
      return [...trusts.map(({ value }) => value.identity), ...grants.map(({ value }) => value.principal)].some(
        (each) => facts.referred('identity', each) === found.fact,
      );
    case 'role':
      return grants.some(({ value }) => facts.referred('role', value.role) === found.fact);
    case 'group':
      return facts.all('storage').some(({ value }) => facts.referred('group', value.group) === found.fact);
    default:
      return false;
  }
}

function applying(stack: Stack): string {
  const { type, settings } = backendOf(stack);
  const container = settings['container_name'];
  return (
    `A person with the Owner role on the subscriptions applies this stack once, before all others: ${code(`npx stamps deploy ${stack.id}`)}, or ${code('terraform apply')} in ${code(stack.folder)}. ` +
    (type === 'azurerm' && typeof container === 'string'
      ? `Its own state is in the container ${code(container)}.`
      : `Its own state is a file beside the project until ${code('migrated: true')} is set; docs/deploy.md describes how to move it.`)
  );
}
