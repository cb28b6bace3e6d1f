import type { FilterSource, Harm, ShieldName } from '../catalog/content-filters';
import { HARM_NAMES, HARMS, SEVERITY_OF, SHIELD_NAMES, shieldOf } from '../catalog/content-filters';
import type { ContentFilterSettings } from './content-filter-settings';
import type { ResolvedFilter } from './resolved-filter';
import { resolvedFilter } from './resolved-filter';

/** The Azure policy that filters are based on by default. Read from a live account (2026-10-07). */
export const DEFAULT_BASE_POLICY = 'Microsoft.DefaultV2';

/** One entry of a policy, as Azure Resource Manager spells it. */
export interface FilterEntry {
  readonly name: string;
  readonly source: FilterSource;
  readonly enabled: boolean;
  readonly blocking: boolean;
  readonly severityThreshold?: 'High' | 'Low' | 'Medium';
}

/** The `properties` of a policy, as Azure Resource Manager spells them. */
export interface PolicyProperties {
  readonly basePolicyName: string;
  readonly mode: 'Asynchronous_filter' | 'Blocking';
  readonly contentFilters: readonly FilterEntry[];
}

/**
 * The policy in its canonical form, which does not depend on the order of the settings: all eight harm entries, then every shield. A
 * severity is set only if there is one. Entries that are off are included: azapi compares only the keys in the body, so a missing
 * entry would keep its value in Azure, and no plan would show it.
 */
export function policyProperties(settings: ContentFilterSettings): PolicyProperties {
  const filter = resolvedFilter(settings);
  return {
    basePolicyName: settings.basePolicy ?? DEFAULT_BASE_POLICY,
    mode: filter.mode === 'asynchronous' ? 'Asynchronous_filter' : 'Blocking',
    contentFilters: [
      ...HARM_NAMES.flatMap((harm) => harmEntries(filter, harm)),
      ...SHIELD_NAMES.flatMap((name) => shieldEntries(filter, name)),
    ],
  };
}

const harmEntries = ({ harms }: ResolvedFilter, harm: Harm): FilterEntry[] =>
  (['Prompt', 'Completion'] as const).map((source) => {
    const action = harms[harm][source];
    return {
      name: HARMS[harm],
      source,
      enabled: action !== 'off',
      blocking: action !== 'off' && action !== 'annotate',
      severityThreshold: SEVERITY_OF[action],
    };
  });

function shieldEntries({ shields }: ResolvedFilter, shield: ShieldName): FilterEntry[] {
  const { name, sources } = shieldOf(shield);
  const action = shields[shield];
  return sources.map((source) => ({ name, source, enabled: action !== 'off', blocking: action === 'block' }));
}
