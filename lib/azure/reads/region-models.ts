import { z } from 'zod';
import type { Answer } from '../answer';
import { mapAnswer } from '../answer';
import type { ResourceManager } from '../resource-manager';
import { COGNITIVE_API } from './api-versions';

const SIZES = z.object({
  minimum: z.number().nullish(),
  step: z.number().nullish(),
  maximum: z.number().nullish(),
});

const SKU = z.object({
  name: z.string().nullish(),
  usageName: z.string().nullish(),
  capacity: SIZES.nullish(),
  deprecationDate: z.string().nullish(),
});

const ROW = z.object({
  kind: z.string().nullish(),
  model: z.object({
    format: z.string().nullish(),
    name: z.string().nullish(),
    version: z.string().nullish(),
    lifecycleStatus: z.string().nullish(),
    deprecation: z.object({ inference: z.string().nullish() }).nullish(),
    skus: z.array(SKU).nullish(),
  }),
});

/** The operation that `regionModels` needs. */
export const READ_MODELS = 'Microsoft.CognitiveServices/locations/models/read';

/** A SKU with which a region offers a version of a model. */
export interface OfferedSku {
  readonly name: string;
  /** The quota that its deployments use; undefined if the answer names none. */
  readonly usageName?: string;
  /** The day on which its deployments stop answering, `YYYY-MM-DD`; undefined: none is set. */
  readonly retires?: string;
  /** The smallest capacity of a deployment, in units; undefined: none. */
  readonly min?: number;
  /** The increment of the capacity, in units; undefined: none. */
  readonly increment?: number;
  /** The largest capacity of a deployment, in units; undefined: none. */
  readonly max?: number;
}

/** A version of a model that a region offers to accounts of a kind. */
export interface OfferedModel {
  /** The kind of the accounts, such as `OpenAI`. */
  readonly kind: string;
  /** The publisher in Azure's terms, such as `OpenAI`. */
  readonly format: string;
  readonly name: string;
  readonly version: string;
  /** Whether Azure calls it deprecated, which in Azure Resource Manager means retired. */
  readonly isRetired: boolean;
  /** Without those for fine-tuned models. */
  readonly skus: readonly OfferedSku[];
}

/** The end of the name of a quota for fine-tuned models: a SKU can be listed once more for them, with other days. */
const FINE_TUNED = '-finetune';

/** The day of a version or SKU whose retirement is not planned. Source: the recorded answers of lib/catalog/capacity-sizes.ts. */
const NOT_PLANNED = '2099-12-31';

/**
 * The models that a region offers to a subscription, with their SKUs, sizes and the names of their quotas.
 *
 * Source: Microsoft's REST API reference, Models - List, 2025-06-01, and answers recorded on 2026-04-23 in Azure/azure-dev @ ae35809f.
 */
export const regionModels = async (
  azure: ResourceManager,
  subscriptionId: string,
  region: string,
): Promise<Answer<readonly OfferedModel[]>> =>
  mapAnswer(
    await azure.list(
      `/subscriptions/${subscriptionId}/providers/Microsoft.CognitiveServices/locations/${region}/models`,
      COGNITIVE_API,
      ROW,
    ),
    (rows) => rows.map(offered),
  );

function offered({ kind, model }: z.infer<typeof ROW>): OfferedModel {
  const { format, name, version, lifecycleStatus, deprecation, skus } = model;
  const day = dayIn(deprecation?.inference);
  return {
    ...{ kind: kind ?? '', format: format ?? '', name: name ?? '', version: version ?? '' },
    isRetired: lifecycleStatus?.toLowerCase() === 'deprecated',
    skus: (skus ?? []).flatMap((sku) => offeredSku(sku, day) ?? []),
  };
}

function offeredSku(sku: z.infer<typeof SKU>, dayOfVersion: string | undefined): OfferedSku | undefined {
  const { name, usageName, capacity, deprecationDate } = sku;
  if (!name || usageName?.endsWith(FINE_TUNED)) return undefined;
  const retires = dayIn(deprecationDate) ?? dayOfVersion;
  return {
    name,
    ...(usageName ? { usageName } : {}),
    ...(retires === undefined || retires === NOT_PLANNED ? {} : { retires }),
    // Azure lists 0 where there is no minimum or step.
    ...(capacity?.minimum ? { min: capacity.minimum } : {}),
    ...(capacity?.step ? { increment: capacity.step } : {}),
    ...(capacity?.maximum ? { max: capacity.maximum } : {}),
  };
}

const dayIn = (date: string | null | undefined): string | undefined => /^\d{4}-\d{2}-\d{2}/.exec(date ?? '')?.[0];
