import { z } from 'zod';
import { PRINCIPAL_TYPES } from '../catalog/principals';
import { HARM_ACTIONS, HARM_NAMES, SHIELD_ACTIONS, SHIELD_NAMES } from '../catalog/content-filters';
import { LOCKABLE } from '../catalog/locks';
import { PLACE_NAMES } from '../catalog/places';
import { ASSIGNABLE_ROLES } from '../catalog/roles';
import { DEFAULT_BASE_POLICY } from '../content-safety/content-filter-policy';
import { FILTER_MODES } from '../catalog/content-filters';
import { BLOCKLIST_DIRECTIONS } from '../openai/custom-blocklists';
import { FILTER_PRESET_NAMES } from '../content-safety/filter-presets';
import { TERMS_VARIABLE_NAME, TERMS_VARIABLE_WORDS } from '../openai/variable-name';
import { RETENTION_DAYS } from '../catalog/log-retention';
import type { StampNames } from '../fleet/stamp';
import { DNS_MODES } from '../fleet/stamp';
import { accountSettings, hostName } from './account-settings';
import { alerts } from './alert-settings';
import { budget } from './budget-settings';
import { deployment, deploymentDefaults } from './deployment-settings';
import { moved } from './move-settings';
import { network } from './network-settings';
import { overrides } from './override-settings';
import { project } from './project-settings';
import { resourceGroup } from './resource-group-settings';
import { key, resourceId, text, uuid } from './texts';

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

const grant = z.strictObject({
  principalId: uuid.meta({ description: 'The object ID in Entra ID of the user, group or service principal.' }),
  principalType: z.enum(PRINCIPAL_TYPES).meta({ description: 'What the principal is.' }),
  role: z.union([z.enum(ASSIGNABLE_ROLES), name]).meta({
    description: 'inference, caller, builder, operator or auditor; the name of a built-in role; or the GUID of a custom role.',
  }),
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
      'keyIdentity',
      'keyVault',
    ].map((each) => [each, name.optional()] as const),
  ) as Record<keyof StampNames, z.ZodOptional<z.ZodString>>,
);

/** The settings of a region's stamp, after all layers are merged. */
export const stampSettings = z.strictObject({
  tags: z
    .record(z.string().min(1).max(512), z.string().max(256))
    .default({})
    .meta({ description: 'Tags for all resources that support tags, in addition to environment, workload and managedBy.' }),
  ignoreTags: z.array(z.string().min(1).max(512)).default([]).meta({
    description:
      'The names of tags that Azure Policy or another tool sets, spelled as it spells them. Terraform does not change or remove them. Default: none.',
  }),
  account: accountSettings.prefault({}).meta({ description: 'The Azure OpenAI account.' }),
  contentFilters: z.record(key, contentFilter).default({}).meta({ description: 'Content filter policies by name.' }),
  blocklists: z
    .record(key, blocklist)
    .default({})
    .meta({ description: 'Lists of terms and patterns that content filters block, by name.' }),
  deploymentDefaults: deploymentDefaults.prefault({}).meta({
    description: 'Settings of every deployment that does not set them itself.',
  }),
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
  alerts: alerts.prefault({}).meta({
    description:
      'Alerts about the account. In the defaults or an environment, also alerts about operations in the resource groups of its stamps. Default: none.',
  }),
  budget: budget
    .optional()
    .meta({ description: 'A budget for the resource group of the stamp. Azure notifies; it stops nothing. Default: none.' }),
  locks: z
    .array(name.meta({ enum: [...LOCKABLE] }))
    .default([])
    .meta({
      description:
        'What gets a lock in Azure, which stops people and other tools from deleting it, but not terraform destroy. Only workspace, if the stamp creates it: the check gives the reason for everything else. Default: none.',
    }),
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

/** The settings that also apply to resources that belong to no region. */
export const sharedSettings = stampSettings.pick({ ignoreTags: true, tags: true, alerts: true });

export type SharedSettings = z.output<typeof sharedSettings>;
