import { z } from 'zod';
import { PRINCIPAL_TYPES } from '../catalog/principals';
import { ACCOUNT_KINDS } from '../catalog/clouds';
import { HARM_ACTIONS, HARM_NAMES, SHIELD_ACTIONS, SHIELD_NAMES } from '../catalog/content-filters';
import { MODEL_NAMES } from '../catalog/models';
import { PLACE_NAMES } from '../catalog/places';
import { ASSIGNABLE_ROLES } from '../catalog/roles';
import { SKU_NAMES } from '../catalog/skus';
import { DEFAULT_BASE_POLICY } from '../content-safety/content-filter-policy';
import { FILTER_MODES } from '../catalog/content-filters';
import { BLOCKLIST_DIRECTIONS } from '../openai/custom-blocklists';
import { FILTER_PRESET_NAMES } from '../content-safety/filter-presets';
import { VERSION_UPGRADE_OPTIONS } from '../catalog/version-upgrades';
import { TERMS_VARIABLE_NAME, TERMS_VARIABLE_WORDS } from '../openai/variable-name';
import { HOST_NAME } from '../catalog/host-name';
import { RETENTION_DAYS } from '../catalog/log-retention';
import type { StampNames } from '../fleet/stamp';
import { DNS_MODES } from '../fleet/stamp';
import { modelProviderData } from './model-provider-settings';
import { moved } from './move-settings';
import { overrides } from './override-settings';
import { project } from './project-settings';
import { resourceGroup } from './resource-group-settings';
import { cidr, ipv4, key, resourceId, text, uuid } from './texts';

const hostName = text('a host name', HOST_NAME, 'images.example.com');
const name = z.string().min(1);

const harmAction = z.enum(HARM_ACTIONS);
const bothDirections = z.strictObject({ prompt: harmAction, completion: harmAction });

const contentFilter = z.strictObject({
  preset: z.enum(FILTER_PRESET_NAMES).optional().meta({
    description: 'The preset to start from. The other settings of the filter replace its values one by one. Default: strict.',
  }),
  harms: z
    .strictObject(Object.fromEntries(HARM_NAMES.map((harm) => [harm, z.union([harmAction, bothDirections]).optional()])))
    .optional()
    .meta({
      description:
        'The action for each harm: one value, or one for prompts and one for completions. low-and-above is the strictest and the default; annotate and off require an approval by Microsoft.',
    }),
  shields: z
    .strictObject(Object.fromEntries(SHIELD_NAMES.map((shield) => [shield, z.enum(SHIELD_ACTIONS).optional()])))
    .optional()
    .meta({
      description: 'The action for attacks and protected material. Default: block; off for spotlighting and profanity.',
    }),
  basePolicy: name
    .optional()
    .meta({ description: `The Azure policy that this one is based on. Default: ${DEFAULT_BASE_POLICY}.` }),
  mode: z.enum(FILTER_MODES).optional().meta({
    description:
      'blocking checks a completion before it is returned; asynchronous streams it and can stop it late. Default: blocking.',
  }),
  blocklists: z.array(name).optional().meta({ description: 'The keys of the blocklists that the filter uses. Default: none.' }),
  name: key.optional().meta({ description: 'Its name in Azure. Default: its key.' }),
});

const words = z.strictObject({
  terms: z.array(name).default([]).meta({ description: 'Words and phrases to block, at most 1,000 characters each.' }),
  patterns: z.array(name).default([]).meta({ description: 'Regular expressions to block, in RE2: docs/blocklists.md.' }),
  file: text('the path of a .txt or .csv file', /\.(txt|csv)$/, 'words/names.txt')
    .optional()
    .meta({ description: 'A file with more terms, relative to environments/: one term per line, or CSV.' }),
  termsVariable: text(TERMS_VARIABLE_WORDS, TERMS_VARIABLE_NAME, 'customer_words')
    .optional()
    .meta({ description: 'The sensitive Terraform variable that contains the terms, so that they are in no file.' }),
  direction: z
    .enum(BLOCKLIST_DIRECTIONS)
    .default('both')
    .meta({ description: 'What is checked against the list: prompts, completions or both. Default: both.' }),
  confidential: z.boolean().default(false).meta({
    description:
      'Whether problems and the page of the stamp hide the terms. The generated Terraform and the state still contain them.',
  }),
});

/** A variable has all the words of a list: those beside it would say which list it is. */
const blocklist = words.superRefine(({ terms, patterns, file, termsVariable }, context) => {
  if (termsVariable === undefined) return;
  const beside = [terms.length > 0 && 'terms', patterns.length > 0 && 'patterns', file !== undefined && 'file'].filter(
    (each) => each !== false,
  );
  if (beside.length > 0)
    context.addIssue({
      code: 'custom',
      path: ['termsVariable'],
      message: `cannot stand beside ${beside.join(', ')}: all words of a list are in the variable, or none`,
      params: { help: 'make two lists, which a filter may both name; what a lower layer has, remove with null' },
    });
});

const deployment = z.strictObject({
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
  name: key.optional().meta({ description: 'Its name in Azure, which clients send as model. Default: its key.' }),
});

const grant = z.strictObject({
  principalId: uuid.meta({ description: 'The object ID in Entra ID of the user, group or service principal.' }),
  principalType: z.enum(PRINCIPAL_TYPES).meta({ description: 'What the principal is.' }),
  role: z.union([z.enum(ASSIGNABLE_ROLES), name]).meta({
    description: 'inference, caller, builder, operator or auditor; the name of a built-in role; or the GUID of a custom role.',
  }),
});

const network = z.strictObject({
  addressSpace: cidr.optional().meta({ description: 'The address space of the network to create, such as 10.20.0.0/24.' }),
  privateEndpointPrefix: cidr
    .optional()
    .meta({ description: 'The address prefix of the subnet for private endpoints. Default: the first /27 of addressSpace.' }),
  allowedSources: z
    .record(key, z.union([name, z.array(cidr).min(1)]))
    .default({ vnet: 'VirtualNetwork' })
    .meta({
      description:
        'Who may connect to the private endpoint on port 443, by a name of your choice: a range, a list of ranges or a service tag. Default: the network and those peered with it.',
    }),
  dnsServers: z
    .array(ipv4)
    .default([])
    .meta({ description: 'The DNS servers of the network, such as those of a hub. Default: those of Azure.' }),
  existing: z
    .strictObject({
      subnetId: resourceId.meta({
        description: 'The ID of a subnet for private endpoints. The stamp then creates no network.',
      }),
      location: z
        .enum(PLACE_NAMES)
        .optional()
        .meta({ description: 'The region of that network. Default: the region of the stamp.' }),
    })
    .optional()
    .meta({ description: 'An existing network, which another team manages.' }),
});

const dns = z.strictObject({
  mode: z.enum(DNS_MODES).default('environment').meta({
    description:
      'Who manages the private DNS zones. environment: one set for all regions of the environment; stamp: one set in each stamp; existing: zones given by ID; policy: Azure Policy registers the endpoint.',
  }),
  zones: z
    .record(hostName, resourceId)
    .default({})
    .meta({ description: 'With mode existing: the ID of each zone, by its name.' }),
});

const diagnostics = z.strictObject({
  workspaceLocation: z.enum(PLACE_NAMES).optional().meta({
    description: 'The region of that workspace, which its ID does not contain. Logs must stay where prompts may be processed.',
  }),
  workspaceId: resourceId
    .optional()
    .meta({ description: 'The ID of a Log Analytics workspace. Default: the stamp creates one.' }),
  retentionDays: z
    .int()
    .min(RETENTION_DAYS.min)
    .max(RETENTION_DAYS.max)
    .default(90)
    .meta({ description: 'How many days the workspace of the stamp keeps logs.' }),
});

const account = z.strictObject({
  kind: z.enum(ACCOUNT_KINDS).default('OpenAI').meta({ description: 'AIServices also serves other Foundry models.' }),
  projectManagement: z.boolean().default(false).meta({
    description:
      'Whether the account can have projects: kind AIServices only. It cannot be turned off again: Terraform would replace the account.',
  }),
  allowedFqdns: z.array(hostName).default([]).meta({ description: 'Host names that the account may call. Default: none.' }),
  purgeOnDestroy: z.boolean().default(true).meta({
    description:
      'Whether destroying the account also purges it, which frees its name and subdomain at once instead of after 48 hours.',
  }),
});

const names = z.strictObject(
  Object.fromEntries(
    [
      'resourceGroup',
      'account',
      'customSubdomain',
      'virtualNetwork',
      'subnet',
      'networkSecurityGroup',
      'privateEndpoint',
      'networkInterface',
      'workspace',
    ].map((each) => [each, name.optional()] as const),
  ) as Record<keyof StampNames, z.ZodOptional<z.ZodString>>,
);

/** The settings of a region's stamp, after all layers are merged. */
export const stampSettings = z.strictObject({
  tags: z
    .record(z.string().min(1).max(512), z.string().max(256))
    .default({})
    .meta({ description: 'Tags for all resources that support tags, in addition to environment, workload and managedBy.' }),
  account: account.prefault({}).meta({ description: 'The Azure OpenAI account.' }),
  contentFilters: z.record(key, contentFilter).default({}).meta({ description: 'Content filter policies by name.' }),
  blocklists: z
    .record(key, blocklist)
    .default({})
    .meta({ description: 'Lists of terms and patterns that content filters block, by name.' }),
  deployments: z
    .record(key, deployment)
    .default({})
    .meta({ description: 'Model deployments by key. Clients send the name as model, or the key if there is no name.' }),
  projects: z
    .record(key, project)
    .default({})
    .meta({ description: 'Projects in which people build agents, by key. They need account.projectManagement.' }),
  access: z.record(key, grant).default({}).meta({ description: 'Role assignments on the account, by a name of your choice.' }),
  network: network.prefault({}).meta({ description: 'The network that the private endpoint is in.' }),
  dns: dns.prefault({}).meta({ description: 'How clients resolve the private endpoint.' }),
  diagnostics: diagnostics.prefault({}).meta({ description: 'Where logs and metrics are sent.' }),
  resourceGroup: resourceGroup.prefault({}).meta({ description: 'The resource group of everything in the stamp.' }),
  preventDestroy: z.boolean().default(true).meta({
    description:
      'Whether Terraform refuses a plan that destroys or replaces the resource group, the account, the workspace or the private DNS zones. Before a change that has to destroy one of them, set this to false and deploy.',
  }),
  differs: z.array(name).default([]).meta({
    description: 'Settings that differ on purpose from the other regions of the environment, such as deployments.chat.',
  }),
  moved: moved.prefault({}).meta({
    description:
      'Renamed keys: write each old key, followed by its new key. Without this, Terraform destroys the resource and creates it again.',
  }),
  overrides: overrides.default({}).meta({
    description:
      'Attributes of generated resources, by Terraform address, as Terraform spells them. Maps merge; anything else replaces. Only the guardrails and overrides rules check them.',
  }),
  names: names
    .prefault({})
    .meta({ description: 'Resource names to use instead of those derived from workload, environment and region.' }),
});

export type StampSettings = z.output<typeof stampSettings>;

/** The tags alone, for resources that belong to no region. */
export const tagSettings = stampSettings.pick({ tags: true });
