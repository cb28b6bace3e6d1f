import { Facts } from '../stack/facts/facts';
import type { NotedWaiver } from '../stack/notes';
import type { Stack } from '../stack/stack';
import type { GuardrailId } from './guardrail';
import { guardrailNamed } from './guardrail';
import { logStorage } from './residency';
import type { Waived, GuardrailWaiver } from './waiver';
import { waiverFault } from './waiver';

/** The rules about environment files that are equivalent to a guardrail. */
const SAME: Readonly<Record<string, GuardrailId>> = {
  'content-safety/floor': 'guardrails/filter-floor',
  'residency/places': 'guardrails/places',
  'residency/processing': 'guardrails/residency',
  'residency/publisher': 'guardrails/residency',
};

/** The part of a resource's address that precedes the key of a setting, by the map of the setting. */
const ADDRESSES: Readonly<Record<string, string>> = { contentFilters: '_filter_', deployments: '_deployment_' };

/** The waivers of guardrails in the notes of a stack, one for each resource that a waiver covers. */
export const notedWaivers = (stack: Stack): GuardrailWaiver[] =>
  Object.values(stack.notes.waivers ?? {}).flatMap((noted) => {
    const rule = guardrailOf(noted);
    return rule === undefined ? [] : subjectsOf(stack, rule, noted).map((subject) => ({ ...noted, rule, subject }));
  });

const guardrailOf = ({ rule }: NotedWaiver): GuardrailId | undefined =>
  guardrailNamed(rule) ?? (Object.hasOwn(SAME, rule) ? SAME[rule] : undefined);

/**
 * The addresses that a subject covers; the subject itself if it is an address or a file. A subject that begins with a stamp, such as
 * `swedencentral/deployments.chat`, covers only that stamp.
 */
function subjectsOf(stack: Stack, rule: GuardrailId, { subject: written }: NotedWaiver): string[] {
  const stamp = /^[a-z0-9-]+(?=\/)/.exec(written)?.[0];
  if (stamp !== undefined && stamp !== stack.part) return [];
  const subject = stamp === undefined ? written : written.slice(stamp.length + 1);
  if (stack.resources.has(subject) || stack.files.has(subject)) return [subject];
  const [map = '', ...rest] = subject.split('.');
  const key = rest.join('.');
  if (map === 'overrides' || map === 'app') return key === '' ? [] : [key];
  const addresses = [...stack.resources.keys()];
  if (map === 'extraFiles') return fileOf(stack, key);
  // The address of a block that is not a resource, such as module.openai.
  if (Object.hasOwn(stack.sections, map)) return [subject];
  const infix = ADDRESSES[map];
  if (infix !== undefined) return addresses.filter((address) => address.endsWith(`${infix}${key}`));
  return rule === 'guardrails/places' ? placesOf(stack, map) : [];
}

/** The name of a file in the folder of the stack, from its path below generated/; empty if it is in the folder of another stack. */
function fileOf({ environment, part }: Stack, path: string): string[] {
  const folder = `${environment}/${part}/`;
  return path.startsWith(folder) ? [path.slice(folder.length)] : [];
}

/** The resources whose region a setting decides. No guardrail checks the region of an endpoint. */
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

/** A stack, and the breaches in it that are waived. */
interface WaivedStack {
  readonly stack: Stack;
  readonly waived: readonly Waived[];
}

/**
 * The waivers in the notes of stacks that have expired or have no effect in any stack of their environment, as sentences without a
 * full stop. `npx stamps check` reports the waivers of rules about environment files.
 *
 * @param all every stack of each environment
 * @returns the sentences by the ID of the first stack that has the waiver in its notes
 */
export function idleNoted(all: readonly WaivedStack[], today: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const { stack } of all)
    for (const [key, noted] of Object.entries(stack.notes.waivers ?? {})) {
      const once = JSON.stringify([stack.environment, key]);
      const rule = guardrailNamed(noted.rule);
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
  all: readonly WaivedStack[],
  today: string,
): string | undefined {
  if (noted.expires < today) return `the waiver '${key}' expired on ${noted.expires}`;
  const isUsed = all.some(({ stack, waived }) => {
    const subjects = subjectsOf(stack, rule, noted);
    return waived.some(({ waiver }) => waiver.rule === rule && subjects.includes(waiver.subject));
  });
  return isUsed ? undefined : `the waiver '${key}' has no effect: ${rule} finds no problem in ${noted.subject}; remove it`;
}
