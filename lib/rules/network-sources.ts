import { rangeProblem } from '../catalog/addresses';
import { MAX_SOURCES } from '../network/spoke-network';
import { finding, stampRule } from './rule';

/** What a service tag looks like; Azure has hundreds, and adds more. */
const SERVICE_TAG = /^[A-Z][A-Za-z0-9]*(\.[A-Za-z0-9]+)?$/;

/** Tags that let the whole world in. */
const EVERYBODY = ['Internet', '*', 'Any'];

/** Only who is named may connect. */
export const networkSources = stampRule(
  'network/sources',
  'Every allowed source is a range or a service tag, and none is the internet.',
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
                help: 'write a range like 10.0.0.0/8, a list of ranges, or a service tag like VirtualNetwork',
              }),
            ];
      }),
    );
    return [...tooMany, ...wrong];
  },
);

function sourceProblem(source: string, alone: boolean): string | undefined {
  if (EVERYBODY.includes(source) || source === '0.0.0.0/0') return 'is the whole internet';
  if (/^[\d.]+\/?\d*$/.test(source)) return rangeProblem(source);
  return alone && SERVICE_TAG.test(source) ? undefined : 'is neither a range nor a service tag';
}
