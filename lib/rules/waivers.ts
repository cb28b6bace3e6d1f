import { daysAfter } from '../collections/days';
import type { Located } from '../fleet/fleet';
import { suggestion } from '../diagnostics/near-miss';
import type { Problem } from '../diagnostics/problem';
import type { Waiver } from '../fleet/stamp';
import { addressInApp, waivesEverything, ONE_ADDRESS } from '../stack/waiver-subject';
import type { RuleContext, Finding, Rule, Subject } from './rule';

/** A finding and the rule that found it. */
export interface Found {
  readonly rule: Rule;
  readonly finding: Finding;
}

/** The keys of the stamps of an environment. */
type Stamps = (environment: string) => readonly string[];

/** The rules about waivers themselves. */
export const WAIVER_RULES = {
  'waivers/expired': 'No waiver has expired.',
  'waivers/horizon': 'No waiver lasts longer than longestWaiverDays in defaults.yaml allows.',
  'waivers/rule': 'Every waiver names a rule that can be waived.',
  'waivers/subject': 'Every waiver for an override, or for an addition of the app, names the address of one resource.',
  'waivers/unused': 'Every waiver has an effect.',
} as const;

/**
 * Turns findings into problems. A waived finding becomes a notice. A waiver that has expired, waives nothing or names a
 * rule that cannot be waived is itself a problem. Nothing else silences a rule.
 *
 * What `main.ts` adds is unknown here: `stamps guard` reports unused waivers for it.
 *
 * @param complete whether all stamps could be checked: otherwise it is unknown whether a waiver is unused
 */
export function waived(
  found: readonly Found[],
  waivers: readonly Located<Waiver>[],
  rules: readonly Rule[],
  { today, longestDays, stampsOf }: Pick<RuleContext, 'today'> & { readonly longestDays: number; readonly stampsOf: Stamps },
  complete: boolean,
): Problem[] {
  const known = waivers.filter(({ value }) => rules.some(({ id, waivable }) => waivable && id === value.rule));
  const valid = known.filter(({ value }) => !waivesEverything(value.subject));
  const used = new Set<Located<Waiver>>();
  const problems = found.map(({ rule, finding }) => {
    const waiver = rule.waivable
      ? valid.find(({ value }) => value.rule === rule.id && covers(value, finding.subject))
      : undefined;
    if (waiver) used.add(waiver);
    return problemOf(rule, finding, waiver && today <= waiver.value.expires ? waiver.value : undefined);
  });
  return [
    ...problems,
    ...waivers.filter((each) => !known.includes(each)).map((each) => misdirected(each, rules)),
    ...known.filter((each) => !valid.includes(each)).map(unaddressed),
    ...valid.filter(({ value }) => value.expires < today).map(expired),
    ...valid
      .filter(({ value }) => value.expires > daysAfter(today, longestDays))
      .map((each) => tooLong(each, daysAfter(today, longestDays))),
    ...valid
      .filter((each) => complete && each.value.expires >= today && !isOfApp(each.value, stampsOf) && !used.has(each))
      .map(unused),
  ];
}

/** Whether only the synthesis knows what a waiver covers: a guardrail, for a stamp that exists, for what the app adds. */
const isOfApp = ({ environment, rule, subject }: Waiver, stampsOf: Stamps) =>
  addressInApp(subject) !== undefined &&
  rule.startsWith('guardrails/') &&
  (!subject.includes('/') || stampsOf(environment).includes(subject.split('/')[0] ?? ''));

const covers = ({ environment, subject: name }: Waiver, subject: Subject | undefined) =>
  subject?.environment === environment && [subject.name, `${subject.stamp}/${subject.name}`].includes(name);

function problemOf(
  { id }: Rule,
  { severity = 'error', message, location, help, withheld, subject }: Finding,
  waiver: Waiver | undefined,
): Problem {
  const stamps = subject ? { stamps: [`${subject.environment}-${subject.stamp}`] } : {};
  const problem = { rule: id, location, ...(withheld ? { withheld } : {}), ...stamps };
  if (!waiver) return { ...problem, severity, message, ...(help === undefined ? {} : { help }) };
  const words = `waived until ${waiver.expires} by ${waiver.owner}: ${waiver.reason}`;
  return { ...problem, severity: 'notice', message: `${message} (${words})`, waived: words };
}

const at = ({ value, layers }: Located<Waiver>, key: keyof Waiver) => layers.locate(['waivers', value.key, key]);

function misdirected(waiver: Located<Waiver>, rules: readonly Rule[]): Problem {
  const { rule: named } = waiver.value;
  const waivable = rules.filter((rule) => rule.waivable).map(({ id }) => id);
  const known = rules.some(({ id }) => id === named);
  return {
    severity: 'error',
    rule: 'waivers/rule',
    message: known ? `the rule '${named}' cannot be waived` : `there is no rule '${named}'`,
    location: at(waiver, 'rule'),
    help: known ? `rules that can be waived: ${waivable.join(', ')}` : suggestion(named, waivable),
  };
}

const unaddressed = (waiver: Located<Waiver>): Problem => ({
  severity: 'error',
  rule: 'waivers/subject',
  message: `the waiver '${waiver.value.key}' covers all ${waiver.value.subject.includes('overrides') ? 'overrides' : 'additions of the app'}: it must name the address of one resource`,
  location: at(waiver, 'subject'),
  help: ONE_ADDRESS,
});

const expired = (waiver: Located<Waiver>): Problem => ({
  severity: 'error',
  rule: 'waivers/expired',
  message: `the waiver '${waiver.value.key}' expired on ${waiver.value.expires}`,
  location: at(waiver, 'expires'),
  help: `fix the problem that it waives, or ask ${waiver.value.owner} to renew it`,
});

const unused = (waiver: Located<Waiver>): Problem => ({
  severity: 'error',
  rule: 'waivers/unused',
  message: `the waiver '${waiver.value.key}' waives nothing: ${waiver.value.rule} finds no problem with ${waiver.value.subject}`,
  location: at(waiver, 'subject'),
  help: 'remove it',
});

const tooLong = (waiver: Located<Waiver>, last: string): Problem => ({
  severity: 'error',
  rule: 'waivers/horizon',
  message: `the waiver '${waiver.value.key}' expires on ${waiver.value.expires}; the organisation allows no date after ${last}`,
  location: at(waiver, 'expires'),
  help: `use a date up to ${last}, and renew the waiver then; longestWaiverDays in environments/defaults.yaml sets the limit`,
});
