import { z } from 'zod';
import type { Answer } from '../answer';
import type { ResourceManager } from '../resource-manager';

/**
 * The version of the API of accounts and everything on them.
 *
 * Source: Azure/azure-rest-api-specs, CognitiveServices.Management (read 2026-11-25).
 */
export const ACCOUNT_API = '2025-06-01';

/** The operations that these functions need. The role Reader has all of them. */
export const READ_ACCOUNT_PARTS = [
  'Microsoft.CognitiveServices/accounts/read',
  'Microsoft.CognitiveServices/accounts/deployments/read',
  'Microsoft.CognitiveServices/accounts/raiPolicies/read',
  'Microsoft.CognitiveServices/accounts/raiBlocklists/read',
  'Microsoft.CognitiveServices/accounts/raiBlocklists/raiBlocklistItems/read',
  'Microsoft.CognitiveServices/accounts/privateEndpointConnections/read',
  'Microsoft.Insights/diagnosticSettings/read',
] as const;

/** Who changed a resource last, and when. */
const SYSTEM_DATA = z.object({ lastModifiedBy: z.string().nullish(), lastModifiedAt: z.string().nullish() }).nullish();

const named = <Properties extends z.ZodType>(properties: Properties) =>
  z.object({ id: z.string().nullish(), name: z.string(), systemData: SYSTEM_DATA, properties });

const TEXTS = z.array(z.string()).nullish();

const ACCOUNT = named(
  z.object({
    customSubDomainName: z.string().nullish(),
    publicNetworkAccess: z.string().nullish(),
    disableLocalAuth: z.boolean().nullish(),
    restrictOutboundNetworkAccess: z.boolean().nullish(),
    allowedFqdnList: TEXTS,
    networkAcls: z
      .object({
        defaultAction: z.string().nullish(),
        bypass: z.string().nullish(),
        ipRules: z.array(z.object({ value: z.string() })).nullish(),
        virtualNetworkRules: z.array(z.object({ id: z.string() })).nullish(),
      })
      .nullish(),
  }),
).extend({ kind: z.string(), location: z.string() });

const DEPLOYMENT = named(
  z.object({
    model: z.object({ format: z.string().nullish(), name: z.string(), version: z.string().nullish() }),
    versionUpgradeOption: z.string().nullish(),
    raiPolicyName: z.string().nullish(),
    spilloverDeploymentName: z.string().nullish(),
  }),
).extend({ sku: z.object({ name: z.string(), capacity: z.number().nullish() }) });

const FILTER = named(
  z.object({
    type: z.string().nullish(),
    mode: z.string().nullish(),
    basePolicyName: z.string().nullish(),
    contentFilters: z
      .array(
        z.object({
          name: z.string(),
          source: z.string().nullish(),
          enabled: z.boolean().nullish(),
          blocking: z.boolean().nullish(),
          severityThreshold: z.string().nullish(),
        }),
      )
      .nullish(),
    customBlocklists: z
      .array(z.object({ blocklistName: z.string(), source: z.string().nullish(), blocking: z.boolean().nullish() }))
      .nullish(),
  }),
);

const BLOCKLIST = named(z.unknown());

const ITEM = z.object({ properties: z.object({ pattern: z.string(), isRegex: z.boolean().nullish() }) });

const CONNECTION = named(
  z.object({
    privateEndpoint: z.object({ id: z.string().nullish() }).nullish(),
    privateLinkServiceConnectionState: z.object({ status: z.string().nullish() }).nullish(),
  }),
);

const DIAGNOSTICS = named(
  z.object({
    workspaceId: z.string().nullish(),
    logs: z.array(z.object({ category: z.string().nullish(), enabled: z.boolean() })).nullish(),
    metrics: z.array(z.object({ category: z.string().nullish(), enabled: z.boolean() })).nullish(),
  }),
);

/** An account as Azure has it. */
export type LiveAccount = z.infer<typeof ACCOUNT>;
/** A deployment as Azure has it. */
export type LiveDeployment = z.infer<typeof DEPLOYMENT>;
/** A content filter as Azure has it, be it of Microsoft (`SystemManaged`) or of the account (`UserManaged`). */
export type LiveFilter = z.infer<typeof FILTER>;
/** A blocklist as Azure has it, without its items. */
export type LiveBlocklist = z.infer<typeof BLOCKLIST>;
/** An item of a blocklist as Azure has it. */
export type LiveItem = z.infer<typeof ITEM>;
/** A connection of a private endpoint as Azure has it. */
export type LiveConnection = z.infer<typeof CONNECTION>;
/** A diagnostic setting as Azure has it. */
export type LiveDiagnostics = z.infer<typeof DIAGNOSTICS>;

/** An account, and what is on it. */
export class AccountParts {
  /** @param id the ID of the account */
  constructor(
    private readonly azure: ResourceManager,
    private readonly id: string,
  ) {}

  readonly account = (): Promise<Answer<LiveAccount>> => this.azure.get(this.id, ACCOUNT_API, ACCOUNT);

  readonly deployments = () => this.list('deployments', DEPLOYMENT);

  readonly filters = () => this.list('raiPolicies', FILTER);

  readonly blocklists = () => this.list('raiBlocklists', BLOCKLIST);

  /** @param list the name of the blocklist */
  readonly items = (list: string) => this.list(`raiBlocklists/${encodeURIComponent(list)}/raiBlocklistItems`, ITEM);

  readonly connections = () => this.list('privateEndpointConnections', CONNECTION);

  readonly diagnostics = (): Promise<Answer<readonly LiveDiagnostics[]>> =>
    this.azure.list(`${this.id}/providers/Microsoft.Insights/diagnosticSettings`, '2021-05-01-preview', DIAGNOSTICS);

  private list<T>(part: string, shape: z.ZodType<T>): Promise<Answer<readonly T[]>> {
    return this.azure.list(`${this.id}/${part}`, ACCOUNT_API, shape);
  }
}
