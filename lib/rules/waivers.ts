import type { Located } from '../fleet/fleet';
import { suggestion } from '../diagnostics/near-miss';
import type { Problem } from '../diagnostics/problem';
import type { Waiver } from '../fleet/stamp';
import { waivesEverything, ONE_ADDRESS } from '../stack/override-subject';
import type { RuleContext, Finding, Rule, Subject } from './rule';

/** What a rule found, with the rule. */
export interface Found {
  readonly rule: Rule;
  readonly finding: Finding;
}

/** The problems that waivers have themselves. */
export const WAIVER_RULES = {
  'waivers/expired': 'No waiver is past its last day.',
  'waivers/horizon': 'No waiver lasts longer than longestWaiverDays of the defaults allows.',
  'waivers/rule': 'Every waiver names a rule that can be waived.',
  'waivers/subject': 'Every waiver of what overrides break names the address of one resource.',
  'waivers/unused': 'Every waiver excuses something.',
} as const;

/**
 * Turns findings into problems. One that a waiver excuses becomes a notice; a waiver that is expired, excuses nothing or names a
 * rule that cannot be waived is a problem itself. Nothing else silences a rule.
 *
 * @param complete whether all stamps could be looked at: otherwise nobody can say that a waiver excuses nothing
 */
export function waived(
  found: readonly Found[],
  waivers: readonly Located<Waiver>[],
  rules: readonly Rule[],
  { today, longestDays }: Pick<RuleContext, 'today'> & { readonly longestDays: number },
  complete: boolean,
): Problem[] {
  const known = waivers.filter(({ value }) => rules.some(({ id, waivable }) => waivable && id === value.rule));
  const valid = known.filter(({ value }) => !waivesEverything(value.subject));
  const used = new Set<Located<Waiver>>();
  const problems = found.map(({ rule, finding }) => {
    const waiver = rule.waivable
      ? valid.find(({ value }) => value.rule === rule.id && excuses(value, finding.subject))
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
      .filter(({ value }) => value.expires > later(today, longestDays))
      .map((each) => tooLong(each, later(today, longestDays))),
    ...valid.filter((each) => complete && each.value.expires >= today && !used.has(each)).map(unused),
  ];
}

const excuses = ({ environment, subject: excused }: Waiver, subject: Subject | undefined) =>
  subject?.environment === environment && [subject.name, `${subject.region}/${subject.name}`].includes(excused);

function problemOf(
  { id }: Rule,
  { severity = 'error', message, location, help, withheld, subject }: Finding,
  waiver: Waiver | undefined,
): Problem {
  const stamps = subject ? { stamps: [`${subject.environment}-${subject.region}`] } : {};
  const problem = { rule: id, location, ...(withheld ? { withheld } : {}), ...stamps };
  if (!waiver) return { ...problem, severity, message, ...(help === undefined ? {} : { help }) };
  return {
    ...problem,
    severity: 'notice',
    message: `${message} (waived until ${waiver.expires} by ${waiver.owner}: ${waiver.reason})`,
  };
}

const at = ({ value, layers }: Located<Waiver>, key: keyof Waiver) => layers.locate(['waivers', value.key, key]);

function misdirected(waiver: Located<Waiver>, rules: readonly Rule[]): Problem {
  const { rule: named } = waiver.value;
  const waivable = rules.filter((rule) => rule.waivable).map(({ id }) => id);
  const known = rules.some(({ id }) => id === named);
  return {
    severity: 'error',
    rule: 'waivers/rule',
    message: known
      ? `the rule '${named}' cannot be waived: Azure or Terraform would refuse what comes of it`
      : `there is no rule '${named}'`,
    location: at(waiver, 'rule'),
    help: known ? `what can be waived: ${waivable.join(', ')}` : suggestion(named, waivable),
  };
}

const unaddressed = (waiver: Located<Waiver>): Problem => ({
  severity: 'error',
  rule: 'waivers/subject',
  message: `the waiver '${waiver.value.key}' is for all overrides: it must name the address of one resource`,
  location: at(waiver, 'subject'),
  help: ONE_ADDRESS,
});

const expired = (waiver: Located<Waiver>): Problem => ({
  severity: 'error',
  rule: 'waivers/expired',
  message: `the waiver '${waiver.value.key}' expired on ${waiver.value.expires}`,
  location: at(waiver, 'expires'),
  help: `mend what it excuses, or let ${waiver.value.owner} decide again`,
});

const unused = (waiver: Located<Waiver>): Problem => ({
  severity: 'error',
  rule: 'waivers/unused',
  message: `the waiver '${waiver.value.key}' excuses nothing: ${waiver.value.rule} finds nothing wrong with ${waiver.value.subject}`,
  location: at(waiver, 'subject'),
  help: 'remove it',
});

const DAY = 24 * 60 * 60 * 1000;

const later = (day: string, days: number) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

const tooLong = (waiver: Located<Waiver>, last: string): Problem => ({
  severity: 'error',
  rule: 'waivers/horizon',
  message: `the waiver '${waiver.value.key}' expires on ${waiver.value.expires}; the organisation allows no day after ${last}`,
  location: at(waiver, 'expires'),
  help: `write a day up to ${last}, and decide again then; longestWaiverDays in environments/defaults.yaml says how far ahead it may be`,
});
