import { azurePolicy, isAzurePolicy } from '../content-safety/azure-policies';
import type { UsedFilter } from '../content-safety/filter-gap';
import { filterGap } from '../content-safety/filter-gap';
import type { SkuName } from '../catalog/skus';
import { skuOf } from '../catalog/skus';
import type { SpilloverEnd, SpilloverProblem } from '../model-checks/spillover';
import { placeProblem, sourceProblem, targetProblem } from '../model-checks/spillover';
import { isReference } from '../terraform/checks';
import { ContentFilter } from './content-filter';
import type { IContentFilter } from './content-filter';
import type { AttachedBlocklist } from './custom-blocklists';

/** A deployment with its filter. */
export interface FilteredDeployment extends SpilloverEnd {
  readonly contentFilter: IContentFilter;
}

/** Why a deployment cannot spill over at all; undefined if it can. */
export const spilloverFailure = (source: Pick<SpilloverEnd, 'name' | 'sku'>): string | undefined =>
  sentenceOf(sourceProblem(source));

/** Why a deployment cannot spill over to another one of the stack. What only Terraform knows is not compared. */
export function spilloverFailures(source: FilteredDeployment, target: FilteredDeployment): (string | undefined)[] {
  const isOpen = [source, target].some(({ model, version, format }) => [model, version, format].some(isReference));
  const gap = filterGap(usedFilter(source), usedFilter(target));
  return [
    isOpen ? undefined : sentenceOf(targetProblem(source, target)),
    sentenceOf(placeProblem(source, target, placeOf)),
    gap === undefined
      ? undefined
      : `requests that exceed the capacity of '${source.name}' would pass the filter of '${target.name}' instead: ${gap}; use the same filter`,
  ];
}

/** A list in each of its directions. */
const wordsOf = ({ blocklist, direction = 'both' }: AttachedBlocklist) =>
  (direction === 'both' ? (['prompt', 'completion'] as const) : [direction]).map(
    (each) => `'${blocklist.blocklistName}' on ${each}s`,
  );

const sentenceOf = (problem: SpilloverProblem | undefined) =>
  problem && `${problem.message}; ${problem.help.replace(/\bspillover\b/, 'spilloverTo')}`;

const placeOf = (sku: SkuName) =>
  ({ region: 'its region', dataZone: 'its data zone', global: 'any Azure region' })[skuOf(sku).scope];

function usedFilter({ contentFilter }: FilteredDeployment): UsedFilter {
  const { policyText } = contentFilter;
  const name = isReference(policyText) ? contentFilter.node.path : `'${policyText}'`;
  if (!ContentFilter.isContentFilter(contentFilter))
    return { name, settings: azurePolicy(policyText), isAzures: isAzurePolicy(policyText), blocklists: [] };
  return { name, settings: contentFilter.settings, isAzures: false, blocklists: contentFilter.blocklists.flatMap(wordsOf) };
}
