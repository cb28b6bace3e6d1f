import type { FilterSource, HarmAction, ShieldAction } from '../catalog/content-filters';
import { HARM_NAMES, SHIELD_NAMES, shieldOf } from '../catalog/content-filters';
import { DEFAULT_BASE_POLICY } from '../content-safety/content-filter-policy';
import { resolvedFilter } from '../content-safety/resolved-filter';
import type { FactOf } from '../stack/facts/kinds';
import { code, table } from './markdown';
import type { StampReading } from './stamp-reading';
import { keyIn } from './stamp-reading';

type Filter = FactOf<'filter'>;

/** The content filters of a stamp, and what each one does. */
export function filtersSection({ facts }: StampReading): string {
  const all = facts.all('filter');
  if (all.length === 0) return "Only Azure's own policies are used.";
  const rows = [...HARM_NAMES.flatMap(harmRows), ...SHIELD_NAMES.map(shieldRow)];
  return [
    'The table shows what each filter blocks. `low-and-above` is the strictest: it blocks low, medium and high severity.',
    table(
      ['What', 'In', ...all.map(({ address }) => code(keyIn(address, 'filter')))],
      rows.map(({ what, where, of }) => [what, where, ...all.map(of)]),
    ),
    ...all.map(({ address, value: { name = '', base = DEFAULT_BASE_POLICY, settings } }) => {
      const key = keyIn(address, 'filter');
      return `${code(key)}${key === name ? '' : `, in Azure ${code(name)},`} is based on ${code(base)}, in ${resolvedFilter(settings).mode} mode.`;
    }),
  ].join('\n\n');
}

interface FilterRow {
  readonly what: string;
  readonly where: string;
  readonly of: (filter: Filter) => string;
}

const WHERE: Record<FilterSource, string> = { Prompt: 'prompts', Completion: 'completions' };

const harmRows = (harm: (typeof HARM_NAMES)[number]): FilterRow[] =>
  (['Prompt', 'Completion'] as const).map((source) => ({
    what: harm,
    where: WHERE[source],
    of: ({ value }) => harmWords(resolvedFilter(value.settings).harms[harm][source]),
  }));

const harmWords = (action: HarmAction) => (action === 'off' ? 'off' : action === 'annotate' ? 'annotates' : `blocks ${action}`);

const SHIELD_WORDS: Record<ShieldAction, string> = { annotate: 'annotates', block: 'blocks', off: 'off' };

const shieldRow = (shield: (typeof SHIELD_NAMES)[number]): FilterRow => {
  const { sources, detects } = shieldOf(shield);
  return {
    what: `${shield}: ${detects}`,
    where: sources.map((source) => WHERE[source]).join(', '),
    of: ({ value }) => SHIELD_WORDS[resolvedFilter(value.settings).shields[shield]],
  };
};
