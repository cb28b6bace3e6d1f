import type { FilterSource, HarmAction, ShieldAction } from '../../lib/catalog/content-filters';
import { HARM_NAMES, SHIELD_NAMES, shieldOf } from '../../lib/catalog/content-filters';
import { resolvedFilter } from '../../lib/content-safety/resolved-filter';
import { FILTER_PRESET_NAMES } from '../../lib/content-safety/filter-presets';
import { code, table } from '../../lib/readme/markdown';

const WHERE: Record<FilterSource, string> = { Prompt: 'prompts', Completion: 'completions' };
const SHIELD_WORDS: Record<ShieldAction, string> = { annotate: 'annotates', block: 'blocks', off: 'off' };

const harmWords = (action: HarmAction) =>
  action === 'off' || action === 'annotate' ? SHIELD_WORDS[action] : `blocks ${action}`;

/** The action of each preset for each harm in each direction and each shield, for docs/content-safety.md. */
export function contentSafetyTable(): string {
  const presets = FILTER_PRESET_NAMES.map((preset) => resolvedFilter({ preset }));
  return table(
    ['What', 'In', ...FILTER_PRESET_NAMES.map(code)],
    [
      ...HARM_NAMES.flatMap((harm) =>
        (['Prompt', 'Completion'] as const).map((source) => [
          code(harm),
          WHERE[source],
          ...presets.map(({ harms }) => harmWords(harms[harm][source])),
        ]),
      ),
      ...SHIELD_NAMES.map((shield) => [
        `${code(shield)}: ${shieldOf(shield).detects}`,
        shieldOf(shield)
          .sources.map((source) => WHERE[source])
          .join(', '),
        ...presets.map(({ shields }) => SHIELD_WORDS[shields[shield]]),
      ]),
      ['answers', 'completions', ...presets.map(({ mode }) => (mode === 'blocking' ? 'held until checked' : 'streamed'))],
    ],
  );
}
