import type { FilterSource, Harm, HarmAction, ShieldAction, ShieldName } from '../catalog/content-filters';
import { HARM_ACTIONS, HARM_NAMES, SHIELD_ACTIONS, SHIELD_NAMES } from '../catalog/content-filters';
import type { ContentFilterSettings } from './content-filter-settings';
import type { FilterMode } from '../catalog/content-filters';
import { FILTER_MODES } from '../catalog/content-filters';
import { resolvedFilter } from './resolved-filter';

/** The strength of one value compared with another of the same kind. */
export type Strength = 'same' | 'stronger' | 'weaker';

/** One setting of two filters, with the second value compared with the first. */
export interface ComparedEntry {
  /** A harm, a shield, or `mode`. */
  readonly name: Harm | ShieldName | 'mode';
  /** Undefined for shields and the mode, which have one value for both directions. */
  readonly direction?: FilterSource;
  /** The value of the first filter. */
  readonly before: FilterMode | HarmAction | ShieldAction;
  /** The value of the second filter. */
  readonly after: FilterMode | HarmAction | ShieldAction;
  /** How strong the second value is, compared with the first. */
  readonly result: Strength;
}

/** The comparison of two filters. */
export interface FilterComparison {
  /** `incomparable` if some entries are stronger and some are weaker. */
  readonly result: Strength | 'incomparable';
  /** All entries: eight for harms, the shields, the mode. */
  readonly entries: readonly ComparedEntry[];
  /** The entries that the second filter weakens. */
  readonly weaker: readonly ComparedEntry[];
  /** The entries that the second filter strengthens. */
  readonly stronger: readonly ComparedEntry[];
}

/** Compares two values by an order that starts with the strictest. */
export function strengthOf<T>(strictestFirst: readonly T[], before: T, after: T): Strength {
  const step = strictestFirst.indexOf(after) - strictestFirst.indexOf(before);
  if (step === 0) return 'same';
  return step > 0 ? 'weaker' : 'stronger';
}

/** Compares two filters after their presets are resolved. */
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
