import { breachesOf } from '../guardrails/breaches';
import { notedWaivers } from '../guardrails/noted-waivers';
import { judged } from '../guardrails/waiver';
import type { Notes } from '../stack/notes';
import type { Stack } from '../stack/stack';
import { code, prose, table } from './markdown';

/**
 * The breaches of guardrails in a stack, independent of the date; undefined if there are none.
 *
 * @param what such as `stamp`
 */
export function guardrailSection(stack: Stack, what = 'stack'): string | undefined {
  const { residency } = stack.notes;
  // Rules about the environment file check whether a filter may allow harms: no resource states what Microsoft has approved.
  const all = breachesOf(stack, { approvedModifiedFilters: true, ...(residency === undefined ? {} : { residency }) });
  const broken = all.filter(({ severity }) => severity === 'error');
  if (broken.length === 0) return undefined;
  const { waived } = judged(broken, notedWaivers(stack), ALWAYS);
  const rows = broken.map((each) => {
    const waiver = waived.find(({ broken: one }) => one === each)?.waiver;
    return [
      code(each.guardrail),
      prose(each.message),
      waiver === undefined ? '**none**' : `until ${waiver.expires}, by ${prose(waiver.owner)}`,
    ];
  });
  return `**This ${what} breaks guardrails.**\n\n${table(['Guardrail', 'Finding', 'Waiver'], rows)}`;
}

/** A page does not depend on the date: it shows the last day of a waiver, and the reader compares. */
const ALWAYS = '0000-00-00';

/** The waivers that apply to a stack. */
export function waiverSection(waivers: NonNullable<Notes['waivers']>): string {
  const rows = Object.values(waivers).map(({ rule, subject, owner, reason, expires }) => [
    ...[code(rule), code(subject), prose(owner), prose(reason), expires],
  ]);
  return `Rules that are waived for parts of this stack.\n\n${table(['Rule', 'Subject', 'Owner', 'Reason', 'Until'], rows)}`;
}

/** The attributes that the environment file sets directly. The other sections show the result. */
export function overrideSection(overrides: NonNullable<Notes['overrides']>): string {
  const rows = Object.entries(overrides).map(([address, paths]) => [code(address), paths.map(code).join(', ')]);
  return `Attributes that the environment file sets directly. All other sections show the result.\n\n${table(['Address', 'Attributes'], rows)}`;
}
