import { createHash } from 'node:crypto';
import { groupedBy } from './rules/grouped';
import type { FindingDraft } from './rules/review-rule';

/** What a rule has found, before it has an id. */
type Unnamed = FindingDraft & { readonly rule: string };

const LENGTH = 10;
/** Numbers, days, versions and addresses that stand by themselves: `chat2` has none. */
const NUMBERS = /(?<![\w.-])\d[\d.,:/-]*(?![\w-])/g;

/**
 * Gives the findings of a stack ids that stay when it is reviewed again: of the rule, the stack, the resource, the attribute, and what
 * the message is about. Severity, values and numbers, which the next push may change, are not in it.
 */
export function withIds<T extends Unnamed>(stack: string, findings: readonly T[]): (T & { readonly id: string })[] {
  const taken = new Map<string, number>();
  const alike = groupedBy(findings, (finding) => idOf(stack, finding, aboutOf(finding)));
  return findings.map((finding) => {
    const short = idOf(stack, finding, aboutOf(finding));
    // Where the message's end is what tells them apart, it counts.
    const id = (alike.get(short)?.length ?? 0) > 1 ? idOf(stack, finding, withoutValues(finding, finding.message)) : short;
    const before = taken.get(id) ?? 0;
    taken.set(id, before + 1);
    return { ...finding, id: before === 0 ? id : hash([id, before]) };
  });
}

const idOf = (stack: string, { rule, address = '', attribute = '' }: Unnamed, about: string) =>
  hash([rule, stack, address, attribute, about]);

const hash = (parts: readonly (number | string)[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, LENGTH);

/** The message without values; where a resource says what it is about, without what comes after a colon, too. */
function aboutOf(finding: Unnamed): string {
  const { address, message } = finding;
  const [beginning = ''] = address === undefined ? [message] : message.split(': ');
  return withoutValues(finding, beginning);
}

const withoutValues = ({ before, after }: Unnamed, text: string) =>
  [before, after]
    .reduce<string>((rest, value) => (value ? rest.replaceAll(value, '#') : rest), text)
    .replace(/ ?\([^()]*\)/g, '')
    .replace(NUMBERS, '#');
