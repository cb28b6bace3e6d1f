import { residencyWords } from '../catalog/residency';
import { environmentVariableOf } from '../openai/variable-name';
import { variablesOf } from '../stack/facts/sections';
import type { Stack } from '../stack/stack';
import { accessSection } from './access-section';
import { addressesSection } from './addresses-section';
import { blocklistSection } from './blocklist-section';
import { clientCode } from './client-code';
import { deploymentsSection } from './deployments-section';
import { diagram } from './diagram';
import { guardrailSection, overrideSection, waiverSection } from './exceptions-section';
import { extraFileSection } from './extra-file-section';
import { filtersSection } from './filters-section';
import { leadsToAccount } from './entrance';
import { code, prose } from './markdown';
import type { StampReading } from './stamp-reading';
import { stampReading } from './stamp-reading';

/**
 * What a person wants to know of a stamp, beside the Terraform that makes it. It looks at nothing but that Terraform, so it says what
 * Terraform will do.
 */
export function stampPage(stack: Stack): string {
  const reading = stampReading(stack);
  const [client, broken] = [clientCode(reading), guardrailSection(reading)];
  const [{ waivers = {}, overrides = {} }, beside] = [stack.notes, extraFileSection(stack)];
  const isFilled = (map: object) => Object.keys(map).length > 0;
  const sections: (readonly [title: string, text: string])[] = [
    ['Overview', diagram(reading)],
    ...(broken === undefined ? [] : [['Guardrails', broken] as const]),
    ['Deployments', deploymentsSection(reading)],
    ['Content filters', filtersSection(reading)],
    ...(reading.facts.all('blocklist').length === 0 ? [] : [['Blocklists', blocklistSection(reading)] as const]),
    ['Access', accessSection(reading)],
    ...(isFilled(waivers) ? [['Waivers', waiverSection(waivers)] as const] : []),
    ...(isFilled(overrides) ? [['Overrides', overrideSection(overrides)] as const] : []),
    ...(beside === undefined ? [] : [['Other files', beside] as const]),
    ['Addresses', addressesSection(reading)],
    ...(client === undefined ? [] : [['Calling it', client] as const]),
    ['Applying it', applying(reading)],
  ];
  return (
    [`# ${stack.id}`, introduction(reading), ...sections.map(([title, text]) => `## ${title}\n\n${text}`)].join('\n\n') + '\n'
  );
}

function introduction(reading: StampReading): string {
  const { region, facts, account } = reading;
  const { notes, environment, part } = reading.stack;
  const endpoints = facts.all('endpoint');
  const isPrivate =
    account?.value.publicNetwork === false && endpoints.length > 0 && endpoints.every((each) => leadsToAccount(reading, each));
  const service = isPrivate ? 'Private Azure OpenAI' : 'Azure OpenAI';
  const what = notes.workload === undefined ? service : `${service} for **${prose(notes.workload)}**`;
  const where = region ? `${region.displayName} (${region.geography})` : part;
  const promise = notes.residency === undefined ? 'not said' : residencyWords(notes.residency);
  return (
    `${what} in **${environment}**, ${where}. Where the environment allows prompts to be processed: ${promise}.\n\n` +
    `Generated from ${code(`environments/${environment}.yaml`)}: change that, not this folder.`
  );
}

function applying({ stack }: StampReading): string {
  const { id, folder, notes } = stack;
  const first = (notes.appliedAfter ?? []).map((each) => code(`generated/${each}`)).join(', ');
  return (
    `${code(`npm run deploy -- ${id}`)}, or ${code('terraform apply')} in ${code(folder)}.` +
    `${first === '' ? '' : ` Apply ${first} first: it has the private DNS zones.`}${variablesToSet(stack)}`
  );
}

function variablesToSet(stack: Stack): string {
  const asked = [...variablesOf(stack)].filter(([, { isAsked }]) => isAsked).map(([name]) => name);
  if (asked.length === 0) return '';
  const variables = asked.sort().map((name) => code(environmentVariableOf(name)));
  return `\n\nSet ${variables.join(', ')} first, to a JSON list of words: blocklists take them from there, also for a plan and to destroy.`;
}
