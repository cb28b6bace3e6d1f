import { codeSpan, plain } from '../../text/markdown';
import { clipped } from '../../text/visible';
import type { ReviewedStack } from '../review';
import type { FindingGroup, Variant } from './groups';
import { bullet, sentence } from './inline';
import { stacksWords } from './verdict';

/** The maximum number of stacks with a link, and of stacks that a notice names at all. */
const NAMED = 8;
/** The maximum length of a message or a value, so that a list with thousands of items leaves room for the rest. */
const LONGEST = 1_000;

/** Options for links to pages. */
export interface LinkOptions {
  /**
   * The prefix of paths, such as `https://github.com/contoso/ai/blob/4f2a…`.
   *
   * @default - links are relative to the root of the repository
   */
  readonly linkBase?: string;
}

/** Options for the length of entries. */
export interface EntryOptions extends LinkOptions {
  /** Whether entries have all stacks and texts of any length, for notices as well. */
  readonly whole?: boolean;
}

/** An entry of the report as a list item: the message, the stacks, the address and the values. */
export function entry(group: FindingGroup, options: EntryOptions): string {
  const { finding, members, message, stacks, variants } = group;
  const brief = (text: string) => (options.whole ? text : clipped(text, LONGEST));
  return bullet([
    `${wholeMark(group)}**${plain(brief(sentence(message)))}** in ${namesOf(stacks, group, options)}${members.length === 1 ? ` · ${codeSpan(finding.id)}` : ''}`,
    ...marksOf(group),
    ...(variants.length === 1 ? details(variants, finding.attribute, brief) : differences(group, options, brief)),
    ...(finding.predicted === true ? ['Predicted from the schemas of the providers. With a plan, it is certain.'] : []),
    ...(members.length === 1 ? [] : [idsOf(group, options)]),
  ]);
}

/** An entry in one line: the rule, the stacks, and at most `most` characters of the message. */
export function shortEntry(group: FindingGroup, most: number): string {
  const { finding, message, stacks } = group;
  const where = stacks.length === 1 ? codeSpan(stacks[0]?.id ?? '') : stacksWords(stacks.length);
  const what = most === 0 ? '' : `: ${plain(beginning(sentence(message), most))}`;
  return `- ${newIn(group).length > 0 ? '**new** ' : ''}${codeSpan(finding.rule)} in ${where}${what}`;
}

const SINCE = ['new', 'changed'] as const;

const newIn = ({ members }: FindingGroup) => members.filter(({ finding }) => finding.since === 'new');

/** The mark of an entry whose findings are all new, or all changed, since an earlier review. */
function wholeMark({ members }: FindingGroup): string {
  const mark = SINCE.find((each) => members.every(({ finding }) => finding.since === each));
  return mark === undefined ? '' : `**${mark}** · `;
}

/** The marks of an entry of which only some findings are new or changed, with their stacks. */
function marksOf(group: FindingGroup): string[] {
  if (wholeMark(group) !== '') return [];
  return SINCE.flatMap((mark) => {
    const stacks = group.members.filter(({ finding }) => finding.since === mark).map(({ stack }) => stack);
    return stacks.length === 0 ? [] : [`**${mark}** in ${[...new Set(stacks)].map(({ id }) => codeSpan(id)).join(', ')}`];
  });
}

/** The IDs of its findings, in the order of the stacks. */
function idsOf({ members, finding }: FindingGroup, { whole }: EntryOptions): string {
  const shown = finding.severity === 'notice' && !whole ? members.slice(0, NAMED) : members;
  const more = members.length > shown.length ? ' …' : '';
  return `${shown.map((each) => codeSpan(each.finding.id)).join(' ')}${more}`;
}

const beginning = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most)}…`);

const percent = (mark: string) => `%${mark.charCodeAt(0).toString(16)}`;

/** The ID of a stack, with a link to its page if the page still exists. */
export function link({ id, folder, change, file }: ReviewedStack, { linkBase }: LinkOptions): string {
  const base = linkBase === undefined ? '' : `${linkBase.replace(/\/$/, '')}/`;
  const target = file ?? `${folder}/README.md`;
  return change === 'removed' ? codeSpan(id) : `[${codeSpan(id)}](${base}${encodeURI(target).replace(/[()?#]/g, percent)})`;
}

/** The IDs of the stacks; for a notice, only the first ones. */
function namesOf(stacks: readonly ReviewedStack[], { finding }: FindingGroup, options: EntryOptions): string {
  const linked = stacks.slice(0, NAMED).map((stack) => link(stack, options));
  const rest = stacks.slice(NAMED);
  if (rest.length === 0) return linked.join(', ');
  const count = `${stacksWords(stacks.length)}: `;
  if (finding.severity === 'notice' && !options.whole) return `${linked.join(', ')} and ${rest.length} more`;
  return count + [...linked, ...rest.map(({ id }) => codeSpan(id))].join(', ');
}

function details([variant]: readonly Variant[], attribute: string | undefined, brief: (text: string) => string): string[] {
  const where = [variant?.address, attribute].filter((each) => each !== undefined).map(codeSpan);
  const values = variant ? valuesOf(variant, brief) : '';
  return [where.join(' '), values].filter((line) => line !== '');
}

/** The differences between the findings of an entry, each with its stacks. */
function differences(group: FindingGroup, options: EntryOptions, brief: (text: string) => string): string[] {
  const { finding, variants } = group;
  const sameAddress = variants.every(({ address }) => address === finding.address);
  const sameMessage = variants.every(({ message }) => message === variants[0]?.message);
  const where = [sameAddress ? finding.address : undefined, finding.attribute]
    .filter((each) => each !== undefined)
    .map(codeSpan);
  const shown = finding.severity === 'notice' && !options.whole ? variants.slice(0, NAMED) : variants;
  const lines = shown.map((variant) => {
    const named = variant.address === undefined ? plain(brief(variant.message)) : codeSpan(variant.address);
    const what = sameAddress && (sameMessage || variant.address !== undefined) ? '' : named;
    const texts = [what, valuesOf(variant, brief)].filter((text) => text !== '');
    return `${texts.join(' ') || plain(brief(variant.message))} in ${variant.stacks.map(({ id }) => codeSpan(id)).join(', ')}`;
  });
  const more = variants.length - shown.length;
  return [where.join(' '), ...lines, more > 0 ? `and ${more} more` : ''].filter((line) => line !== '');
}

function valuesOf({ before, after }: Variant, brief: (text: string) => string): string {
  const [old, fresh] = [before, after].map((text) => (text === undefined ? undefined : codeSpan(brief(text))));
  if (old === undefined) return fresh ?? '';
  return fresh === undefined ? `was ${old}` : `${old} → ${fresh}`;
}
