import { z } from 'zod';
import { PLACE_NAMES } from '../catalog/places';
import { STATE_REPLICATIONS } from '../catalog/storage-replication';
import { isMap } from '../collections/map';
import { key, onlyTrue, resourceId, text, uuid } from './texts';

const publicRange = text('an IPv4 address or range', /^\d{1,3}(\.\d{1,3}){3}(\/\d{1,2})?$/, '203.0.113.0/28');
const https = text('an HTTPS address', /^https:\/\/[^\s/]+\S*$/, 'https://login.microsoftonline.com/<tenant>/v2.0');

/** The tokens that an identity accepts. */
const trust = z
  .strictObject({
    repository: text(
      'the owner and name of a GitHub repository, each with its number or both without',
      // With IDs, as GitHub writes them into the tokens of newer repositories.
      /^[a-zA-Z0-9][a-zA-Z0-9-]{0,38}(\/[\w.-]{1,100}|@\d{1,20}\/[\w.-]{1,100}@\d{1,20})$/,
      'contoso/ai-stamps',
    )
      .optional()
      .meta({
        description:
          'A GitHub repository, with one of pullRequests, environment and branch. The tokens of newer repositories contain IDs; then write them here, too: contoso@123456/ai-stamps@456789.',
      }),
    pullRequests: onlyTrue.optional().meta({ description: 'The workflows of its pull requests.' }),
    environment: z.string().min(1).optional().meta({ description: 'The jobs that run in a GitHub environment.' }),
    branch: z.string().min(1).optional().meta({ description: 'The workflows that run on a branch.' }),
    issuer: https
      .optional()
      .meta({ description: 'With subject: the issuer of the token, as Azure DevOps shows it in the service connection.' }),
    subject: z.string().min(1).optional().meta({ description: 'With issuer: the subject of the token, exactly as issued.' }),
  })
  .refine(saysWho, {
    error: 'must have either repository with one of pullRequests, environment and branch; or issuer and subject',
  });

/** The issuer and subject of tokens, or the GitHub workflow that they are derived from. */
export type TrustSettings = z.output<typeof trust>;

function saysWho({ repository, pullRequests, environment, branch, issuer, subject }: Record<string, unknown>): boolean {
  const count = (...values: readonly unknown[]) => values.filter((value) => value !== undefined).length;
  const [workflows, token] = [count(pullRequests, environment, branch), count(issuer, subject)];
  return repository === undefined ? workflows === 0 && token === 2 : workflows === 1 && token === 0;
}

const deployers = z.strictObject({
  plan: z.record(key, trust).default({}).meta({
    description:
      'The tokens that the plan identity accepts, by a name of your choice. It plans all environments of the storage account.',
  }),
  apply: z
    .record(key, trust)
    .default({})
    .meta({ description: 'The tokens that the apply identity of this environment accepts, by a name of your choice.' }),
});

const creation = z.strictObject({
  location: z
    .enum(PLACE_NAMES)
    .meta({ description: 'The region of the storage account, within the residency: states contain the whole configuration.' }),
  replication: z.enum(STATE_REPLICATIONS).meta({
    description:
      'ZRS keeps copies in three availability zones, if the region has zones; LRS in one data center. Copies in another region are not offered: that may be in another geography.',
  }),
  keepDeletedDays: z
    .int()
    .min(7)
    .max(365)
    .default(30)
    .meta({ description: 'The number of days in which a deleted state or container can be restored.' }),
  allowedRanges: z
    .array(publicRange)
    .default([])
    .meta({ description: 'Public IPv4 addresses and ranges that may connect. Default: all, with an Entra ID token.' }),
  allowedSubnetIds: z
    .array(resourceId)
    .default([])
    .meta({ description: 'The IDs of subnets that may connect. Each needs the service endpoint Microsoft.Storage.' }),
  migrated: z.boolean().default(false).meta({
    description:
      'Whether the state of the storage account itself is also in it. Set it after the first apply. Default: false, a local file in the project folder.',
  }),
  deployers: deployers.prefault({}).meta({ description: 'The pipelines that may plan and apply. Default: none.' }),
});

export type CreationSettings = z.output<typeof creation>;

/** Workspaces of HCP Terraform or Terraform Enterprise. */
const cloud = z.strictObject({
  organization: text('the name of an organization', /^[A-Za-z0-9][\w-]{0,39}$/, 'contoso').meta({
    description: 'The organization in HCP Terraform or Terraform Enterprise.',
  }),
  project: text('the name of a project', /^[\w -]{3,40}$/, 'Azure OpenAI')
    .optional()
    .meta({
      description: 'The project for new workspaces. Default: the default project of the organization.',
    }),
  hostname: text('a host name', /^(?=.{1,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'app.eu.terraform.io')
    .optional()
    .meta({
      description: 'The host name of Terraform Enterprise or of HCP Terraform Europe. Default: app.terraform.io.',
    }),
  workspacePrefix: text('letters, digits, - and _, with - or _ at the end', /^[A-Za-z0-9][\w-]{0,38}[-_]$/, 'assistants-')
    .optional()
    .meta({
      description:
        'The beginning of the name of each workspace; the rest is the ID of the stack, such as prod-swedencentral. Default: the workload and a hyphen.',
    }),
});

/** What is wrong with the name of the resource group, storage account or container of a state, as a sentence; undefined: nothing. */
export function stateNameProblem(key: 'container' | 'resourceGroup' | 'storageAccount', name: string): string | undefined {
  const { error } = fields.shape[key].safeParse(name);
  return error && `It ${error.issues.map(({ message }) => message).join(' and ')}.`;
}

/** The keys of a state in a storage account. The first three are required then. */
const STORAGE_KEYS = ['resourceGroup', 'storageAccount', 'container', 'subscriptionId', 'create'] as const;

const fields = z.strictObject({
  resourceGroup: text('a resource group name', /^(?=.{1,90}$)[\w.()-]*[\w()-]$/, 'rg-tfstate')
    .optional()
    .meta({
      description: 'The resource group of the storage account.',
    }),
  storageAccount: text('3 to 24 lower-case letters and digits', /^[a-z0-9]{3,24}$/, 'sttfstateprod')
    .optional()
    .meta({
      description: 'The storage account that keeps the state. Terraform signs in with Entra ID.',
    }),
  container: text('a container name', /^[a-z0-9](?:[a-z0-9]|-(?!-)){1,61}[a-z0-9]$/, 'tfstate')
    .optional()
    .meta({
      description: 'The container in the storage account.',
    }),
  subscriptionId: uuid
    .optional()
    .meta({ description: 'The subscription of the storage account. Default: that of the environment.' }),
  create: creation.optional().meta({
    description:
      'Create the storage account, in a stack that a person applies by hand, at first and whenever it changes. Default: the storage account exists.',
  }),
  cloud: cloud.optional().meta({
    description:
      'Keep the state in HCP Terraform or Terraform Enterprise, instead of a storage account: one workspace for each stack.',
  }),
});

type Fields = z.output<typeof fields>;

/** Also checked if the map has other problems, such as a misspelled key. */
const always = { when: ({ value }: { readonly value: unknown }) => isMap(value) };
const isInStorage = (given: object) => !('cloud' in given);

/** Where Terraform keeps its state: a storage account, or the workspaces of an organization. */
export const state = STORAGE_KEYS.slice(0, 3)
  .reduce(
    (schema, each) =>
      schema.refine((given) => !isInStorage(given) || given[each] !== undefined, {
        path: [each],
        error: 'is missing',
        ...always,
      }),
    fields,
  )
  .refine((given) => isInStorage(given) || STORAGE_KEYS.every((each) => given[each] === undefined), {
    path: ['cloud'],
    error: 'cannot be combined with the keys of a storage account',
    params: { help: `remove one of them; null removes what defaults.yaml sets, such as storageAccount: null` },
    ...always,
  });

/** State in a storage account. */
export type StorageSettings = Fields & Readonly<Record<'container' | 'resourceGroup' | 'storageAccount', string>>;
/** State in workspaces. */
export type CloudSettings = z.output<typeof cloud>;

/** Where a state is. The schema requires the keys of a storage account if it is not elsewhere. */
export const placeOfState = ({ cloud: workspaces, ...storage }: Fields): CloudSettings | StorageSettings =>
  workspaces ?? (storage as StorageSettings);

/** Whether a state is in workspaces. */
export const isInCloud = (place: CloudSettings | StorageSettings): place is CloudSettings => 'organization' in place;
