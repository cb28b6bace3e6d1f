import { azurePolicy } from '../../content-safety/azure-policies';
import { compareFilters } from '../../content-safety/compare-filters';
import type { ContentFilterSettings } from '../../content-safety/content-filter-settings';
import { DEFAULT_BASE_POLICY } from '../../content-safety/content-filter-policy';
import { stopsNoHarm } from '../../content-safety/resolved-filter';
import { noLongerStopped } from '../../stack/facts/blocked-words';
import type { GivenFilter } from '../../stack/facts/given-filter';
import { givenFilter } from '../../stack/facts/given-filter';
import { comparing } from './comparing';
import { entryWords, listWords, stopsBlocking } from './filter-words';
import type { ReviewRule, Severity } from './review-rule';

/** The result of comparing a filter with the previous one. */
interface Comparison {
  readonly severity: Severity;
  /** The new filter, as the object of a sentence. */
  readonly words: string;
}

export const deploymentFilter: ReviewRule = {
  id: 'content-safety/deployment-filter',
  summary: 'A deployment gets another content filter, or a new deployment has no filter of this stack.',
  why: 'The filter of a deployment determines what its callers can send and receive. The review compares the filters in effect: harms, attacks, blocklists and the base policy.',
  severities: ['critical', 'high', 'notice'],
  looks: [
    comparing('deployment', ['filter'], ({ before, after }, { old, fresh }) => {
      if (!after) return [];
      const [was, is] = [givenFilter(old, before), givenFilter(fresh, after)];
      if (before && was?.name === is?.name) return [];
      const found = before ? comparison(was, is) : ofNew(is);
      if (!found) return [];
      return [
        {
          severity: found.severity,
          message: `the deployment ${after.value.name} gets ${found.words}`,
          ...(before ? { before: was?.name ?? 'not set' } : {}),
          ...{ after: is?.name ?? 'not set', fields: ['filter'] },
        },
      ];
    }),
  ],
};

const NO_FILTER: Comparison = { severity: 'critical', words: 'no filter: the default of the service applies, which changes' };

const AZURES: Comparison = { severity: 'high', words: 'a policy that Azure maintains and may change' };

/** Other rules report changes of the stack's own filters. A filter that blocks no harm is reported with each of its deployments as well. */
const ofOwn = (settings: ContentFilterSettings): Comparison | undefined =>
  stopsNoHarm(settings) ? { severity: 'critical', words: 'a filter that blocks no harm at all' } : undefined;

function ofNew(fresh: GivenFilter | undefined): Comparison | undefined {
  if (!fresh) return NO_FILTER;
  if (fresh.fact) return ofOwn(fresh.fact.value.settings);
  return fresh.isAzures
    ? AZURES
    : { severity: 'high', words: 'a filter that is not in this stack, so its effect is not known' };
}

/** The policy that Azure assigns by default, used if the previous filter is not known. */
const BY_DEFAULT: GivenFilter = {
  ...{ name: DEFAULT_BASE_POLICY, base: DEFAULT_BASE_POLICY, words: [], isAzures: true },
  settings: azurePolicy(DEFAULT_BASE_POLICY) ?? {},
};

function comparison(given: GivenFilter | undefined, fresh: GivenFilter | undefined): Comparison {
  const old = given?.settings ? given : BY_DEFAULT;
  if (!fresh) return NO_FILTER;
  if (!fresh.settings) return fresh.isAzures ? AZURES : { severity: 'high', words: 'another filter, which cannot be compared' };
  const lost = noLongerStopped(old.words, fresh.words);
  const otherBase = (old.base ?? '').toLowerCase() !== (fresh.base ?? '').toLowerCase();
  const { result, weaker } = compareFilters(old.settings ?? {}, fresh.settings);
  const less = [
    ...weaker.map(entryWords),
    ...(lost.length > 0 ? [`no longer blocked: ${lost.map(listWords).join(', ')}`] : []),
  ];
  const base = otherBase ? `, with the base policy ${fresh.base} instead of ${old.base}` : '';
  if (less.length > 0) {
    const azures = fresh.isAzures ? ', which Azure maintains and may change' : base;
    const words = `a ${result === 'incomparable' ? 'filter that is weaker in part' : 'weaker filter'} (${less.join('; ')})${azures}`;
    return { severity: weaker.some(stopsBlocking) || lost.length > 0 ? 'critical' : 'high', words };
  }
  if (fresh.isAzures) return AZURES;
  const gained = noLongerStopped(fresh.words, old.words).length > 0;
  const words = result === 'same' && !gained ? 'a filter with the same effect' : 'a stronger filter';
  return { severity: otherBase && !old.isAzures ? 'high' : 'notice', words: `${words}${base}` };
}
