import { rangeProblem } from '../catalog/addresses';
import { coverEverybody, everybodyIn, isEverybody } from '../catalog/everybody';
import { MAX_SOURCES } from '../network/source-rules';
import { isServiceTag, SERVICE_TAGS } from '../catalog/service-tags';
import { nearMiss } from '../diagnostics/near-miss';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/** What a service tag looks like. */
const SERVICE_TAG = /^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)?$/;

/** Only who is named may connect. */
export const networkSources = stampRule(
  'network/sources',
  'Every allowed source is a range or a service tag, and none is the internet, a good part of it or all of Azure.',
  ({ network }, located) => {
    if (network.kind === 'existing') return [];
    const sources = Object.entries(network.allowedSources);
    const tooMany =
      sources.length > MAX_SOURCES
        ? [
            finding(located, ['network', 'allowedSources'], {
              message: `${sources.length} allowed sources are more than the ${MAX_SOURCES} that fit`,
              help: 'put ranges together under one name',
            }),
          ]
        : [];
    const wrong = sources.flatMap(([key, ranges]) =>
      ranges.flatMap((range) => {
        const problem = sourceProblem(range, ranges.length === 1);
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

/** What no range does alone, those of one source or of all may do together. */
function together(located: Parameters<typeof finding>[0], sources: Readonly<Record<string, readonly string[]>>): Finding[] {
  const report = (path: readonly string[], message: string) =>
    finding(located, ['network', 'allowedSources', ...path], { message, help: NAME_THEM });
  const wide = Object.entries(sources).filter(([, ranges]) => coverEverybody(ranges));
  if (wide.length > 0) return wide.map(([key]) => report([key], `the ranges of the source '${key}' are ${TOGETHER}`));
  return coverEverybody(Object.values(sources).flat()) ? [report([], `the allowed sources are ${TOGETHER}`)] : [];
}

const TOGETHER = 'a good part of the internet together';
const NAME_THEM = 'write the ranges of the networks that your clients are in';

function sourceProblem(source: string, alone: boolean): string | undefined {
  const everybody = everybodyIn(source);
  if (everybody !== undefined) return `is ${everybody}`;
  if (/^[\d.]+\/?\d*$/.test(source)) return rangeProblem(source);
  if (!SERVICE_TAG.test(source)) return 'is neither a range nor a service tag';
  if (!alone) return 'is in a list, which can hold ranges only';
  return isServiceTag(source) ? undefined : 'is not a service tag of Azure';
}

function sourceHelp(source: string): string {
  const meant = SERVICE_TAG.test(source) && !isServiceTag(source) ? nearMiss(source, SERVICE_TAGS) : undefined;
  return meant === undefined || isEverybody(meant)
    ? 'write a range like 10.0.0.0/8, a list of ranges, or a service tag like VirtualNetwork'
    : `did you mean '${meant}'?`;
}
