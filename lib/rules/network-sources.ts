import { coverEverybody, everybodyIn, isEverybody } from '../catalog/everybody';
import { countProblem, SERVICE_TAG, sourceProblem } from '../network/source-rules';
import { isServiceTag, SERVICE_TAGS } from '../catalog/service-tags';
import { nearMiss } from '../diagnostics/near-miss';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/** Only named sources can connect. */
export const networkSources = stampRule(
  'network/sources',
  'Every allowed source is a range or a service tag. No source is the internet, a large part of it, or all of Azure.',
  ({ network }, located) => {
    if (network.kind === 'existing' || network.networkSecurityGroupId !== undefined) return [];
    const sources = Object.entries(network.allowedSources);
    const count = countProblem(sources.length);
    const tooMany =
      count === undefined
        ? []
        : [finding(located, ['network', 'allowedSources'], { message: count, help: 'combine ranges under one name' })];
    const wrong = sources.flatMap(([key, ranges]) =>
      ranges.flatMap((range) => {
        const problem = everybodyProblem(range) ?? sourceProblem(range, ranges.length === 1);
        return problem === undefined
          ? []
          : [
              finding(located, ['network', 'allowedSources', key], {
                message: `the source '${range}' ${problem}`,
                help: sourceHelp(range),
              }),
            ];
      }),
    );
    return [...tooMany, ...wrong, ...(wrong.length > 0 ? [] : together(located, network.allowedSources))];
  },
);

/** Ranges that are narrow on their own, but cover a large part of the internet together. */
function together(located: Parameters<typeof finding>[0], sources: Readonly<Record<string, readonly string[]>>): Finding[] {
  const report = (path: readonly string[], message: string) =>
    finding(located, ['network', 'allowedSources', ...path], { message, help: NAME_THEM });
  const wide = Object.entries(sources).filter(([, ranges]) => coverEverybody(ranges));
  if (wide.length > 0) return wide.map(([key]) => report([key], `the ranges of the source '${key}' ${TOGETHER}`));
  return coverEverybody(Object.values(sources).flat()) ? [report([], `the allowed sources ${TOGETHER}`)] : [];
}

const TOGETHER = 'together cover a large part of the internet';
const NAME_THEM = 'use the ranges of the networks that your clients are in';

function everybodyProblem(source: string): string | undefined {
  const everybody = everybodyIn(source);
  return everybody === undefined ? undefined : `is ${everybody}`;
}

function sourceHelp(source: string): string {
  const meant = SERVICE_TAG.test(source) && !isServiceTag(source) ? nearMiss(source, SERVICE_TAGS) : undefined;
  return meant === undefined || isEverybody(meant)
    ? 'use a range like 10.0.0.0/8, a list of ranges, or a service tag like VirtualNetwork'
    : `did you mean '${meant}'?`;
}
