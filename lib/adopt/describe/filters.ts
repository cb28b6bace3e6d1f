import { isSame } from '../../catalog/ignoring-case';
import type { FilterSource } from '../../catalog/content-filters';
import { BUILT_IN_POLICIES, HARM_NAMES, HARMS, SHIELD_NAMES, shieldOf } from '../../catalog/content-filters';
import { azurePolicy } from '../../content-safety/azure-policies';
import { DEFAULT_BASE_POLICY, policyProperties } from '../../content-safety/content-filter-policy';
import { settingsOf } from '../../content-safety/read-policy';
import { resolvedFilter } from '../../content-safety/resolved-filter';
import type { PolicyAnswer } from '../../azure/reads/content-filters';
import type { Described, Plain, PlainMap } from '../described';
import type { Existing } from '../existing';
import type { Note } from '../note';
import { note } from '../note';

/** A content filter, and blocklists by their names in Azure. */
export interface DescribedFilters extends Described {
  /** Whether a harm is only annotated, or off, which needs Microsoft's approval. */
  readonly isModified: boolean;
}

/** The content filters of the team, by what they do: the order of their entries and the case of names make no difference. */
export function describeFilters({ filters, blocklists }: Existing): DescribedFilters {
  const notes: Note[] = [];
  const described = filters.map((policy) => [policy.name, describeFilter(policy, blocklists, notes)] as const);
  const lists = [...blocklists].flatMap(([name, items]) =>
    items === undefined ? [] : [[name, listOf(name, items, filters)] as const],
  );
  for (const [name] of lists)
    notes.push(
      ...directionNotes(name, filters),
      note(
        'created',
        `blocklist ${name}`,
        'the kit creates a list whose name ends in a hash of its words, sends the words with actions, which Terraform cannot import, and moves the filters to it: the old list stays until you delete it. Its words are in the environment file',
      ),
    );
  const resolved = filters.map((policy) => resolvedFilter(settingsOf(completed(policy))));
  return {
    settings: {
      ...(described.length === 0 ? {} : { contentFilters: Object.fromEntries(described) }),
      ...(lists.length === 0 ? {} : { blocklists: Object.fromEntries(lists) }),
    },
    pins: [],
    notes,
    isModified: resolved.some(({ harms }) =>
      HARM_NAMES.some((harm) => Object.values(harms[harm]).some((action) => action === 'annotate' || action === 'off')),
    ),
  };
}

function describeFilter({ name, properties }: PolicyAnswer, known: Existing['blocklists'], notes: Note[]): PlainMap {
  const subject = `content filter ${name}`;
  const base = properties.basePolicyName ?? DEFAULT_BASE_POLICY;
  const { harms, shields, mode } = resolvedFilter(settingsOf(completed({ name, properties })));
  const missing = missingEntries(properties);
  if (missing.length > 0)
    notes.push(
      note(
        'changed',
        subject,
        `Azure lists no entry for ${missing.map((each) => each.words).join(', ')}: the kit writes ${azurePolicy(base) ? `the value that ${base} had when it was last read` : 'that it is off'}. Which value applies now is unverified`,
      ),
    );
  for (const entry of foreignEntries(properties))
    notes.push(note('outside', subject, `the entry ${entry} is not one that the kit knows: it stays as it is`));
  const lists = properties.customBlocklists ?? [];
  for (const { blocklistName } of lists.filter(({ blocking }) => blocking !== true))
    notes.push(note('changed', subject, `the blocklist ${blocklistName} only annotates, and the kit lets it block`));
  const used = [...known].filter(
    ([list, items]) => items !== undefined && lists.some((each) => isSame(each.blocklistName, list)),
  );
  for (const { blocklistName } of lists.filter((each) => !used.some(([list]) => isSame(list, each.blocklistName))))
    notes.push(
      note(
        'changed',
        subject,
        `the words of the blocklist ${blocklistName} could not be read: an apply would detach it from the filter`,
      ),
    );
  return {
    harms: Object.fromEntries(HARM_NAMES.map((harm) => [harm, harmValue(harms[harm])])),
    shields: Object.fromEntries(SHIELD_NAMES.map((shield) => [shield, shields[shield]])),
    ...(mode === 'blocking' ? {} : { mode }),
    ...(isSame(base, DEFAULT_BASE_POLICY) ? {} : { basePolicy: BUILT_IN_POLICIES.find((each) => isSame(each, base)) ?? base }),
    ...(used.length === 0 ? {} : { blocklists: used.map(([list]) => list) }),
  };
}

const harmValue = ({ Prompt, Completion }: Readonly<Record<FilterSource, string>>): Plain =>
  Prompt === Completion ? Prompt : { prompt: Prompt, completion: Completion };

/** All entries that the kit writes, as Azure names them. */
const EXPECTED = [
  ...HARM_NAMES.flatMap((harm) => (['Prompt', 'Completion'] as const).map((source) => ({ name: HARMS[harm], source }))),
  ...SHIELD_NAMES.flatMap((shield) => shieldOf(shield).sources.map((source) => ({ name: shieldOf(shield).name, source }))),
].map((each) => ({ ...each, words: `${each.name} (${each.source})` }));

type Written = PolicyAnswer['properties'];

const missingEntries = ({ contentFilters }: Written) =>
  EXPECTED.filter(
    ({ name, source }) => !(contentFilters ?? []).some((each) => isSame(each.name, name) && isSame(each.source, source)),
  );

const foreignEntries = ({ contentFilters }: Written): string[] =>
  (contentFilters ?? []).map(({ name }) => name).filter((name) => !EXPECTED.some((each) => isSame(each.name, name)));

/** A policy with the entries that it leaves out from its base policy, as far as they are known. */
function completed({ properties }: Pick<PolicyAnswer, 'name' | 'properties'>) {
  const base = azurePolicy(properties.basePolicyName ?? DEFAULT_BASE_POLICY);
  const below = base ? policyProperties(base).contentFilters : [];
  const missing = missingEntries(properties);
  return {
    ...properties,
    contentFilters: [
      ...(properties.contentFilters ?? []),
      ...below.filter((each) => missing.some(({ name, source }) => name === each.name && source === each.source)),
    ],
  };
}

/** The sources, `prompt` and `completion`, that filters check with a list. */
const sourcesOf = (name: string, filters: readonly PolicyAnswer[]): readonly string[] => [
  ...new Set(
    filters
      .flatMap(({ properties }) => properties.customBlocklists ?? [])
      .filter(({ blocklistName }) => isSame(blocklistName, name))
      .flatMap(({ source }) => source?.toLowerCase() ?? []),
  ),
];

/** A list of the kit has the same direction in every filter, so one that differs between filters checks more in some of them. */
const directionNotes = (list: string, filters: readonly PolicyAnswer[]): Note[] => {
  const all = sourcesOf(list, filters);
  return filters.flatMap((filter) => {
    const own = sourcesOf(list, [filter]);
    if (own.length === 0 || own.length === all.length) return [];
    const message = `the blocklist ${list} checks only the ${own.join()}, and the kit lets it check both because another filter does`;
    return [note('changed', `content filter ${filter.name}`, message)];
  });
};

function listOf(
  name: string,
  items: NonNullable<ReturnType<Existing['blocklists']['get']>>,
  filters: readonly PolicyAnswer[],
): PlainMap {
  const sources = sourcesOf(name, filters);
  const [prompt, completion] = [sources.includes('prompt'), sources.includes('completion')];
  const [patterns, terms] = [true, false].map((isRegex) =>
    items.filter(({ properties }) => (properties.isRegex === true) === isRegex).map(({ properties }) => properties.pattern),
  ) as [string[], string[]];
  return {
    ...(terms.length === 0 ? {} : { terms }),
    ...(patterns.length === 0 ? {} : { patterns }),
    ...(prompt === completion ? {} : { direction: prompt ? 'prompt' : 'completion' }),
  };
}
