import { residencyWords } from '../catalog/residency';
import { environmentVariableOf } from '../openai/variable-name';
import { variablesOf } from '../stack/facts/sections';
import type { Stack } from '../stack/stack';
import { accessSection } from './access-section';
import { addressesSection } from './addresses-section';
import { alertsSection } from './alerts-section';
import { blocklistSection } from './blocklist-section';
import { budgetSection } from './budget-section';
import { clientCode } from './client-code';
import { cloudSection } from './cloud-section';
import { defenderSection } from './defender-section';
import { deploymentsSection } from './deployments-section';
import { diagram } from './diagram';
import { doubtful, doubtNotice } from './doubts';
import { guardrailSection, overrideSection, waiverSection } from './exceptions-section';
import { extraFileSection } from './extra-file-section';
import { filtersSection } from './filters-section';
import { encryptionSection } from './encryption-section';
import { isPrivate } from './entrance';
import { locksSection } from './locks-section';
import { code, prose } from './markdown';
import { otherProcessing } from './other-processing';
import { otherResourcesSection } from './other-resources-section';
import { isShownOnStamp } from './shown-on-stamp';
import { projectsSection } from './projects-section';
import type { StampReading } from './stamp-reading';
import { regionOf, stampReading } from './stamp-reading';

/** The page of a stamp. It is derived only from the generated Terraform, so it states what Terraform will do. */
export function stampPage(stack: Stack): string {
  const reading = stampReading(stack);
  const [client, broken] = [clientCode(reading), guardrailSection(stack, 'stamp')];
  const projects = projectsSection(reading);
  const [{ waivers = {}, overrides = {} }, beside] = [stack.notes, extraFileSection(stack)];
  const encrypted = encryptionSection(reading);
  const unverified = cloudSection(reading);
  const seen = (section: string) => doubtful(reading.doubts, section);
  const others = otherResourcesSection(stack, reading.facts, (found) => isShownOnStamp(reading.facts, found));
  const [alerts, budgets] = [alertsSection(reading.facts), budgetSection(reading.facts)];
  const [watched, locked] = [defenderSection(reading.facts), locksSection(reading.facts)];
  const isFilled = (map: object) => Object.keys(map).length > 0;
  const sections: (readonly [title: string, text: string])[] = [
    ['Overview', seen(diagram(reading))],
    ...(broken === undefined ? [] : [['Guardrails', broken] as const]),
    ['Deployments', seen(deploymentsSection(reading))],
    ['Content filters', seen(filtersSection(reading))],
    ...(reading.facts.all('blocklist').length === 0 ? [] : [['Blocklists', seen(blocklistSection(reading))] as const]),
    ...(projects === undefined ? [] : [['Projects', seen(projects)] as const]),
    ['Access', seen(accessSection(reading))],
    ...(encrypted === undefined ? [] : [['Encryption', seen(encrypted)] as const]),
    ...(watched === undefined ? [] : [['Defender for AI', seen(watched)] as const]),
    ...(locked === undefined ? [] : [['Locks', seen(locked)] as const]),
    ...(alerts === undefined ? [] : [['Alerts', seen(alerts)] as const]),
    ...(budgets === undefined ? [] : [['Budget', seen(budgets)] as const]),
    ...(isFilled(waivers) ? [['Waivers', waiverSection(waivers)] as const] : []),
    ...(isFilled(overrides) ? [['Overrides', overrideSection(overrides)] as const] : []),
    ...(others === undefined ? [] : [['Other resources', others] as const]),
    ...(beside === undefined ? [] : [['Other files', beside] as const]),
    ['Addresses', seen(addressesSection(reading))],
    ...(unverified === undefined ? [] : [['Unverified', unverified] as const]),
    ...(client === undefined ? [] : [['Calling it', seen(client)] as const]),
    ['Applying it', applying(reading)],
  ];
  return (
    [
      `# ${stack.id}`,
      ...doubtNotice(reading.doubts),
      introduction(reading),
      ...sections.map(([title, text]) => `## ${title}\n\n${text}`),
    ].join('\n\n') + '\n'
  );
}

function introduction(reading: StampReading): string {
  const { notes, environment, part } = reading.stack;
  const publishers = new Set(
    reading.deployments.flatMap(({ value: { format = 'OpenAI' } }) => (format === 'OpenAI' ? [] : [format])),
  );
  const others = publishers.size === 0 ? '' : ` with models of ${[...publishers].sort().map(prose).join(', ')}`;
  const service = `${isPrivate(reading) ? 'Private Azure OpenAI' : 'Azure OpenAI'}${others}`;
  const what = notes.workload === undefined ? service : `${service} for **${prose(notes.workload)}**`;
  const regions = reading.accounts.flatMap((account) => regionOf(account) ?? []);
  const named = new Set(regions.map(({ displayName, geography }) => `${displayName} (${geography})`));
  const where = [...named].join(', ') || part;
  const promise =
    notes.residency === undefined
      ? 'The environment does not set where prompts may be processed.'
      : `The environment allows prompts to be processed ${`in ${residencyWords(notes.residency)}`.replace(/^in only /, 'only in ')}.`;
  const elsewhere = reading.deployments.filter((each) => otherProcessing(each) !== undefined);
  const except =
    elsewhere.length === 0
      ? ''
      : ` That is not ensured for ${elsewhere.map((each) => code(each.value.name ?? each.address)).join(', ')}: see [Deployments](#deployments).`;
  return (
    `${what} in **${environment}**, ${where}. ${promise}${except}\n\n` +
    `Generated from ${code(`environments/${environment}.yaml`)}. Change that file, not this folder.`
  );
}

function applying({ stack }: StampReading): string {
  const { id, folder, notes } = stack;
  const first = (notes.appliedAfter ?? []).map((each) => code(`generated/${each}`)).join(', ');
  return (
    `${code(`npx stamps deploy ${id}`)}, or ${code('terraform apply')} in ${code(folder)}.` +
    `${first === '' ? '' : ` Apply ${first} first: it contains the private DNS zones.`}${variablesToSet(stack)}`
  );
}

function variablesToSet(stack: Stack): string {
  const asked = [...variablesOf(stack)].filter(([, { isAsked }]) => isAsked).map(([name]) => name);
  if (asked.length === 0) return '';
  const variables = asked.sort().map((name) => code(environmentVariableOf(name)));
  return `\n\nBefore you plan, apply or destroy, set ${variables.join(', ')} to a JSON list of words. The blocklists read their words from there.`;
}
