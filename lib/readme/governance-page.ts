import type { OmittedPolicy } from '../catalog/policy-definitions';
import { OMITTED_POLICIES } from '../catalog/policy-definitions';
import { PROCESSING_UNKNOWN } from '../catalog/publishers';
import type { AnyFact } from '../stack/facts/facts';
import { Facts } from '../stack/facts/facts';
import type { FactOf } from '../stack/facts/kinds';
import { backendOf } from '../stack/facts/sections';
import type { Stack } from '../stack/stack';
import { doubtful, doubtNotice, doubtsOf } from './doubts';
import { guardrailSection } from './exceptions-section';
import { extraFileSection } from './extra-file-section';
import { code, prose, table } from './markdown';
import { otherResourcesSection } from './other-resources-section';
import { policiesSection } from './policies-section';

/** The page of the assignments of Azure Policy to a scope. It depends only on the Terraform of the stack. */
export function governancePage(stack: Stack): string {
  const facts = Facts.of(stack);
  const [doubts, broken, beside] = [doubtsOf(stack), guardrailSection(stack), extraFileSection(stack)];
  const left = otherResourcesSection(stack, facts, isShown);
  const seen = (section: string) => doubtful(doubts, section);
  return (
    [
      `# ${stack.id}`,
      ...doubtNotice(doubts),
      'This stack assigns Azure Policy for Azure OpenAI. The policies are made from the residency and the filter floor of the environments.',
      `Generated from ${prose(stack.notes.generatedFrom ?? 'environments/')}. Don't edit this folder.`,
      ...(broken === undefined ? [] : [`## Guardrails\n\n${broken}`]),
      `## Assignments\n\n${seen(assignmentsSection(facts))}`,
      `## Policies\n\n${seen(`${policiesSection(facts)}\n\n${EFFECTS}`)}`,
      `## What no policy here does\n\n${omitted(facts)}`,
      ...(left === undefined ? [] : [`## Other resources\n\n${left}`]),
      ...(beside === undefined ? [] : [`## Other files\n\n${beside}`]),
      `## Applying it\n\n${applying(stack)}`,
    ].join('\n\n') + '\n'
  );
}

const SHOWN: readonly AnyFact['kind'][] = ['policyAssignment', 'policyDefinition', 'policyExemption', 'policySet'];
const isShown = ({ kind }: AnyFact) => SHOWN.includes(kind);

function assignmentsSection(facts: Facts): string {
  const rows = facts.all('policyAssignment').map((each) => assignmentRow(facts, each));
  const exemptions = facts
    .all('policyExemption')
    .map(({ value }) => [code(value.name ?? 'not set'), code(value.scope ?? 'not set'), prose(value.expires ?? '**never**')]);
  return [
    rows.length === 0
      ? '**Nothing is assigned.**'
      : table(['Assignment', 'Scope', 'Set or definition', 'Enforced', 'Except'], rows),
    ...(exemptions.length === 0 ? [] : [`Exemptions:\n\n${table(['Exemption', 'Scope', 'Ends'], exemptions)}`]),
  ].join('\n\n');
}

function assignmentRow(facts: Facts, { value }: FactOf<'policyAssignment'>): string[] {
  const { name = 'not set', scope = 'not set', definition, enforced, excluded } = value;
  return [
    code(name),
    code(scope),
    code(facts.nameOf(definition) ?? 'not set'),
    enforced === 'unknown' ? 'known only to Terraform' : enforced ? 'yes' : '**no: Azure only evaluates it**',
    excluded.length === 0 ? 'nothing' : excluded.map(code).join(', '),
  ];
}

const EFFECTS = [
  `- ${code('Audit')} and ${code('AuditIfNotExists')}: the policy reports a resource as non-compliant, and refuses nothing.`,
  `- ${code('Deny')}: Azure also refuses a request that would create or change a resource so that it is against the policy. What exists stays as it is.`,
  '- The policies apply to the whole scope, also to resources that are not from this kit. Those about Azure AI services also apply to Azure AI Search, as the table says.',
  '- A definition that is about filters of deployments can only report. Those about the filters of an account can also refuse.',
  '- That a policy reports a resource as compliant is a statement about that policy only. It does not show that a requirement of a law or standard is met.',
].join('\n');

const omitted = (facts: Facts) =>
  [
    table(
      ['What', 'Why', 'Built-in definitions'],
      OMITTED_POLICIES.filter((policy) => !isAssigned(facts, policy)).map(({ what, why, guids }) => [
        prose(what),
        prose(why),
        guids.map(code).join(', '),
      ]),
    ),
    [
      'These remain your tasks:',
      '',
      '- Look at the compliance of the scope in the portal, and act on it.',
      '- Decide on exemptions, and on policies that other teams assign to the same scope or above it.',
      `- Azure Policy does not see where a deployment with spillover sends its requests, so every spillover is against the policy ${code('spillover')}.`,
      `- No policy judges models for which it is not known whether Azure or their publisher processes prompts, such as those of ${PROCESSING_UNKNOWN.map(prose).join(', ')}.`,
      '- Azure Policy judges requests to Azure Resource Manager. It does not judge prompts.',
    ].join('\n'),
  ].join('\n\n');

/** Whether the stack assigns a definition after all, because the environments allow it. */
const isAssigned = (facts: Facts, { guids }: OmittedPolicy): boolean =>
  facts
    .all('policySet')
    .some(({ value }) => value.references.some(({ definition }) => guids.some((guid) => definition.written.endsWith(guid))));

function applying(stack: Stack): string {
  const { type, settings } = backendOf(stack);
  const container = settings['container_name'];
  const state =
    type === 'azurerm' && typeof container === 'string'
      ? `Its state is in the container ${code(container)}. No pipeline may be able to write to it: who can write this state can make your next apply destroy resources.`
      : type === 'local'
        ? 'Its state is a file in the project folder, on the computer where you apply it. Keep it: without it, Terraform cannot change or remove the assignments.'
        : 'Its state is in a workspace of its own. Only people who may assign policies may apply it or write its state.';
  return [
    `A person with the role Resource Policy Contributor on the scope applies this stack, at first and whenever it changes: ${code(`npx stamps deploy ${stack.id}`)}, or ${code('terraform apply')} in ${code(stack.folder)}. No pipeline applies it.`,
    state,
    'A new or changed assignment can take up to 15 minutes to have an effect. Results about existing resources can take up to 24 hours.',
    'docs/governance.md describes the policies and the order of the steps.',
  ].join('\n\n');
}
