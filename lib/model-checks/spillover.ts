import type { SkuName } from '../catalog/skus';
import { isProvisioned, isWider, SKU_NAMES, skuOf } from '../catalog/skus';

/** A deployment that spills over, or that gets the requests. */
export interface SpilloverEnd {
  /** Its key or name, for messages. */
  readonly name: string;
  readonly model: string;
  readonly version: string;
  readonly format: string;
  readonly sku: SkuName;
}

/** What is wrong with a spillover, as a sentence without a full stop, and the correction. */
export interface SpilloverProblem {
  readonly message: string;
  readonly help: string;
}

/**
 * The deployment types that can get the requests of a provisioned type: standard ones that process prompts in no more places. The one
 * that processes them in the same places is the first.
 */
export const targetsOf = (sku: SkuName): SkuName[] =>
  SKU_NAMES.filter((other) => skuOf(other).billing === 'standard' && !isWider(other, sku)).sort((one, other) =>
    isWider(one, other) ? -1 : 1,
  );

/** The problem of a deployment that cannot spill over; undefined if it can. */
export const sourceProblem = ({ name, sku }: Pick<SpilloverEnd, 'name' | 'sku'>): SpilloverProblem | undefined =>
  isProvisioned(sku)
    ? undefined
    : {
        message: `'${name}' is ${sku}, and only a provisioned deployment can send requests that exceed its capacity to another one`,
        help: 'remove spillover',
      };

/**
 * Why Azure would not send the requests of one deployment to another one; undefined if it does.
 *
 * Source: docs/models/spillover-traffic-management.mdx of nicholasdbrady/foundry-docs @ 2b3f0bd (read 2026-11-26), a mirror of Microsoft's page:
 * a standard deployment of the same model and version in the same account.
 *
 * @param help the correction
 */
export function targetProblem(
  source: SpilloverEnd,
  target: SpilloverEnd,
  help = `name a deployment of ${modelOf(source)} with ${anyOf(source.sku)}`,
): SpilloverProblem | undefined {
  if (skuOf(target.sku).billing !== 'standard')
    return {
      message: `'${target.name}' is ${target.sku}, and only a standard deployment can get the requests that exceed the capacity of '${source.name}'`,
      help,
    };
  if (modelOf(source) === modelOf(target)) return undefined;
  return {
    message: `'${target.name}' has ${modelOf(target)}, and '${source.name}' has ${modelOf(source)}: Azure requires the same model and version for spillover`,
    help,
  };
}

const anyOf = (sku: SkuName) =>
  targetsOf(sku)
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' or ');

/** The model and version of a deployment, and its publisher if that is not OpenAI. */
export const modelOf = ({ model, version, format }: Pick<SpilloverEnd, 'format' | 'model' | 'version'>) =>
  `${format === 'OpenAI' ? '' : `${format} `}${model} ${version}`;

/**
 * The problem of a target that processes prompts in more places than the source. Azure does not check this, and a client does not see
 * before its call whether the request will be sent on.
 *
 * Source: as above; the page requires no type in particular.
 *
 * @param help the correction
 */
export const placeProblem = (
  source: SpilloverEnd,
  target: SpilloverEnd,
  placeOf: (sku: SkuName) => string,
  help = `name a deployment with ${anyOf(source.sku)}`,
): SpilloverProblem | undefined =>
  isWider(target.sku, source.sku)
    ? {
        message: `'${source.name}' processes prompts in ${placeOf(source.sku)}, but with '${target.name}' (${target.sku}) the requests that exceed its capacity may be processed in ${placeOf(target.sku)}`,
        help,
      }
    : undefined;
