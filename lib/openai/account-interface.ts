import type { IConstruct, Node } from 'constructs';
import type { IGrantee } from '../access/grantee';
import type { RoleGrant } from '../access/role-grant';
import type { AccountKind } from '../catalog/clouds';
import type { Residency } from '../catalog/residency';
import type { RoleWord } from '../catalog/roles';
import type { PrivateEndpoint, PrivateEndpointOptions, PrivateLinkTarget } from '../network/private-endpoint';
import type { Diagnostics, DiagnosticsOptions } from '../observability/diagnostics';
import type { IWorkspace } from '../observability/workspace';
import type { IResourceGroup } from '../terraform/resource-group';
import type { Blocklist, BlocklistOptions } from './blocklist';
import type { ContentFilter, ContentFilterOptions } from './content-filter';
import type { ModelDeployment, ModelDeploymentOptions } from './model-deployment';

/** What identifies an account. */
export interface AccountIdentity {
  /** The tree node of the construct that represents the account. */
  readonly node: Node;
  /** The account's ID as a reference or text. */
  readonly accountId: string;
  /** The account's ID as text, known before the account exists; undefined if only Terraform knows it. */
  readonly knownId: string | undefined;
  /** The account's name, possibly as an expression. */
  readonly accountName: string;
}

/** An Azure OpenAI account, new or existing. It can get roles itself, with its system-assigned identity. */
export interface IOpenAIAccount extends IConstruct, AccountIdentity, IGrantee {
  /** The ID of its subscription, possibly as an expression. */
  readonly subscriptionId: string;
  /** Its resource group, which is that of its endpoints unless they set another one. */
  readonly resourceGroup: IResourceGroup;
  /** The region of the account; undefined if it is an existing account that was imported without it. */
  readonly location: string | undefined;
  /** Where prompts may be processed; undefined if the account sets nothing of its own. */
  readonly residency: Residency | undefined;
  /** The kind of the account; undefined if it is an existing account that was imported without it. */
  readonly knownKind: AccountKind | undefined;
  /**
   * The kind of the account, which determines its models and its private DNS zones.
   *
   * @throws if it is an existing account that was imported without it
   */
  readonly kind: AccountKind;
  /**
   * The endpoint of the account, such as `https://oai-example.openai.azure.com/`.
   *
   * @throws if it is an existing account that was imported without it
   */
  readonly endpoint: string;
  /**
   * The base URL of the v1 API.
   *
   * @throws if it is an existing account that was imported without its endpoint
   */
  readonly v1BaseUrl: string;
  /**
   * The object ID of the account's system-assigned identity.
   *
   * @throws if it is an existing account that was imported without it
   */
  readonly identityPrincipalId: string;
  /** What private endpoints of the account connect to. */
  readonly privateLink: PrivateLinkTarget;
  /** Adds a model that clients can call. */
  addDeployment(id: string, options: ModelDeploymentOptions): ModelDeployment;
  /** Adds a content filter policy. Without options, it is the strictest one. */
  addContentFilter(id: string, options?: ContentFilterOptions): ContentFilter;
  /** Adds a list of blocked words that content filters can use. Its name in Azure is the id and a hash of its content. */
  addBlocklist(id: string, options: BlocklistOptions): Blocklist;
  /** Adds a private endpoint, which is created after everything else on the account. */
  addPrivateEndpoint(id: string, options: PrivateEndpointOptions): PrivateEndpoint;
  /** Sends all logs and metrics of the account to a workspace. They do not contain prompts and completions. */
  sendLogsTo(workspace: IWorkspace, options?: SendLogsOptions): Diagnostics;
  /**
   * Grants a role on the account.
   *
   * @param role a persona (`inference`, `caller`, `builder`, `operator`, `auditor`), a display name or the GUID of a custom role
   * @throws if the role allows weakening filters or assigning roles, or reading keys of an account that this stack does not create
   */
  grant(grantee: IGrantee, role: RoleWord, options?: GrantOptions): RoleGrant;
  /** Lets a grantee call the deployments: Cognitive Services OpenAI User. */
  grantInference(grantee: IGrantee, options?: GrantOptions): RoleGrant;
}

/** The id of a grant. */
export interface GrantOptions {
  /**
   * The id of the construct, which is part of its addresses.
   *
   * @default - the path of the grantee in its stack, or the ID of its principal, followed by the role
   */
  readonly id?: string;
}

/** The id and the name of a setting that sends logs. */
export interface SendLogsOptions extends DiagnosticsOptions {
  /**
   * The id of the construct, which is part of its address. It must be set if the account sends its logs to two workspaces.
   *
   * @default diagnostics
   */
  readonly id?: string;
}
