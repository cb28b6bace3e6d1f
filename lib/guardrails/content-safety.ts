import { APPROVAL_FORM, HARM_NAMES } from '../catalog/content-filters';
import { directionWords, shortfalls } from '../content-safety/floor';
import type { Demand } from '../content-safety/floor';
import { resolvedFilter } from '../content-safety/resolved-filter';
import type { Breach, Guardrail } from './guardrail';
import { breachOf, called } from './guardrail';

export const contentFilter: Guardrail = {
  id: 'guardrails/content-filter',
  summary: 'Every deployment names its content filter.',
  why: 'Without a name, the default of the service applies, and Azure changes that default.',
  check: ({ facts }) =>
    facts.all('deployment').flatMap((deployment): Breach[] =>
      deployment.value.filter !== undefined && deployment.value.filter.written !== ''
        ? []
        : [
            breachOf(deployment, 'filter', {
              message: `the deployment ${called(deployment)} names no content filter`,
              help: 'name a filter of the account, or a policy of Azure such as Microsoft.DefaultV2',
            }),
          ],
    ),
};

export const filterFloor: Guardrail = {
  id: 'guardrails/filter-floor',
  summary: 'No content filter is weaker than the floor that the stack declares.',
  why: 'The floor is the minimum that the organisation requires of every filter, in every file.',
  check: ({ facts, promises: { filterFloor: floor = [] } }) =>
    facts.all('filter').flatMap((filter) =>
      floor.flatMap((demand) =>
        shortfalls(filter.value.settings, demand).map(({ name, sources, value, floor: demanded }) =>
          breachOf(filter, 'settings', {
            message: `the filter ${called(filter)} has ${name} in ${directionWords(sources)} at '${value}'; the floor is '${demanded}'`,
            help: `raise ${name} to '${demanded}' or something stricter`,
          }),
        ),
      ),
    ),
};

/** The demands that a filter meets without an approval. */
const BLOCKS: readonly Demand[] = HARM_NAMES.map((harm) => ({ harm, sources: ['Prompt', 'Completion'], floor: 'high-only' }));

export const filterApproval: Guardrail = {
  id: 'guardrails/filter-approval',
  summary:
    'Every content filter blocks the harms, unless Microsoft has approved the subscription for modified content filters.',
  why: 'Without the approval, Azure refuses a filter that does not block harms. With it, not blocking them must be a deliberate decision.',
  check: ({ facts, promises: { approvedModifiedFilters = false } }) =>
    approvedModifiedFilters
      ? []
      : facts.all('filter').flatMap((filter) => {
          const open = BLOCKS.flatMap((demand) => shortfalls(filter.value.settings, demand));
          if (open.length === 0) return [];
          const names = [...new Set(open.map(({ name, value }) => `${name}: ${value}`))];
          const { mode } = resolvedFilter(filter.value.settings);
          return [
            breachOf(filter, 'settings', {
              message: `the filter ${called(filter)} does not block harms (${names.join(', ')}${mode === 'asynchronous' ? '; answers do not wait for it' : ''}), which Azure allows only with an approval`,
              help: `block them, or request Limited Access at ${APPROVAL_FORM}`,
            }),
          ];
        }),
};
