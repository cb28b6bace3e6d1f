import { compareFilters } from '../../content-safety/compare-filters';
import type { ContentFilterSettings } from '../../content-safety/content-filter-settings';
import { HARM_NAMES } from '../../catalog/content-filters';
import { stopsNoHarm } from '../../content-safety/resolved-filter';
import { deploymentsWith } from '../../stack/facts/given-filter';
import { comparing } from './comparing';
import { entryWords, letsThrough, newEntryWords, stopsBlocking, usedBy } from './filter-words';
import type { ReviewRule, Severity } from './review-rule';

/** The strictest filter, with which a new filter is compared. */
const STRICTEST: ContentFilterSettings = { preset: 'strict' };

export const weakerFilter: ReviewRule = {
  id: 'content-safety/weaker-filter',
  summary: 'A content filter blocks less than before, or a new one lets harms or attacks through.',
  why: 'After the apply, content that the filter lets through reaches the model or its users.',
  severities: ['critical', 'high'],
  looks: [
    comparing('filter', ['settings'], ({ before, after }, { fresh }) => {
      if (!after) return [];
      const { settings, name = '' } = after.value;
      const { weaker } = compareFilters(before ? before.value.settings : STRICTEST, settings);
      // A new filter was chosen for new deployments, so only what it lets through is reported.
      const reported = before ? weaker : weaker.filter((entry) => stopsBlocking(entry) && isOpen(entry));
      if (reported.length === 0) return [];
      const used = usedBy(deploymentsWith(fresh, name));
      const isBare = stopsNoHarm(settings);
      const severity: Severity = isBare || (before && reported.some(stopsBlocking)) ? 'critical' : 'high';
      return [
        {
          severity,
          message: `the filter ${name} ${before ? 'gets weaker' : isBare ? 'is new and blocks no harm at all' : 'is new and blocks less than the strictest filter'} (${used})`,
          ...{ after: reported.map(before ? entryWords : newEntryWords).join('; '), fields: ['settings'] },
        },
      ];
    }),
  ],
};

/** Whether an entry lets content through. Some presets only annotate shields, which is accepted; an annotated harm is let through. */
const isOpen = (entry: Parameters<typeof letsThrough>[0]) =>
  entry.after === 'off' || (letsThrough(entry) && HARM_NAMES.some((harm) => harm === entry.name));

export const strongerFilter: ReviewRule = {
  id: 'content-safety/stronger-filter',
  summary: 'A content filter blocks more than before.',
  why: 'Requests that succeeded before may fail with an error (content_filter).',
  severities: ['notice'],
  looks: [
    comparing('filter', ['settings'], ({ before, after }) => {
      if (!after || !before) return [];
      const { stronger } = compareFilters(before.value.settings, after.value.settings);
      if (stronger.length === 0) return [];
      return [
        {
          ...{ severity: 'notice', message: `the filter ${after.value.name} gets stronger` },
          after: stronger.map(entryWords).join('; '),
        },
      ];
    }),
  ],
};

export const basePolicy: ReviewRule = {
  id: 'content-safety/base-policy',
  summary: "A content filter has another one of Azure's policies as its base.",
  why: 'The base policy determines everything that the filter does not set.',
  severities: ['high'],
  looks: [
    comparing('filter', ['base'], ({ before, after }) => {
      if (!before || !after || before.value.base === after.value.base) return [];
      return [
        {
          ...{ severity: 'high', message: `the filter ${after.value.name} has another base policy` },
          ...{ before: before.value.base ?? 'not set', after: after.value.base ?? 'not set' },
        },
      ];
    }),
  ],
};

export const filterAdded: ReviewRule = {
  id: 'content-safety/new-filter',
  summary: 'A stamp gets another content filter.',
  why: 'It has no effect until a deployment uses it.',
  severities: ['notice'],
  looks: [
    comparing('filter', [], ({ before, after }, { change, fresh }) =>
      change.kind === 'changed' && after && !before
        ? [
            {
              severity: 'notice',
              message: `the filter ${after.value.name} is new (${usedBy(deploymentsWith(fresh, after.value.name ?? ''))})`,
            },
          ]
        : [],
    ),
  ],
};
