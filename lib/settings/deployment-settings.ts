import { z } from 'zod';
import { MODEL_NAMES } from '../catalog/models';
import { SKU_NAMES } from '../catalog/skus';
import { VERSION_UPGRADE_OPTIONS } from '../catalog/version-upgrades';
import { layerOf } from './layer-schema';
import { modelProviderData } from './model-provider-settings';
import { key } from './texts';

const name = z.string().min(1);

/** A model deployment. */
export const deployment = z.strictObject({
  model: z.union([z.enum(MODEL_NAMES), name]).meta({ description: 'The model, such as gpt-5.4.' }),
  version: name.meta({ description: 'The version of the model, in quotes, such as "2026-03-05".' }),
  sku: z
    .enum(SKU_NAMES)
    .meta({ description: 'The deployment type: where prompts may be processed, and how capacity is billed.' }),
  capacity: z.int().min(1).meta({
    description: 'Units of capacity: 1,000 tokens per minute for most models, PTU for provisioned SKUs; see docs/quota.md.',
  }),
  contentFilter: name.default('default').meta({
    description:
      'The key of a content filter, or a policy of Azure such as Microsoft.DefaultV2. Default: the filter "default", which uses the preset strict unless you define it.',
  }),
  versionUpgradeOption: z
    .enum(VERSION_UPGRADE_OPTIONS)
    .default('NoAutoUpgrade')
    .meta({ description: 'What Azure does when another version becomes the default or this version is retired.' }),
  format: name.default('OpenAI').meta({ description: 'The publisher of the model.' }),
  alreadyDeployed: z.boolean().default(false).meta({
    description:
      'Whether the subscription has deployed this version before. Azure refuses a new deployment of a deprecated version in any other subscription.',
  }),
  modelProviderData,
  spillover: name.optional().meta({
    description:
      'Only for provisioned SKUs: the key of a standard deployment of the same model and version, to which Azure sends the requests that exceed the capacity. Default: Azure refuses them.',
  }),
  replaces: key.optional().meta({
    description:
      'The key of the deployment that this one follows, while clients move from one to the other. npx stamps upgrade writes and removes it. Default: none.',
  }),
  name: key.optional().meta({ description: 'Its name in Azure, which clients send as model. Default: its key.' }),
});

/** The settings that all deployments can share. What identifies a deployment is its own. */
const SHAREABLE = { sku: true, capacity: true, contentFilter: true, versionUpgradeOption: true, format: true } as const;

/** The names of these settings. */
export const SHAREABLE_SETTINGS: readonly string[] = Object.keys(SHAREABLE);

/** Settings of every deployment that does not set them itself. Those that are left out have the defaults of a deployment. */
export const deploymentDefaults = layerOf(deployment.pick(SHAREABLE)) as z.ZodObject;
