import type { Harm, HarmAction } from '../catalog/content-filters';
import { APPROVAL_FORM, HARM_NAMES } from '../catalog/content-filters';
import type { StampFilter } from '../fleet/stamp';
import { resolvedFilter } from '../content-safety/resolved-filter';
import { finding, stampRule } from './rule';

/** Filters for harms are annotated or off only where Microsoft has approved it: elsewhere Azure refuses the policy. */
export const filterApproval = stampRule(
  'content-safety/approval',
  'Harms are blocked, unless Microsoft has approved the subscription for modified content filters and the environment says so.',
  ({ approvedModifiedFilters, contentFilters, environment }, located) =>
    approvedModifiedFilters
      ? []
      : contentFilters.flatMap((filter) =>
          HARM_NAMES.flatMap((harm) =>
            openings(filter, harm).map(({ action, where, step }) =>
              finding(located, ['contentFilters', filter.key, 'harms', harm, ...step], {
                message: `the filter '${filter.key}' has ${harm} in ${where} at '${action}', which blocks nothing; Azure allows that only with an approval, which ${environment} does not say it has`,
                help: `write high-only, which needs none; or ask for Limited Access at ${APPROVAL_FORM}, and once Microsoft has approved the subscription write approvedModifiedFilters: true in the environment`,
              }),
            ),
          ),
        ),
);

interface Opening {
  readonly action: HarmAction;
  readonly where: string;
  readonly step: readonly string[];
}

/** Where a filter lets a harm through: one place where both directions were set by one value. */
function openings(filter: StampFilter, harm: Harm): Opening[] {
  const { Prompt, Completion } = resolvedFilter(filter).harms[harm];
  const each = [
    { action: Prompt, where: 'prompts', step: ['prompt'] },
    { action: Completion, where: 'completions', step: ['completion'] },
  ];
  const together = [{ action: Prompt, where: 'prompts and completions', step: [] }];
  const written = typeof filter.harms?.[harm] === 'object' ? each : together;
  return written.filter(({ action }) => action === 'annotate' || action === 'off');
}
