import type { AttributeChange } from '../compare/attribute-changes';
import { attributeChanges } from '../compare/attribute-changes';
import type { JsonObject } from '../../stack/json';
import { isObject, isSame, own, textAt } from '../../stack/json';
import { groupedBy } from './grouped';
import { fillsBlocklist } from '../../stack/facts/blocked-words';
import { factOf } from '../../stack/facts/kind';
import { KINDS } from '../../stack/facts/kinds';
import { referencesIn } from '../../stack/references';
import { parsedConfiguration } from '../../stack/parse';
import type { Stack } from '../../stack/stack';
import { CONFIGURATION } from '../../stack/terraform-file';
import { visible } from '../../text/visible';
import type { ResourceChange, StackChange } from '../compare/stack-change';
import type { FindingDraft, ReviewRule } from './review-rule';
import { shown } from './shown';

/** The order of work, how often it is tried, and what Terraform refuses: nothing in Azure is different afterwards. */
const WORK = /^(depends_on|locks|retry|lifecycle\.(create_before_destroy|prevent_destroy))(\.|$)/;

export const UNCOVERED_ID = 'other/changed';

/** What no other rule has said anything about, so that nothing is left out: attributes, resources and sections. */
export function uncoveredChanges(change: StackChange, reported: readonly FindingDraft[]): FindingDraft[] {
  if (change.kind !== 'changed' || !change.before || !change.after) return [];
  const explained = new Set(reported.flatMap(keysOf));
  const found = change.resources.flatMap((each) => ofResource(each, explained));
  const sections = ofSections(change, change.before.sections, change.after.sections);
  return [
    ...together(found),
    ...sections.filter(({ attribute = '' }) => !isExplained('', attribute, explained)),
    ...ofNotes(change.before, change.after),
    ...ofOtherNotes(change.before, change.after),
  ];
}

/** The same change of several resources, such as that of a tag, in one. */
function together(drafts: readonly FindingDraft[]): FindingDraft[] {
  const groups = groupedBy(drafts, ({ message, attribute, before, after }) =>
    JSON.stringify([message, attribute, before, after]),
  );
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first || others.length === 0) return first ?? [];
    return [{ ...first, address: undefined, message: `${first.message} in ${others.length + 1} resources` }];
  });
}

/** A finding explains the attribute that it is about, and what it says that it explains. */
const keysOf = ({ address = '', attribute, consumed = [] }: FindingDraft) => [
  ...(attribute === undefined ? [] : attribute.split(', ')).map((path) => `${address} ${path}`),
  ...consumed.flatMap((each) =>
    (each.paths === 'everything' ? ['*'] : each.paths).map((path) => `${each.address ?? ''} ${path}`),
  ),
];

function ofResource(change: ResourceChange, explained: ReadonlySet<string>): FindingDraft[] {
  const { address, type, before, after, attributes } = change;
  if (isFilling(change)) return ofWords(change, explained);
  if (explained.has(`${address} *`)) return [];
  if (!before && after) return [{ severity: 'notice', message: `${address} is new`, address }];
  return attributes
    .filter(({ path }) => !WORK.test(path) && !isExplained(address, path, explained) && !isListName(type, path))
    .map((each) => ofAttribute(address, each));
}

/** Whether a resource does nothing but fill a blocklist: with words that are never shown. */
const isFilling = ({ before, after }: ResourceChange) =>
  [before, after].every((each) => {
    const fact = each && factOf(KINDS.action, each);
    return !each || (fact !== undefined && fillsBlocklist(fact));
  });

/** What fills a blocklist is reported with the list by count, and otherwise without saying what. */
function ofWords({ address, before, after, attributes }: ResourceChange, explained: ReadonlySet<string>): FindingDraft[] {
  const [list] = referencesIn((after ?? before)?.attributes['resource_id']);
  const differs = !before || !after || attributes.some(({ path }) => !WORK.test(path));
  if (!differs || (list && explained.has(`${list.address} *`))) return [];
  return [{ severity: 'notice', message: `${address} changes, which fills a blocklist`, address }];
}

/** An attribute is explained with what it is in, and with what is in it. */
const isExplained = (address: string, path: string, explained: ReadonlySet<string>) =>
  [...explained].some((key) => {
    const reported = key.startsWith(`${address} `) ? key.slice(address.length + 1) : undefined;
    return reported !== undefined && (reported === path || path.startsWith(`${reported}.`) || reported.startsWith(`${path}.`));
  });

/** The name of a list has a hash of its words in it; what changed of them is reported by count. */
const isListName = (type: string, path: string) => type === 'azurerm_cognitive_account_rai_blocklist' && path === 'name';

/** The notes that no rule compares: what a page says, and no resource. */
const NOTES = {
  appliedAfter: 'the stacks that have to be applied before this one change',
  confidentialBlocklists: 'the list of confidential blocklists changes',
  workload: 'the stamp is for another workload',
} as const;

const ofNotes = (before: Stack, after: Stack): FindingDraft[] => {
  // Every stamp has a workload: where there was none, an older kit did not note it, nor anything else of these.
  if (before.notes.workload === undefined) return [];
  return (['appliedAfter', 'confidentialBlocklists', 'workload'] as const).flatMap((name) => {
    const [old, fresh] = [before.notes[name], after.notes[name]].map((value) => shown(value)) as [string, string];
    return old === fresh ? [] : [{ severity: 'notice', message: NOTES[name], before: old, after: fresh }];
  });
};

/** Notes that other rules compare, or the one above. */
const COMPARED = new Set([...['emptied', 'extraFiles', 'kit', 'overrides', 'residency', 'waivers'], ...Object.keys(NOTES)]);

/** Where the stack comes from, and notes that the kit does not write. What they say is not shown: it may be anything. */
function ofOtherNotes(before: Stack, after: Stack): FindingDraft[] {
  const [old, fresh] = [writtenNotes(before), writtenNotes(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
    .filter((name) => !COMPARED.has(name) && !isSame(own(old, name), own(fresh, name)))
    .filter(
      (name) => name !== 'generatedFrom' || (own(old, name) !== undefined && before.notes.emptied === after.notes.emptied),
    )
    .map((name) => ({ severity: 'notice', message: `the note ${visible(name)} changes` }));
}

function writtenNotes({ files }: Stack): JsonObject {
  const text = files.get(CONFIGURATION);
  const notes = text === undefined ? undefined : parsedConfiguration(text)['//'];
  return isObject(notes) ? notes : {};
}

const ofAttribute = (address: string, { path, before, after }: AttributeChange): FindingDraft => ({
  ...{ severity: 'notice', message: `${path} changes`, address, attribute: path },
  ...{ before: shown(before, path), after: shown(after, path) },
});

const ofSections = (change: StackChange, before: JsonObject, after: JsonObject): FindingDraft[] =>
  attributeChanges(before, after)
    .filter(({ path }) => !(path === DEPLOYMENT_NAMES && hasOtherDeployments(change)))
    .map(({ path, before: old, after: fresh }) => ({
      ...{ severity: 'notice', message: `${path} changes`, attribute: path },
      // Variables and locals may stand for words of blocklists.
      ...(/^(variable|locals)\b/.test(path) ? {} : { before: shown(old, path), after: shown(fresh, path) }),
    }));

/** An output that changes with the deployments, which are reported themselves. */
const DEPLOYMENT_NAMES = 'output.deployment_names.value';

const hasOtherDeployments = ({ resources }: StackChange) =>
  resources.some(
    ({ type, before, after }) =>
      type === 'azurerm_cognitive_deployment' && textAt(before?.attributes, 'name') !== textAt(after?.attributes, 'name'),
  );

/** Reported after all others, with what they left out. */
export const uncovered: ReviewRule = {
  id: UNCOVERED_ID,
  summary: 'Something changes that no other rule speaks of.',
  why: 'Nothing that changes is left out of a review, even when nobody has thought of a reason to fear it.',
  severities: ['notice'],
  looks: [],
};
