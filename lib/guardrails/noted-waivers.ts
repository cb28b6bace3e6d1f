import { Facts } from '../stack/facts/facts';
import type { NotedWaiver } from '../stack/notes';
import type { Stack } from '../stack/stack';
import type { GuardrailId } from './guardrail';
import { GUARDRAIL_IDS } from './guardrail';
import type { GuardrailWaiver } from './waiver';

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
 * The addresses that a subject is about; the subject itself where it is an address or a file. It may begin with a region:
 * `swedencentral/deployments.chat`.
 */
function subjectsOf(stack: Stack, rule: GuardrailId, { subject: written }: NotedWaiver): string[] {
  const subject = written.replace(/^[a-z0-9]+\//, '');
  if (stack.resources.has(subject) || stack.files.has(subject)) return [subject];
  const [map = '', ...rest] = subject.split('.');
  const key = rest.join('.');
  const addresses = [...stack.resources.keys()];
  // Below generated/, as the environment file declares it.
  if (map === 'extraFiles') return [key.split('/').at(-1) ?? key];
  if (map === 'overrides') return key === '' ? addresses : [key];
  const infix = ADDRESSES[map];
  if (infix !== undefined) return addresses.filter((address) => address.endsWith(`${infix}${key}`));
  return rule === 'guardrails/places' ? placesOf(stack, map) : [];
}

/** What a setting decides the place of. The place of an endpoint is no guardrail's. */
function placesOf(stack: Stack, setting: string): string[] {
  const facts = Facts.of(stack);
  const kinds =
    setting === 'account' ? (['account'] as const) : setting === 'diagnostics' ? (['workspace', 'logSetting'] as const) : [];
  return kinds.flatMap((kind) => facts.all(kind).map(({ address }) => address));
}
