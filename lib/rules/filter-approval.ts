import type { Harm, HarmAction } from '../catalog/content-filters';
import { APPROVAL_FORM, HARM_NAMES } from '../catalog/content-filters';
import type { StampFilter } from '../fleet/stamp';
import { resolvedFilter } from '../content-safety/resolved-filter';
import { finding, stampRule } from './rule';

/** Harm filters can be `annotate` or `off` only with Microsoft's approval. Without it, Azure rejects the policy. */
export const filterApproval = stampRule(
  'content-safety/approval',
  'Harms are blocked, unless Microsoft has approved the subscription for modified content filters and the environment states it.',
  ({ approvedModifiedFilters, contentFilters, environment }, located) =>
    approvedModifiedFilters
      ? []
      : contentFilters.flatMap((filter) =>
          HARM_NAMES.flatMap((harm) =>
            openings(filter, harm).map(({ action, where, step }) =>
              finding(located, ['contentFilters', filter.key, 'harms', harm, ...step], {
                message: `the filter '${filter.key}' sets ${harm} in ${where} to '${action}', which blocks nothing; Azure allows that only with an approval, and ${environment} does not state one`,
                help: `use high-only, which needs no approval; or apply for Limited Access at ${APPROVAL_FORM}, and once Microsoft has approved the subscription, set approvedModifiedFilters: true in the environment`,
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

/** The directions in which a filter does not block a harm, as one entry if one value sets both. */
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
