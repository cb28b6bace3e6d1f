import { breachesOf } from '../guardrails/breaches';
import { notedWaivers } from '../guardrails/noted-waivers';
import { judged } from '../guardrails/waiver';
import type { Notes } from '../stack/notes';
import type { Stack } from '../stack/stack';
import { code, prose, table } from './markdown';

/**
 * What of a stack breaks a guardrail, on whatever day the page is read; undefined: nothing.
 *
 * @param what such as `stamp`
 */
export function guardrailSection(stack: Stack, what = 'stack'): string | undefined {
  const { residency } = stack.notes;
  // Whether filters may let harms through is for the rules about the environment file: no resource says what Microsoft has approved.
  const all = breachesOf(stack, { approvedModifiedFilters: true, ...(residency === undefined ? {} : { residency }) });
  const broken = all.filter(({ severity }) => severity === 'error');
  if (broken.length === 0) return undefined;
  const { waived } = judged(broken, notedWaivers(stack), ALWAYS);
  const rows = broken.map((each) => {
    const waiver = waived.find(({ broken: one }) => one === each)?.waiver;
    return [
      code(each.guardrail),
      prose(each.message),
      waiver === undefined ? '**nobody has excused it**' : `waived until ${waiver.expires} by ${prose(waiver.owner)}`,
    ];
  });
  return `**This ${what} breaks guardrails.**\n\n${table(['Guardrail', 'What is so', 'Excused'], rows)}`;
}

/** A page is the same on every day: the last day of a waiver is for its reader. */
const ALWAYS = '0000-00-00';

/** The rules that something is excused from. */
export function waiverSection(waivers: NonNullable<Notes['waivers']>): string {
  const rows = Object.values(waivers).map(({ rule, subject, owner, reason, expires }) => [
    ...[code(rule), code(subject), prose(owner), prose(reason), expires],
  ]);
  return `Rules that something here is excused from.\n\n${table(['Rule', 'What', 'Owner', 'Reason', 'Until'], rows)}`;
}

/** The attributes that the environment file sets by itself. What they come to is in the other sections. */
export function overrideSection(overrides: NonNullable<Notes['overrides']>): string {
  const rows = Object.entries(overrides).map(([address, paths]) => [code(address), paths.map(code).join(', ')]);
  return `What the environment file sets by itself. All other sections say what comes of it.\n\n${table(['Address', 'Attributes'], rows)}`;
}
