import { z } from 'zod';
import { DATA_ZONES, GEOGRAPHIES, REGION_NAMES } from '../catalog/regions';
import { extraFiles } from './extra-file-settings';
import { layerOf } from './layer-schema';
import { stampSettings } from './stamp-settings';
import { providers } from './provider-settings';
import { organisationSettings } from './organisation-settings';
import { STATE_FOLDER } from '../fleet/state-folder';
import { state } from './state-settings';
import { onlyTrue, text, uuid } from './texts';
import { waivers } from './waiver-settings';

/** Names in Azure are made of these: that of a private endpoint has 64 characters, and 14 of them are for the rest. */
const word = (max: number) =>
  text('lower-case words joined by hyphens', /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'assistants').max(max);

const residency = z.union([
  z.enum(['region', 'global']),
  z
    .strictObject({
      dataZone: z.enum(DATA_ZONES).optional().meta({ description: 'The zone within which Azure may process prompts.' }),
      euMembersOnly: onlyTrue.optional().meta({
        description: 'With dataZone EU: only in member states of the EU. The zone itself includes Norway and Switzerland.',
      }),
      geography: z
        .enum(GEOGRAPHIES as [string, ...string[]])
        .optional()
        .meta({ description: 'The geography within which Azure may process prompts.' }),
    })
    .refine(({ dataZone, geography }) => (dataZone === undefined) !== (geography === undefined), {
      error: 'must have exactly one of dataZone and geography',
    })
    .refine(({ dataZone, euMembersOnly }) => euMembersOnly === undefined || dataZone === 'EU', {
      error: 'can have euMembersOnly with dataZone EU alone',
    }),
]);

/** What an environment says once for all its regions. */
const shared = {
  workload: word(24).meta({
    description: 'What the models are for: part of every name in Azure, which leaves room for 24 characters.',
  }),
  subscriptionId: uuid.meta({ description: 'The Azure subscription of the environment.' }),
  residency: residency.meta({
    description:
      'Where prompts may be processed: { dataZone: EU }, { geography: Sweden }, region (only where the account is) or global (any Azure region). There is no default: say it.',
  }),
  homeRegion: z.enum(REGION_NAMES).optional().meta({
    description: 'The region of what all regions share. Needed with more than one region; never change it afterwards.',
  }),
  approvedModifiedFilters: z.boolean().default(false).meta({
    description:
      "Whether the subscription has Microsoft's Limited Access approval for modified content filters, without which harms can neither be annotated nor off. Default: false.",
  }),
  extraFiles,
  waivers,
  providers: providers.prefault({}).meta({ description: 'The versions of the Terraform providers that the stacks pin.' }),
  state: state.optional().meta({ description: 'Where Terraform keeps its state. Default: a file beside the project.' }),
};

/** An environment once all layers are laid over each other, without what its regions say of themselves. */
export const environmentSettings = z.strictObject({
  environment: word(20)
    .refine((name) => name !== STATE_FOLDER, {
      error: `must not be ${STATE_FOLDER}: generated/${STATE_FOLDER} is for the storage accounts that keep states`,
    })
    .meta({
      description:
        'The name of the environment: the same as the name of the file, and part of every name in Azure, which leaves room for 20 characters.',
    }),
  ...shared,
});

/** Whether a word can be the name of an environment. */
export const isEnvironmentName = (word: string) => environmentSettings.shape.environment.safeParse(word).success;

export type EnvironmentSettings = z.output<typeof environmentSettings>;

const stampLayer = layerOf(stampSettings) as z.ZodObject;
const organisationLayer = layerOf(organisationSettings) as z.ZodObject;
const sharedLayer = layerOf(z.strictObject(shared)) as z.ZodObject;

/** What a region may say of itself. */
const regionLayer = stampLayer.nullable();

/** What environments/defaults.yaml may hold: the lowest layer of every environment. */
export const defaultsFile = z.strictObject({ ...organisationLayer.shape, ...sharedLayer.shape, ...stampLayer.shape }).meta({
  title: 'Defaults of all environments',
  description: 'What every environment starts from. Maps merge key by key with those of the environment; null there removes.',
});

/** What environments/<name>.yaml may hold. */
export const environmentFile = z
  .strictObject({
    environment: environmentSettings.shape.environment,
    ...sharedLayer.shape,
    ...stampLayer.shape,
    regions: z
      .partialRecord(z.enum(REGION_NAMES), regionLayer)
      .meta({ description: 'The regions of the environment, each with what is different there. Every region is a stamp.' }),
  })
  .meta({
    title: 'An environment of private Azure OpenAI',
    description: 'The layers defaults.yaml, environment and region are laid over each other.',
  });

/** The keys of an environment file that are not for its stamps. */
export const ENVIRONMENT_KEYS = ['environment', ...Object.keys(shared), 'regions'] as const;
