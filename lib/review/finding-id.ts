import { createHash } from 'node:crypto';
import { groupedBy } from '../collections/grouped';
import type { FindingDraft } from './rules/review-rule';

/** A finding before it has an ID. */
type Unnamed = FindingDraft & { readonly rule: string };

const LENGTH = 10;
/** Numbers, dates, versions and IP addresses that are words of their own. `chat2` contains none. */
const NUMBERS = /(?<![\w.-])\d[\d.,:/-]*(?![\w-])/g;

/**
 * Gives the findings of a stack IDs that stay the same when the stack is reviewed again. An ID is a hash of the rule, the stack, the
 * resource, the attribute and the subject of the message. Severity, values and numbers can change with the next push, so they are not
 * part of it.
 */
export function withIds<T extends Unnamed>(stack: string, findings: readonly T[]): (T & { readonly id: string })[] {
  const taken = new Map<string, number>();
  const alike = groupedBy(findings, (finding) => idOf(stack, finding, aboutOf(finding)));
  return findings.map((finding) => {
    const short = idOf(stack, finding, aboutOf(finding));
    // If only the end of their messages distinguishes findings, the end is part of the ID.
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

/** The message without values. If the finding has an address, also without the text after a colon. */
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
