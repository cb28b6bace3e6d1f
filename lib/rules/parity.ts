import { isMap } from '../collections/map';
import { byKey } from '../collections/order';
import type { Located } from '../fleet/fleet';
import { nearMiss } from '../diagnostics/near-miss';
import type { Stamp, StampFilter, StampWords } from '../fleet/stamp';
import { DEFAULT_BASE_POLICY } from '../content-safety/content-filter-policy';
import { resolvedFilter } from '../content-safety/resolved-filter';
import type { Finding, Rule } from './rule';
import { finding } from './rule';

/** The features that the regions of an environment should share, by name, such as `deployments.chat`, each as comparable text. */
type Features = ReadonlyMap<string, string>;

/** Clients find the same features in every region, unless a region declares a difference. */
export const parity: Rule = {
  id: 'parity/regions',
  summary:
    'The regions of an environment have the same models, filters and grants. A difference that no region declares is a warning.',
  waivable: true,
  check: ({ stamps }) => grouped(stamps, ({ value }) => value.environment).flatMap(within),
};

function within(stamps: readonly Located<Stamp>[]): Finding[] {
  const features = new Map(stamps.map((located) => [located, featuresOf(located.value)] as const));
  const names = [...new Set([...features.values()].flatMap((each) => [...each.keys()]))].sort();
  const differing = new Map(names.map((name) => [name, apart(stamps, features, name)] as const));
  return [
    ...[...differing].flatMap(([name, { others, usual }]) =>
      others
        .filter((located) => ![located, usual].some((each) => each?.value.differs.includes(name)))
        .map((located) => difference(located, name, usual, features.get(located)?.has(name) ?? false)),
    ),
    ...stamps.flatMap((located) =>
      located.value.differs.flatMap((name, i) =>
        differing.get(name)?.others.length ? [] : [undeclared(located, i, name, names)],
      ),
    ),
  ];
}

interface Apart {
  /** The stamps that differ from the majority. */
  readonly others: readonly Located<Stamp>[];
  /** A stamp of the majority. */
  readonly usual: Located<Stamp> | undefined;
}

/** The usual value is that of the majority. In a tie, a value wins over none, and then the value of the first stamp. */
function apart(stamps: readonly Located<Stamp>[], features: ReadonlyMap<Located<Stamp>, Features>, name: string): Apart {
  const groups = grouped(stamps, (located) => features.get(located)?.get(name));
  const has = ([located]: readonly Located<Stamp>[]) => (located && features.get(located)?.has(name) ? 1 : 0);
  const [usual = []] = groups.sort((one, other) => other.length - one.length || has(other) - has(one));
  return { others: stamps.filter((located) => !usual.includes(located)), usual: usual[0] };
}

function difference(located: Located<Stamp>, name: string, usual: Located<Stamp> | undefined, there: boolean): Finding {
  const [here, elsewhere] = [located.value.key, usual?.value.key ?? 'the others'];
  const [map = '', ...key] = name.split('.');
  return finding(located, [map, key.join('.')], {
    severity: 'warning',
    message: there
      ? `${name} differs between ${here} and ${elsewhere}`
      : `${name} is missing in ${here}, but exists in ${elsewhere}`,
    help: `if this is intended, set differs: [${name}] under ${here}`,
    about: 'key',
  });
}

function undeclared(located: Located<Stamp>, position: number, name: string, names: readonly string[]): Finding {
  const meant = names.includes(name) ? undefined : nearMiss(name, names);
  return finding(located, ['differs', position], {
    severity: 'warning',
    message: `'${name}' does not differ between the regions of ${located.value.environment}`,
    help: meant === undefined ? 'remove it' : `did you mean '${meant}'?`,
  });
}

/** Excludes capacities: regions have different loads. */
function featuresOf({ deployments, contentFilters, blocklists, grants, projects }: Stamp): Features {
  // The default filter exists only while deployments use it.
  const written = contentFilters.filter(({ key, name, ...settings }) => key !== name || Object.keys(settings).length > 0);
  return new Map([
    ...deployments.map(
      ({ key, name, model, version, format, sku, contentFilter, spillover }) =>
        [`deployments.${key}`, text({ name, model, version, format, sku, contentFilter, spillover })] as const,
    ),
    ...written.map((filter) => [`contentFilters.${filter.key}`, text(conductOf(filter))] as const),
    ...blocklists.map(
      ({ key, words, direction }) => [`blocklists.${key}`, text({ words: sourceOf(words), direction })] as const,
    ),
    ...projects.map(({ key, ...project }) => [`projects.${key}`, text(project)] as const),
    ...grants.map(({ key, ...grant }) => [`access.${key}`, text(grant)] as const),
  ]);
}

/** The effect of a filter: a preset and the same values spelled out are equal. */
const conductOf = ({ name, blocklists = [], basePolicy = DEFAULT_BASE_POLICY, ...settings }: StampFilter) => ({
  ...{ name, basePolicy, blocklists: [...blocklists].sort() },
  ...resolvedFilter(settings),
});

const sourceOf = (words: StampWords) =>
  words.from === 'files' ? { content: words.content.hash } : { termsVariable: words.termsVariable };

/** The same text for the same settings, regardless of the order of keys. */
function text(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isMap(inner) ? Object.fromEntries(Object.entries(inner).sort(byKey)) : inner,
  );
}

/** Groups of stamps, in the order of the first stamp of each group. */
function grouped(stamps: readonly Located<Stamp>[], by: (located: Located<Stamp>) => string | undefined): Located<Stamp>[][] {
  const groups = new Map<string | undefined, Located<Stamp>[]>();
  for (const located of stamps) groups.set(by(located), [...(groups.get(by(located)) ?? []), located]);
  return [...groups.values()];
}
