import { rangeProblem } from '../catalog/addresses';
import { isServiceTag } from '../catalog/service-tags';

/** The priorities of the rules of a network: the first rule for a source, the step between rules, and the last rule, which denies. */
export const FIRST_PRIORITY = 100;
export const STEP = 10;
export const DENY_PRIORITY = 4096;

/** The maximum number of named sources, limited by the priorities. */
export const MAX_SOURCES = Math.ceil((DENY_PRIORITY - FIRST_PRIORITY) / STEP);

/** The name of the rule for a named source. */
export const ruleName = (source: string) => `allow-https-from-${source}`;

/** The form of a service tag. */
export const SERVICE_TAG = /^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)?$/;

/**
 * The problem of the form of a source, to complete a sentence; undefined if there is none.
 *
 * @param alone whether it is the only entry of its list
 */
export function sourceProblem(source: string, alone: boolean): string | undefined {
  if (/^[\d.]+\/?\d*$/.test(source)) return rangeProblem(source);
  if (!SERVICE_TAG.test(source)) return 'is neither a range nor a service tag';
  if (!alone) return 'is in a list, which can contain only ranges';
  return isServiceTag(source) ? undefined : 'is not a service tag of Azure';
}

/** The message about too many sources; undefined if there are not too many. */
export const countProblem = (sources: number) =>
  sources > MAX_SOURCES ? `there are ${sources} allowed sources; the limit is ${MAX_SOURCES}` : undefined;
