import { CognitiveAccount } from '@cdktf/provider-azurerm/lib/cognitive-account';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import type { Principal } from '../access/role-grant';
import { RoleGrant } from '../access/role-grant';
import type { AccountKind } from '../catalog/clouds';
import { endpointOf, PRIVATE_LINK_GROUP, v1BaseUrlOf } from '../catalog/clouds';
import { nameProblem } from '../catalog/name-rules';
import type { RoleWord } from '../catalog/roles';
import type { ResourceId } from '../catalog/resource-id';
import { parseResourceId, resourceIdOf } from '../catalog/resource-id';
import type { PrivateEndpointProps } from '../network/private-endpoint';
import { PrivateEndpoint } from '../network/private-endpoint';
import { BaseStack } from '../terraform/base-stack';
import type { IResourceGroup } from '../terraform/resource-group';
import { throwIfAny, ValidationError } from '../terraform/validation-error';
import type { BlocklistProps } from './blocklist';
import { Blocklist } from './blocklist';
import type { ContentFilterProps } from './content-filter';
import { ContentFilter } from './content-filter';
import type { ModelDeploymentProps } from './model-deployment';
import { ModelDeployment } from './model-deployment';
import { WriteOrder } from './write-order';

/** An Azure OpenAI account, new or existing. */
export interface IOpenAIAccount extends IConstruct {
  /** The account's ID as a reference or text. */
  readonly accountId: string;
  /** Adds a model that clients can call. */
  addDeployment(id: string, props: ModelDeploymentProps): ModelDeployment;
  /** Adds a content filter policy. Without props, it is the strictest one. */
  addContentFilter(id: string, props?: ContentFilterProps): ContentFilter;
  /** Adds a list of blocked words that content filters can use. Its name in Azure is the id and a hash of its content. */
  addBlocklist(id: string, props: BlocklistProps): Blocklist;
  /** Adds a private endpoint, which is created after everything else on the account. */
  addPrivateEndpoint(id: string, props: AccountEndpointProps): PrivateEndpoint;
  /**
   * Grants a principal a role on the account.
   *
   * @param role a persona (`inference`, `operator`, `auditor`), a display name or the GUID of a custom role
   * @throws if the role allows reading keys, weakening filters or assigning roles
   */
  grant(id: string, principal: Principal, role: RoleWord): RoleGrant;
  /** Lets a principal call the deployments: Cognitive Services OpenAI User. */
  grantInference(id: string, principal: Principal): RoleGrant;
}

/** A private endpoint of an account, which sets the target. */
export type AccountEndpointProps = Omit<PrivateEndpointProps, 'groupId' | 'resourceId'>;

abstract class OpenAIAccountBase extends Construct implements IOpenAIAccount {
  abstract readonly accountId: string;
  /** The account's ID as text, known before the account exists. */
  protected abstract readonly id: ResourceId;
  /** Attributes of the account whose change requires new endpoints. */
  protected abstract readonly endpointTriggers: readonly string[];

  private readonly writes = new WriteOrder();
  private readonly taken = new Map<string, string>();
  private readonly grants = new Map<string, string>();
  private readonly groups = new Map<string, Construct>();

  addDeployment(id: string, props: ModelDeploymentProps): ModelDeployment {
    const name = props.name ?? id;
    this.claim('deployment', name);
    const deployment = new ModelDeployment(this.group('deployment'), id, this.accountId, props);
    this.writes.add('deployment', id, deployment.resource);
    return deployment;
  }

  addContentFilter(id: string, props: ContentFilterProps = {}): ContentFilter {
    this.claim('content filter', props.name ?? id);
    const filter = new ContentFilter(this.group('filter'), id, this.accountId, props);
    this.writes.add('contentFilter', id, filter.resource);
    return filter;
  }

  addBlocklist(id: string, props: BlocklistProps): Blocklist {
    this.claim('blocklist', id);
    const list = new Blocklist(this.group('blocklist'), id, this.accountId, props);
    this.writes.add('blocklist', id, list.resource);
    for (const request of list.itemRequests) this.writes.add('blocklistItems', request.node.path, request);
    return list;
  }

  addPrivateEndpoint(id: string, props: AccountEndpointProps): PrivateEndpoint {
    const { replaceTriggeredBy = [] } = props;
    const endpoint = new PrivateEndpoint(this, id, {
      ...props,
      resourceId: this.accountId,
      groupId: PRIVATE_LINK_GROUP,
      replaceTriggeredBy: [...replaceTriggeredBy, ...this.endpointTriggers],
    });
    this.writes.add('privateEndpoint', id, endpoint.resource);
    return endpoint;
  }

  grant(id: string, principal: Principal, role: RoleWord): RoleGrant {
    const { subscriptionId } = this.id;
    const scopeId = resourceIdOf('account', this.id);
    const grant = new RoleGrant(this.group('grant'), id, {
      ...principal,
      role,
      scope: this.accountId,
      scopeId,
      subscriptionId,
    });
    this.refuseRepeated(grant, id, principal);
    return grant;
  }

  grantInference(id: string, principal: Principal): RoleGrant {
    return this.grant(id, principal, 'inference');
  }

  /** Azure rejects a second assignment of a role to a principal, even with another name. */
  private refuseRepeated({ node, assignments }: RoleGrant, id: string, { principalId }: Principal): void {
    const repeated = [...assignments].flatMap(([name, role]) => {
      const other = this.grants.get(name);
      this.grants.set(name, id);
      return other === undefined
        ? []
        : [`'${other}' already grants ${principalId} the role '${role}': Azure rejects a duplicate role assignment`];
    });
    if (repeated.length > 0) throw new ValidationError(node.path, repeated);
  }

  /** Azure compares names without case, so names that differ only in case would overwrite each other. */
  private claim(what: string, name: string): void {
    const key = `${what} ${name.toLowerCase()}`;
    const other = this.taken.get(key);
    throwIfAny(this, [
      other === undefined ? undefined : `the ${what} names '${other}' and '${name}' are the same to Azure, which ignores case`,
    ]);
    this.taken.set(key, name);
  }

  /** The scope for one kind of child, so that a deployment and a filter can have the same id. */
  private group(kind: string): Construct {
    const group = this.groups.get(kind) ?? new Construct(this, kind);
    this.groups.set(kind, group);
    return group;
  }
}

/** An account to create. Everything else about it is fixed. */
export interface OpenAIAccountProps {
  /** 2 to 64 letters, digits and hyphens. */
  readonly name: string;
  /** The resource group. Its location is also that of the account. */
  readonly resourceGroup: IResourceGroup;
  /**
   * The first label of the endpoint's host name. It is globally unique, and cannot change once the account exists. Entra ID and
   * private endpoints require it.
   */
  readonly customSubdomain: string;
  /**
   * `AIServices` also serves the other Foundry models and needs three DNS zones instead of one.
   *
   * @default OpenAI
   */
  readonly kind?: AccountKind;
  /**
   * Host names that the account can call, for example for images given as links. All others are blocked.
   *
   * @default - none: the account cannot call any host
   */
  readonly allowedFqdns?: readonly string[];
  /** @default - no tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A private Azure OpenAI account: no keys, no public network access, no exceptions for Azure's own services, and no calls to hosts
 * that are not named. These properties cannot be turned off.
 */
export class OpenAIAccount extends OpenAIAccountBase {
  /**
   * An existing account.
   *
   * @throws if the text is not the ID of an account
   */
  static fromAccountId(scope: Construct, id: string, accountId: string): IOpenAIAccount {
    return new ImportedAccount(scope, id, accountId);
  }

  readonly accountId: string;
  /** The endpoint of the account, such as `https://oai-example.openai.azure.com/`. */
  readonly endpoint: string;
  /** The base URL of the v1 API. */
  readonly v1BaseUrl: string;
  readonly resource: CognitiveAccount;
  protected readonly id: ResourceId;
  protected readonly endpointTriggers: readonly string[];

  constructor(scope: Construct, id: string, props: OpenAIAccountProps) {
    super(scope, id);
    throwIfAny(this, [nameProblem('account', props.name), nameProblem('customSubdomain', props.customSubdomain)]);
    this.id = {
      subscriptionId: BaseStack.of(this).subscriptionId,
      resourceGroup: props.resourceGroup.groupName,
      names: [props.name],
    };
    this.resource = new CognitiveAccount(this, 'Resource', {
      name: props.name,
      resourceGroupName: props.resourceGroup.reference,
      location: props.resourceGroup.location,
      kind: props.kind ?? 'OpenAI',
      skuName: 'S0',
      customSubdomainName: props.customSubdomain,
      identity: { type: 'SystemAssigned' },
      localAuthEnabled: false,
      publicNetworkAccessEnabled: false,
      networkAcls: { defaultAction: 'Deny', bypass: 'None' },
      outboundNetworkAccessRestricted: true,
      ...(props.allowedFqdns?.length ? { fqdns: [...props.allowedFqdns] } : {}),
      ...(props.tags ? { tags: props.tags } : {}),
      lifecycle: { preventDestroy: BaseStack.of(this).preventDestroy },
    });
    this.accountId = this.resource.id;
    // The kind of an account determines the number of addresses, which an endpoint gets only when it is created.
    this.endpointTriggers = [`${CognitiveAccount.tfResourceType}.${this.resource.friendlyUniqueId}.kind`];
    this.endpoint = endpointOf(props.customSubdomain);
    this.v1BaseUrl = v1BaseUrlOf(props.customSubdomain);
  }
}

class ImportedAccount extends OpenAIAccountBase {
  readonly accountId: string;
  protected readonly endpointTriggers = [];
  protected readonly id: ResourceId;

  constructor(scope: Construct, id: string, accountId: string) {
    super(scope, id);
    const parsed = parseResourceId('account', accountId);
    if (typeof parsed === 'string')
      throw new ValidationError(this.node.path, [`'${accountId}' is not the ID of an account: ${parsed}`]);
    this.accountId = accountId;
    this.id = parsed;
  }
}
