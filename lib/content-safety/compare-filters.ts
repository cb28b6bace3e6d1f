import type { FilterSource, Harm, HarmAction, ShieldAction, ShieldName } from '../catalog/content-filters';
import { HARM_ACTIONS, HARM_NAMES, SHIELD_ACTIONS, SHIELD_NAMES } from '../catalog/content-filters';
import type { ContentFilterSettings, FilterMode } from './content-filter-policy';
import { FILTER_MODES } from './content-filter-policy';
import { resolvedFilter } from './resolved-filter';

/** How one value stands to another of the same kind. */
export type Strength = 'same' | 'stronger' | 'weaker';

/** One thing that both filters do, and how the second does it compared with the first. */
export interface ComparedEntry {
  /** A harm, a shield, or `mode`. */
  readonly name: Harm | ShieldName | 'mode';
  /** In which direction. Undefined for shields and the mode, which have one value for all that they read. */
  readonly direction?: FilterSource;
  readonly before: FilterMode | HarmAction | ShieldAction;
  readonly after: FilterMode | HarmAction | ShieldAction;
  readonly result: Strength;
}

/** How a filter stands to another. */
export interface FilterComparison {
  /** `incomparable` where some of it is stronger and some weaker. */
  readonly result: Strength | 'incomparable';
  /** Everything that filters do: eight harm entries, the shields, the mode. */
  readonly entries: readonly ComparedEntry[];
  readonly weaker: readonly ComparedEntry[];
  readonly stronger: readonly ComparedEntry[];
}

/** Compares two values in an order that begins with the strictest. */
export function strengthOf<T>(strictestFirst: readonly T[], before: T, after: T): Strength {
  const step = strictestFirst.indexOf(after) - strictestFirst.indexOf(before);
  if (step === 0) return 'same';
  return step > 0 ? 'weaker' : 'stronger';
}

/** What becomes stronger and what weaker when one filter takes the place of another. Presets count with what they hold. */
export function compareFilters(before: ContentFilterSettings, after: ContentFilterSettings): FilterComparison {
  const [one, other] = [resolvedFilter(before), resolvedFilter(after)];
  const entries: ComparedEntry[] = [
    ...HARM_NAMES.flatMap((name) =>
      (['Prompt', 'Completion'] as const).map((direction) => ({
        name,
        direction,
        ...compared(HARM_ACTIONS, one.harms[name][direction], other.harms[name][direction]),
      })),
    ),
    ...SHIELD_NAMES.map((name) => ({ name, ...compared(SHIELD_ACTIONS, one.shields[name], other.shields[name]) })),
    { name: 'mode', ...compared(FILTER_MODES, one.mode, other.mode) },
  ];
  const [weaker, stronger] = (['weaker', 'stronger'] as const).map((wanted) =>
    entries.filter(({ result }) => result === wanted),
  ) as [ComparedEntry[], ComparedEntry[]];
  return { result: overall(weaker.length > 0, stronger.length > 0), entries, weaker, stronger };
}

const compared = <T>(order: readonly T[], before: T, after: T) => ({
  before,
  after,
  result: strengthOf(order, before, after),
});

function overall(weaker: boolean, stronger: boolean): FilterComparison['result'] {
  if (weaker && stronger) return 'incomparable';
  if (weaker) return 'weaker';
  return stronger ? 'stronger' : 'same';
}
