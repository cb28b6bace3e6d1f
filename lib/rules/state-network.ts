import { coverEverybody, everybodyIn } from '../catalog/everybody';
import { parseResourceId } from '../catalog/resource-id';
import { isPrivate, prefixLength, rangeProblem } from '../catalog/addresses';
import type { Path } from '../diagnostics/setting-locations';
import type { Finding, Rule } from './rule';
import { finding } from './rule';

/** The smallest range that the firewall of a storage account accepts. Source: Microsoft's page on its IP network rules. */
const SMALLEST_RANGE = 30;

/** The firewall of a storage account accepts its settings. */
export const stateNetwork: Rule = {
  id: 'state/network',
  summary:
    'The firewall of a storage account that the kit creates for states allows only public addresses and well-formed IDs of subnets.',
  waivable: false,
  check: ({ stateUses }) =>
    stateUses.flatMap((use) => {
      const { allowedRanges = [], allowedSubnetIds = [] } = use.value.create ?? {};
      const refused = (path: Path, message: string | undefined, help: string): Finding[] =>
        message === undefined ? [] : [finding(use, ['state', 'create', ...path], { message, help })];
      return [
        ...allowedRanges.flatMap((range, i) =>
          refused(['allowedRanges', i], sourceProblem(range), 'use the public addresses of your runners'),
        ),
        ...refused(
          ['allowedRanges'],
          !allowedRanges.some((range) => sourceProblem(range) !== undefined) && coverEverybody(allowedRanges)
            ? 'the allowed ranges together cover a large part of the internet'
            : undefined,
          'use the public addresses of your runners',
        ),
        ...allowedSubnetIds.flatMap((id, i) =>
          refused(
            ['allowedSubnetIds', i],
            subnetProblem(id),
            'copy it from the output of: az network vnet subnet show --query id',
          ),
        ),
      ];
    }),
};

function sourceProblem(range: string): string | undefined {
  const everybody = everybodyIn(range);
  if (everybody !== undefined) return `the allowed range '${range}' is ${everybody}`;
  const problem = rangeProblem(range.includes('/') ? range : `${range}/32`);
  if (problem !== undefined) return `the allowed range '${range}' ${problem}`;
  if (isPrivate(range)) return `the allowed range '${range}' is private: a storage account sees only public addresses`;
  return range.includes('/') && prefixLength(range) > SMALLEST_RANGE
    ? `the allowed range '${range}' is smaller than a /${SMALLEST_RANGE}: list its addresses one by one`
    : undefined;
}

function subnetProblem(id: string): string | undefined {
  const parsed = parseResourceId('subnet', id);
  return typeof parsed === 'string' ? `the ID of an allowed subnet is not valid: ${parsed}` : undefined;
}
