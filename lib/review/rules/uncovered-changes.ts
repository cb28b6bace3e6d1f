import type { AttributeChange } from '../compare/attribute-changes';
import { attributeChanges } from '../compare/attribute-changes';
import type { JsonObject } from '../../stack/json';
import { isObject, isSame, own } from '../../stack/json';
import { groupedBy } from '../../collections/grouped';
import { fillsBlocklist } from '../../stack/facts/blocked-words';
import { factOf } from '../../stack/facts/kind';
import { KINDS } from '../../stack/facts/kinds';
import { withoutOwnRemovals } from '../../stack/facts/sections';
import { referencesIn } from '../../stack/references';
import { parsedConfiguration } from '../../stack/parse';
import type { Resource, Stack } from '../../stack/stack';
import { CONFIGURATION } from '../../stack/terraform-file';
import { visible } from '../../text/visible';
import type { ResourceChange, StackChange } from '../compare/stack-change';
import type { FindingDraft, ReviewRule } from './review-rule';
import { shown } from './shown';

/** Attributes about order, retries and protection, which change nothing in Azure. */
const WORK = /^(depends_on|locks|retry|lifecycle\.(create_before_destroy|prevent_destroy))(\.|$)/;

export const UNCOVERED_ID = 'other/changed';

/** Findings about attributes, resources and sections that no other finding explains, so that no change is left out. */
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

/** Joins the same change of several resources, such as a tag, to one finding. */
function together(drafts: readonly FindingDraft[]): FindingDraft[] {
  const groups = groupedBy(drafts, ({ message, attribute, before, after }) =>
    JSON.stringify([message, attribute, before, after]),
  );
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first || others.length === 0) return first ?? [];
    return [{ ...first, address: undefined, message: `${first.message} in ${others.length + 1} resources` }];
  });
}

/** What a finding explains: its own attribute and everything in `consumed`. */
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

/** Whether a resource only fills a blocklist, with words that are never shown. */
const isFilling = ({ before, after }: ResourceChange) =>
  [before, after].every((each) => {
    const fact = each && factOf(KINDS.action, each);
    return !each || (fact !== undefined && fillsBlocklist(fact));
  });

/** A change of the words is reported with the blocklist as a count, otherwise without details. */
function ofWords({ address, before, after, attributes }: ResourceChange, explained: ReadonlySet<string>): FindingDraft[] {
  const [list] = referencesIn((after ?? before)?.attributes['resource_id']);
  const differs = !before || !after || attributes.some(({ path }) => !WORK.test(path));
  if (!differs || (list && explained.has(`${list.address} *`))) return [];
  return [{ severity: 'notice', message: `${address} changes, which fills a blocklist`, address }];
}

/** Whether a finding explains an attribute, a block around it, or an attribute in it. */
const isExplained = (address: string, path: string, explained: ReadonlySet<string>) =>
  [...explained].some((key) => {
    const other = key.startsWith(`${address} `) ? key.slice(address.length + 1) : undefined;
    return other !== undefined && (other === path || path.startsWith(`${other}.`) || other.startsWith(`${path}.`));
  });

/** The name of a blocklist contains a hash of its words, whose changes are reported as a count. */
const isListName = (type: string, path: string) => type === 'azurerm_cognitive_account_rai_blocklist' && path === 'name';

/** Notes that no other rule compares. They appear on a page and in no resource. */
const NOTES = {
  appliedAfter: 'the list of stacks that must be applied before this one changes',
  confidentialBlocklists: 'the list of confidential blocklists changes',
  workload: 'the workload of the stamp changes',
} as const;

const ofNotes = (before: Stack, after: Stack): FindingDraft[] => {
  // Every stamp has a workload. If the note is missing, an older version of the kit wrote none of these notes.
  if (before.notes.workload === undefined) return [];
  return (['appliedAfter', 'confidentialBlocklists', 'workload'] as const).flatMap((name) => {
    const [old, fresh] = [before.notes[name], after.notes[name]].map((value) => shown(value)) as [string, string];
    return old === fresh ? [] : [{ severity: 'notice', message: NOTES[name], before: old, after: fresh }];
  });
};

/** Notes that other rules or the function above compare. */
const COMPARED = new Set([
  ...['emptied', 'extraFiles', 'kit', 'overrides', 'prices', 'residency', 'waivers'],
  ...Object.keys(NOTES),
]);

/** The source of the stack, and notes that the kit does not write. Their values are not shown, because they can be anything. */
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
  attributeChanges(withoutOwnRemovals(before), withoutOwnRemovals(after))
    .filter(({ path }) => !(DEPLOYMENT_NAMES.test(path) && hasOtherDeployments(change)))
    .map(({ path, before: old, after: fresh }) => ({
      ...{ severity: 'notice', message: `${path} changes`, attribute: path },
      // Variables and locals can contain words of blocklists.
      ...(/^(variable|locals)\b/.test(path) ? {} : { before: shown(old, path), after: shown(fresh, path) }),
    }));

/** Outputs that change with the deployments, which have their own findings. */
const DEPLOYMENT_NAMES =
  /^output\.(deployment_names\.value|(messages_deployment_names|messages_base_url|other_deployment_names)(\.|$))/;

const hasOtherDeployments = ({ resources }: StackChange) =>
  resources.some(({ before, after }) => deploymentIn(before) !== deploymentIn(after));

const deploymentIn = (resource: Resource | undefined) => resource && factOf(KINDS.deployment, resource)?.value.name;

/** Has no checks of its own: `uncoveredChanges` creates its findings after all other rules. */
export const uncovered: ReviewRule = {
  id: UNCOVERED_ID,
  summary: 'Something changes that no other rule covers.',
  why: 'A review lists every change, even if no rule knows a risk of it.',
  severities: ['notice'],
  looks: [],
};
