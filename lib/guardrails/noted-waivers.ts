import { Facts } from '../stack/facts/facts';
import type { NotedWaiver } from '../stack/notes';
import type { Stack } from '../stack/stack';
import type { GuardrailId } from './guardrail';
import { GUARDRAIL_IDS } from './guardrail';
import { logStorage } from './residency';
import type { Waived, GuardrailWaiver } from './waiver';
import { waiverFault } from './waiver';

/** The rules about environment files that come to the same as a guardrail. */
const SAME: Readonly<Record<string, GuardrailId>> = {
  'content-safety/floor': 'guardrails/filter-floor',
  'residency/places': 'guardrails/places',
  'residency/processing': 'guardrails/residency',
};

/** How a setting's resource is addressed, after the map that the setting is in. */
const ADDRESSES: Readonly<Record<string, string>> = { contentFilters: '_filter_', deployments: '_deployment_' };

/** The waivers in the notes of a stack, as far as they are about guardrails: each for the resources that it excuses. */
export const notedWaivers = (stack: Stack): GuardrailWaiver[] =>
  Object.values(stack.notes.waivers ?? {}).flatMap((noted) => {
    const rule = guardrailOf(noted);
    return rule === undefined ? [] : subjectsOf(stack, rule, noted).map((subject) => ({ ...noted, rule, subject }));
  });

const guardrailOf = ({ rule }: NotedWaiver): GuardrailId | undefined =>
  GUARDRAIL_IDS.find((id) => id === rule) ?? (Object.hasOwn(SAME, rule) ? SAME[rule] : undefined);

/**
 * The addresses that a subject is about; the subject itself where it is an address or a file. It may begin with a region, and is about
 * that one alone: `swedencentral/deployments.chat`.
 */
function subjectsOf(stack: Stack, rule: GuardrailId, { subject: written }: NotedWaiver): string[] {
  const region = /^[a-z0-9]+(?=\/)/.exec(written)?.[0];
  if (region !== undefined && region !== stack.part) return [];
  const subject = region === undefined ? written : written.slice(region.length + 1);
  if (stack.resources.has(subject) || stack.files.has(subject)) return [subject];
  const [map = '', ...rest] = subject.split('.');
  const key = rest.join('.');
  if (map === 'overrides') return key === '' ? [] : [key];
  const addresses = [...stack.resources.keys()];
  if (map === 'extraFiles') return fileOf(stack, key);
  // The address of what is no resource, such as module.openai.
  if (Object.hasOwn(stack.sections, map)) return [subject];
  const infix = ADDRESSES[map];
  if (infix !== undefined) return addresses.filter((address) => address.endsWith(`${infix}${key}`));
  return rule === 'guardrails/places' ? placesOf(stack, map) : [];
}

/** The name of a file in the folder of the stack, out of its path below generated/: no other stack has it. */
function fileOf({ environment, part }: Stack, path: string): string[] {
  const folder = `${environment}/${part}/`;
  return path.startsWith(folder) ? [path.slice(folder.length)] : [];
}

/** What a setting decides the place of. The place of an endpoint is no guardrail's. */
function placesOf(stack: Stack, setting: string): string[] {
  const facts = Facts.of(stack);
  const found =
    setting === 'account'
      ? facts.all('account')
      : setting === 'diagnostics'
        ? [...facts.all('workspace'), ...facts.all('logSetting'), ...logStorage(facts)]
        : [];
  return found.map(({ address }) => address);
}

/** A stack, and what waivers excuse in it. */
interface Excusing {
  readonly stack: Stack;
  readonly waived: readonly Waived[];
}

/**
 * The waivers in the notes of stacks that have expired, or excuse nothing in any stack of their environment, as sentences without
 * their full stop. Those of rules about environment files are left to `npm run check`.
 *
 * @param all every stack of each environment
 * @returns by the id of the first stack that notes them
 */
export function idleNoted(all: readonly Excusing[], today: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const { stack } of all)
    for (const [key, noted] of Object.entries(stack.notes.waivers ?? {})) {
      const once = JSON.stringify([stack.environment, key]);
      const rule = GUARDRAIL_IDS.find((id) => id === noted.rule);
      if (rule === undefined || waiverFault(noted) !== undefined || seen.has(once)) continue;
      seen.add(once);
      const alike = all.filter((each) => each.stack.environment === stack.environment);
      const words = idleWords(key, rule, noted, alike, today);
      if (words !== undefined) found.set(stack.id, [...(found.get(stack.id) ?? []), words]);
    }
  return found;
}

function idleWords(
  key: string,
  rule: GuardrailId,
  noted: NotedWaiver,
  all: readonly Excusing[],
  today: string,
): string | undefined {
  if (noted.expires < today) return `the waiver '${key}' expired on ${noted.expires}`;
  const isUsed = all.some(({ stack, waived }) => {
    const subjects = subjectsOf(stack, rule, noted);
    return waived.some(({ waiver }) => waiver.rule === rule && subjects.includes(waiver.subject));
  });
  return isUsed
    ? undefined
    : `the waiver '${key}' excuses nothing: ${rule} finds nothing wrong with ${noted.subject}; remove it`;
}
