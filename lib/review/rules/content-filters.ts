import type { ComparedEntry } from '../../content-safety/compare-filters';
import { compareFilters } from '../../content-safety/compare-filters';
import type { ContentFilterSettings } from '../../content-safety/content-filter-policy';
import type { GivenFilter } from '../compare/filters';
import { deploymentsWith, filterOf, filterSettings } from '../compare/filters';
import { textAt } from '../../stack/json';
import { filterPairs } from './filter-pairs';
import type { Observation, ReviewRule } from './review-rule';
import { pairs } from './pairs';

/** The strictest filter: what a filter that was not there before is held against. */
const STRICTEST: ContentFilterSettings = { preset: 'strict' };
const BLOCKING = new Set(['block', 'blocking', 'high-only', 'low-and-above', 'medium-and-above']);

/** Entries of a filter in words: `violence in prompts: low-and-above → off`. */
const entryWords = ({ name, direction, before, after }: ComparedEntry) =>
  `${name}${direction ? ` in ${direction.toLowerCase()}s` : ''}: ${before} → ${after}`;

/** Where it is written. */
const partOf = (entries: readonly ComparedEntry[]) =>
  `body.properties.${entries.every(({ name }) => name === 'mode') ? 'mode' : 'contentFilters'}`;

const stopsBlocking = ({ before, after, name }: ComparedEntry) =>
  name !== 'mode' && BLOCKING.has(before) && !BLOCKING.has(after);

export const weakerFilter: ReviewRule = {
  id: 'content-safety/weaker-filter',
  summary: 'A content filter blocks less than before, or a new one lets harms or attacks through.',
  why: 'What the filter lets through reaches the model, or its users, from the moment of the apply.',
  severities: ['critical', 'high'],
  check: (change) =>
    filterPairs(change).flatMap(({ address, before, after }): Observation[] => {
      if (!after) return [];
      const { weaker } = compareFilters(before ? filterSettings(before) : STRICTEST, filterSettings(after));
      // A new filter is what somebody chose for new deployments: only what it does not block at all is told.
      const told = before ? weaker : weaker.filter((entry) => stopsBlocking(entry) && entry.after === 'off');
      if (told.length === 0) return [];
      const used = deploymentsWith(change.after, textAt(after, 'name') ?? '');
      return [
        {
          severity: before && told.some(stopsBlocking) ? 'critical' : 'high',
          message: `the filter ${textAt(after, 'name')} ${before ? 'gets weaker' : 'is new and leaves some of it off'} (${usedBy(used)})`,
          ...{ address, attribute: partOf(told), after: told.map(entryWords).join('; ') },
          explains: ['body.properties.contentFilters', 'body.properties.mode'],
        },
      ];
    }),
};

const usedBy = (deployments: readonly string[]) =>
  deployments.length === 0 ? 'no deployment has it' : `the filter of ${deployments.join(', ')}`;

export const strongerFilter: ReviewRule = {
  id: 'content-safety/stronger-filter',
  summary: 'A content filter blocks more than before.',
  why: 'Requests that went through yesterday may be answered with an error (content_filter).',
  severities: ['notice'],
  check: (change) =>
    filterPairs(change).flatMap(({ address, before, after }): Observation[] => {
      if (!after || !before) return [];
      const { stronger } = compareFilters(filterSettings(before), filterSettings(after));
      if (stronger.length === 0) return [];
      return [
        {
          ...{ severity: 'notice', message: `the filter ${textAt(after, 'name')} gets stronger` },
          ...{ address, attribute: partOf(stronger), after: stronger.map(entryWords).join('; ') },
          explains: ['body.properties.contentFilters', 'body.properties.mode'],
        },
      ];
    }),
};

export const basePolicy: ReviewRule = {
  id: 'content-safety/base-policy',
  summary: "A content filter starts from another of Azure's policies.",
  why: 'What the filter does not name comes from the base policy.',
  severities: ['high'],
  check: (change) =>
    filterPairs(change).flatMap(({ address, before, after }): Observation[] => {
      const path = 'body.properties.basePolicyName';
      const [old, fresh] = [textAt(before, path), textAt(after, path)];
      if (!before || !after || old === fresh) return [];
      return [
        {
          ...{ severity: 'high', message: `the filter ${textAt(after, 'name')} starts from another policy`, address },
          ...{ attribute: path, before: old ?? 'not set', after: fresh ?? 'not set' },
        },
      ];
    }),
};

export const filterAdded: ReviewRule = {
  id: 'content-safety/new-filter',
  summary: 'A stamp gets another content filter.',
  why: 'It does nothing until a deployment names it.',
  severities: ['notice'],
  check: (change) =>
    change.kind === 'changed'
      ? filterPairs(change)
          .filter(({ before }) => !before)
          .map(({ address, after }) => ({
            ...{ severity: 'notice', address, explains: ['*'] },
            message: `the filter ${textAt(after, 'name')} is new (${usedBy(deploymentsWith(change.after, textAt(after, 'name') ?? ''))})`,
          }))
      : [],
};

export const deploymentFilter: ReviewRule = {
  id: 'content-safety/deployment-filter',
  summary: 'A deployment is given another content filter.',
  why: 'The filter that a deployment names decides what its callers can send and get.',
  severities: ['critical', 'high', 'notice'],
  check: (change) => {
    if (change.kind !== 'changed') return [];
    return pairs(change, 'azurerm_cognitive_deployment').flatMap(({ address, before, after }): Observation[] => {
      const [old, fresh] = [filterOf(change.before, before), filterOf(change.after, after)];
      if (!before || !after || old?.name === fresh?.name) return [];
      const { severity, words } = comparison(old, fresh);
      return [
        {
          ...{
            severity,
            message: `the deployment ${textAt(after, 'name')} is given ${words}`,
            address,
            attribute: 'rai_policy_name',
          },
          ...{ before: old?.name ?? 'not set', after: fresh?.name ?? 'not set' },
        },
      ];
    });
  },
};

function comparison(
  old: GivenFilter | undefined,
  fresh: GivenFilter | undefined,
): Pick<Observation, 'severity'> & { words: string } {
  if (!fresh) return { severity: 'critical', words: "no filter of its own: the service's default, which changes" };
  if (!fresh.settings || !old?.settings)
    return {
      severity: fresh.settings ? 'notice' : 'high',
      words: fresh.isAzures ? 'a policy that Azure looks after and may change' : 'another filter, which cannot be compared',
    };
  const { result, weaker } = compareFilters(old.settings, fresh.settings);
  if (weaker.length === 0)
    return { severity: 'notice', words: result === 'same' ? 'a filter that does the same' : 'a stronger filter' };
  const words = `a ${result === 'incomparable' ? 'filter that is weaker in part' : 'weaker filter'} (${weaker.map(entryWords).join('; ')})`;
  return { severity: weaker.some(stopsBlocking) ? 'critical' : 'high', words };
}
