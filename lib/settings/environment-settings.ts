import { z } from 'zod';
import { SERVED_CLOUDS } from '../catalog/cloud-name';
import { CHINA_REASON } from '../catalog/clouds';
import { ALL_REGION_NAMES, DATA_ZONES, GEOGRAPHIES } from '../catalog/regions';
import { budget } from './budget-settings';
import { extraFiles } from './extra-file-settings';
import { layerOf } from './layer-schema';
import { stampSettings } from './stamp-settings';
import { providers } from './provider-settings';
import { organisationSettings } from './organisation-settings';
import { resourceGroup } from './resource-group-settings';
import { BY_HAND } from '../fleet/by-hand';
import { governance } from './governance-settings';
import { state } from './state-settings';
import { onlyTrue, text, uuid } from './texts';
import { waivers } from './waiver-settings';

/** Part of names in Azure. A private endpoint's name has at most 64 characters, of which 14 are used by the other parts. */
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

/** The settings of an environment that all its regions share. */
const shared = {
  workload: word(24).meta({
    description: 'What the models are used for. Part of every Azure resource name; at most 24 characters.',
  }),
  subscriptionId: uuid.meta({ description: 'The Azure subscription of the environment.' }),
  cloud: z
    .enum(SERVED_CLOUDS)
    .default('public')
    .meta({
      description: `The Azure cloud: public, or usgovernment for Azure Government (docs/clouds.md). Default: public. Never change it afterwards. The cloud in China is not supported: ${CHINA_REASON}.`,
    }),
  residency: residency.meta({
    description:
      'Where prompts may be processed: { dataZone: EU }, { geography: Sweden }, region (only the region of the account) or global (any Azure region). Required.',
  }),
  homeRegion: z.enum(ALL_REGION_NAMES).optional().meta({
    description:
      'The region of the resources that all regions share. Required with more than one region. Never change it afterwards.',
  }),
  approvedModifiedFilters: z.boolean().default(false).meta({
    description:
      "Whether the subscription has Microsoft's Limited Access approval for modified content filters, which Azure requires to annotate harms or to turn their filters off. Default: false.",
  }),
  sharedResourceGroup: resourceGroup.prefault({}).meta({
    description: 'The resource group of the private DNS zones that the stamps share.',
  }),
  environmentBudget: budget.optional().meta({
    description:
      'A budget for the resource groups of all stamps of the environment together. Azure notifies; it stops nothing. Default: none.',
  }),
  extraFiles,
  waivers,
  providers: providers.prefault({}).meta({ description: 'The versions of the Terraform providers that the stacks pin.' }),
  state: state
    .optional()
    .meta({ description: 'Where Terraform keeps its state. Default: a local file in the project folder.' }),
  governance: governance.optional().meta({
    description:
      'Assignments of Azure Policy, in a stack that a person applies by hand. Environments that name the same scope share it. Default: none.',
  }),
};

/** An environment after all layers are merged, without the settings of its regions. */
export const environmentSettings = z.strictObject({
  environment: word(20)
    .refine((name) => !BY_HAND.has(name), {
      error: ({ input }) =>
        `must not be ${String(input)}: generated/${String(input)} is for ${BY_HAND.get(String(input)) ?? ''}`,
    })
    .meta({
      description:
        'The name of the environment: the same as the name of the file. Part of every Azure resource name; at most 20 characters.',
    }),
  ...shared,
});

/** Whether a word can be the name of an environment. */
export const isEnvironmentName = (word: string) => environmentSettings.shape.environment.safeParse(word).success;

/** Whether a word can be the key of a stamp that is not a region. */
export const isStampKey = (given: string) => word(20).safeParse(given).success;

/** Whether a word can be the name of a workload. */
export const isWorkload = (word: string) => environmentSettings.shape.workload.safeParse(word).success;

export type EnvironmentSettings = z.output<typeof environmentSettings>;

const stampLayer = layerOf(stampSettings) as z.ZodObject;
const organisationLayer = layerOf(organisationSettings) as z.ZodObject;
const sharedLayer = layerOf(z.strictObject(shared)) as z.ZodObject;

/** The region of a stamp, beside its settings. */
const region = z.enum(ALL_REGION_NAMES).meta({
  description:
    'The region of the stamp. Required unless its key is a region. Another region would be another account: never change it.',
});

/** The settings of a stamp whose key is its region. */
const regionLayer = z.strictObject({ region: region.optional(), ...stampLayer.shape }).nullable();

/** The settings of a stamp with another key. */
const keyedLayer = z.strictObject({ region, ...stampLayer.shape });

/** The schema of environments/defaults.yaml, the lowest layer of every environment. */
export const defaultsFile = z.strictObject({ ...organisationLayer.shape, ...sharedLayer.shape, ...stampLayer.shape }).meta({
  title: 'Defaults of all environments',
  description:
    'Settings that every environment inherits. Maps merge key by key with those of the environment. null in the environment removes a setting.',
});

/** The schema of environments/<name>.yaml. */
export const environmentFile = z
  .strictObject({
    environment: environmentSettings.shape.environment,
    ...sharedLayer.shape,
    ...stampLayer.shape,
    regions: z
      .object(Object.fromEntries(ALL_REGION_NAMES.map((name) => [name, regionLayer.optional()])))
      .catchall(keyedLayer)
      .meta({
        description:
          'The stamps of the environment, each with the settings that differ there. The key is the region, or another word beside region: for several stamps in one region.',
      }),
  })
  .meta({
    title: 'An environment of private Azure OpenAI',
    description: 'Each stamp merges three layers: defaults.yaml, the environment and its entry under regions.',
  });

/** The keys of an environment file that are not settings of its stamps. */
export const ENVIRONMENT_KEYS = ['environment', ...Object.keys(shared), 'regions'] as const;
