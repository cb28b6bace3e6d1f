import { FILE_RULES } from '../lib/review/promises/review-promises';
import { PROMISE_RULES } from '../lib/review/promises/rules';
import type { FindingGroup, Member } from '../lib/review/report/groups';
import { groupsOf, versionGroups } from '../lib/review/report/groups';
import { lineOf } from '../lib/review/report/line-of';
import type { Review } from '../lib/review/review';
import { REVIEW_RULES } from '../lib/review/rules';
import type { Severity } from '../lib/review/rules/review-rule';
import { SEVERITIES } from '../lib/review/rules/review-rule';
import type { Finding, FindingReport, Place } from '../lib/report/finding';
import { CONFIGURATION } from '../lib/stack/terraform-file';
import { KIT_VERSION } from './kit';

/** The severities of a review in the words that all commands share. */
const LEVELS: Readonly<Record<Severity, Finding['severity']>> = { critical: 'error', high: 'warning', notice: 'notice' };

/** Returns the configuration in the folder of a stack. */
export type TextOf = (folder: string) => string;

/**
 * A review in the form that all commands share, in descending order of severity. A finding of several stacks is one finding with a place
 * in each.
 */
export const reviewFindings = (review: Review, textOf: TextOf): FindingReport => ({
  tool: { name: 'stamps review', version: KIT_VERSION },
  rules: [...REVIEW_RULES, ...Object.values(FILE_RULES), ...PROMISE_RULES].map(({ id, summary, why }) => ({
    id,
    summary,
    why,
  })),
  checked: review.stacks.map(({ id }) => id),
  findings: [
    ...SEVERITIES.flatMap((severity) => groupsOf(review, severity)).map((group) => findingOf(group, textOf)),
    ...versionGroups(review).flatMap((group) => versionFinding(group, textOf)),
  ],
});

function findingOf({ finding, message, members }: FindingGroup, textOf: TextOf): Finding {
  const { severity, rule, why } = finding;
  return { ...{ severity: LEVELS[severity], grade: severity, rule, message, why }, ...of(members, textOf) };
}

/** Stacks in which only versions changed have one finding together. */
function versionFinding({ words, stacks }: ReturnType<typeof versionGroups>[number], textOf: TextOf): Finding[] {
  const members = stacks.flatMap((stack) => stack.findings.slice(0, 1).map((finding): Member => ({ finding, stack })));
  const [first] = members;
  if (first === undefined) return [];
  const { severity, rule, why } = first.finding;
  return [
    {
      ...{ severity: LEVELS[severity], grade: severity, rule, message: `only versions changed: ${words}`, why },
      ...of(members, textOf),
    },
  ];
}

/** The places, the stacks and the ID of a finding. A group has at least one member. */
function of(members: readonly Member[], textOf: TextOf): Pick<Finding, 'id' | 'places' | 'stacks'> {
  return {
    places: members.map((member) => placeOf(member, textOf)) as [Place, ...Place[]],
    stacks: [...new Set(members.map(({ stack }) => stack.id))],
    id: members.map(({ finding }) => finding.id).join(' '),
  };
}

function placeOf({ finding: { address, attribute }, stack: { id, folder, file } }: Member, textOf: TextOf): Place {
  return {
    ...{ subject: id, file: file ?? `${folder}/${CONFIGURATION}`, line: lineOf(textOf(folder).split('\n'), address) },
    ...(address === undefined ? {} : { address }),
    ...(attribute === undefined ? {} : { attribute }),
  };
}
