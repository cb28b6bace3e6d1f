import { CognitiveAccount } from '@cdktf/provider-azurerm/lib/cognitive-account';
import type { Construct } from 'constructs';
import type { AccountKind } from '../catalog/clouds';
import { ACCOUNT_KINDS, endpointOf, v1BaseUrlOf } from '../catalog/clouds';
import type { DefenderState } from '../catalog/defender';
import type { Residency } from '../catalog/residency';
import { resourceIdOf } from '../catalog/resource-id';
import { HOST_NAME } from '../catalog/host-name';
import {
  absenceFailure,
  choiceFailure,
  isReference,
  listFailure,
  nameFailure,
  shown,
  unlessReference,
  uuidFailure,
} from '../terraform/checks';
import { innerScope } from '../terraform/inner-scope';
import { preventDestroyIn } from '../terraform/owning-stack';
import { residencyFailures } from '../terraform/promise-checks';
import type { IResourceGroup } from '../terraform/resource-group';
import { cloudIn, subscriptionOf } from '../terraform/subscription';
import { isMarked, mark, markerOf } from '../terraform/marker';
import { requireObject, throwIfAny } from '../terraform/validation-error';
import { OpenAIAccountBase } from './account-base';
import type { IOpenAIAccount } from './account-interface';
import type { CustomerManagedKey } from './account-key';
import { AccountKey } from './account-key';
import { AccountWrites } from './account-writes';
import { DefenderSetting } from './defender-setting';
import type { OpenAIAccountAttributes } from './existing-account';
import { ExistingAccount } from './existing-account';
import type { ProjectOptions } from './project';
import { Project } from './project';

/** An account to create. Everything else about it is fixed. */
export interface OpenAIAccountProps {
  /** 2 to 64 letters, digits and hyphens. */
  readonly name: string;
  /** The resource group. */
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
   * Whether the account can have projects. Only an account of kind `AIServices` can, and it cannot be turned off again: Terraform would
   * replace the account.
   *
   * @default false
   */
  readonly projectManagement?: boolean;
  /**
   * The Azure name of the region, such as `swedencentral`.
   *
   * @default - the location of the resource group
   */
  readonly location?: string;
  /**
   * Host names that the account can call, for example for images given as links. All others are blocked.
   *
   * @default - none: the account cannot call any host
   */
  readonly allowedFqdns?: readonly string[];
  /**
   * Your own key, which encrypts the data that the account stores: files, batches and fine-tuned models. See docs/encryption.md.
   *
   * @default - a key of Microsoft
   */
  readonly customerManagedKey?: CustomerManagedKey;
  /**
   * Whether Microsoft Defender for AI watches the account. The plan of the subscription is another setting, which this does not change.
   * If you leave this out later, Azure keeps the state.
   *
   * @default - Terraform does not manage it
   */
  readonly defenderForAI?: DefenderState;
  /**
   * Where prompts to this account may be processed and its data may be stored. The guardrails of the stack enforce it.
   *
   * @default - the residency of the stack: `guardrails` of a `BaseStack`, or `Guardrails.of(stack).promise({ residency })`
   */
  readonly residency?: Residency;
  /**
   * The subscription of the account. Only a stack that is not a `BaseStack` and whose azurerm provider takes the subscription from
   * the environment of the run needs it.
   *
   * @default - the subscription of the `BaseStack`, or of the azurerm provider of the stack
   */
  readonly subscriptionId?: string;
  /**
   * Tags of the account, which take precedence over those of the scope.
   *
   * @default - the tags of the scope
   */
  readonly tags?: Readonly<Record<string, string>>;
}

const MARKER = markerOf('OpenAIAccount');

/**
 * A private Azure OpenAI account: no keys, no public network access, no exceptions for Azure's own services, and no calls to hosts
 * that are not named. These properties cannot be turned off.
 */
export class OpenAIAccount extends OpenAIAccountBase {
  /** Whether a value is an account that a stack creates, also of another copy of this package. */
  static isOpenAIAccount(value: unknown): value is OpenAIAccount {
    return isMarked(value, MARKER);
  }

  /**
   * An existing account.
   *
   * @throws if the text is not the ID of an account
   */
  static fromAccountId(scope: Construct, id: string, accountId: string): IOpenAIAccount {
    return new ExistingAccount(scope, id, { accountId });
  }

  /**
   * An existing account, with attributes that its ID does not contain.
   *
   * @throws if the text is not the ID of an account
   */
  static fromAccountAttributes(scope: Construct, id: string, attributes: OpenAIAccountAttributes): IOpenAIAccount {
    return new ExistingAccount(scope, id, attributes);
  }

  readonly accountId: string;
  readonly knownId: string | undefined;
  readonly accountName: string;
  readonly subscriptionId: string;
  readonly resourceGroup: IResourceGroup;
  readonly location: string;
  readonly residency: Residency | undefined;
  readonly kind: AccountKind;
  readonly knownKind: AccountKind;
  readonly endpoint: string;
  readonly v1BaseUrl: string;
  /** The binding of the provider with all attributes. */
  readonly resource: CognitiveAccount;
  /** The first label of the endpoint's host name. */
  readonly customSubdomain: string;
  /** Whether it can have projects. */
  readonly hasProjects: boolean;
  protected readonly endpointTriggers: readonly string[];
  protected readonly keysAreOff = true;

  constructor(scope: Construct, id: string, props: OpenAIAccountProps) {
    super(scope, id);
    mark(this, MARKER);
    requireObject(this, props);
    const { name, customSubdomain, resourceGroup, kind = 'OpenAI', allowedFqdns } = props;
    const subscriptionId = subscriptionOf(this) ?? props.subscriptionId;
    throwIfAny(this, [
      nameFailure('account', name),
      nameFailure('customSubdomain', customSubdomain),
      absenceFailure('resource group', resourceGroup),
      choiceFailure('account kind', kind, ACCOUNT_KINDS),
      projectFailure(kind, props.projectManagement),
      ...hostFailures(allowedFqdns),
      ...residencyFailures(props.residency),
      subscriptionFailure(subscriptionId, props.subscriptionId),
    ]);
    const { location = resourceGroup.location } = props;
    const key = props.customerManagedKey && this.keyOf(props.customerManagedKey, kind, subscriptionId ?? '');
    this.resource = new CognitiveAccount(this, 'Resource', {
      name,
      resourceGroupName: resourceGroup.reference,
      location,
      kind,
      skuName: 'S0',
      customSubdomainName: customSubdomain,
      identity: { type: 'SystemAssigned' },
      ...(key ? encryptedWith(key) : {}),
      localAuthEnabled: false,
      publicNetworkAccessEnabled: false,
      networkAcls: { defaultAction: 'Deny', bypass: 'None' },
      outboundNetworkAccessRestricted: true,
      ...(props.projectManagement === true ? { projectManagementEnabled: true } : {}),
      ...(allowedFqdns?.length ? { fqdns: [...allowedFqdns] } : {}),
      ...(props.tags ? { tags: props.tags } : {}),
      lifecycle: { preventDestroy: preventDestroyIn(this) },
    });
    this.accountId = this.resource.id;
    this.accountName = name;
    this.subscriptionId = subscriptionId ?? '';
    this.resourceGroup = resourceGroup;
    this.knownId = knownIdOf(this.subscriptionId, resourceGroup, name);
    this.location = location;
    this.residency = props.residency;
    this.kind = kind;
    this.customSubdomain = customSubdomain;
    this.hasProjects = props.projectManagement === true;
    this.knownKind = kind;
    // The kind of an account determines the number of addresses, which an endpoint gets only when it is created.
    this.endpointTriggers = [`${CognitiveAccount.tfResourceType}.${this.resource.friendlyUniqueId}.kind`];
    this.endpoint = endpointOf(customSubdomain, cloudIn(this));
    this.v1BaseUrl = v1BaseUrlOf(customSubdomain, cloudIn(this));
    this.watch(`${CognitiveAccount.tfResourceType}.${this.resource.friendlyUniqueId}`, props.residency);
    // Imports of this account in the same stack share its writes, whether they know its ID as text or as a reference.
    throwIfAny(this, [AccountWrites.of(this, this).claim('account', name)]);
    if (props.defenderForAI !== undefined) new DefenderSetting(this, 'defender', { account: this, state: props.defenderForAI });
  }

  /** Adds a project, in which people build agents. */
  addProject(id: string, options: ProjectOptions = {}): Project {
    return new Project(innerScope(this, 'project'), id, { ...options, account: this });
  }

  get identityPrincipalId(): string {
    return this.resource.identity.principalId;
  }

  private keyOf(given: CustomerManagedKey, kind: AccountKind, subscriptionId: string): AccountKey {
    requireObject(this, given, 'customerManagedKey');
    return new AccountKey(this, 'key', { ...given, kind, subscriptionId });
  }
}

/** The account keeps its system-assigned identity, which existing accounts have. */
const encryptedWith = ({ keyId, identity, requires }: AccountKey) => ({
  identity: { type: 'SystemAssigned, UserAssigned', identityIds: [identity.identityId] },
  customerManagedKey: { keyVaultKeyId: keyId, identityClientId: identity.clientId },
  ...(requires.length > 0 ? { dependsOn: [...requires] } : {}),
});
const projectFailure = (kind: AccountKind, projectManagement: boolean | undefined) =>
  projectManagement === true && kind === 'OpenAI'
    ? "an account of kind OpenAI has no projects; set kind: 'AIServices'"
    : undefined;

const NO_SUBSCRIPTION =
  'the subscription is not known; set subscriptionId, or set it in the azurerm provider of the stack before you create the account';

/** The problem of the subscription of an account and the one that its props set; undefined if there is none. */
function subscriptionFailure(known: string | undefined, given: string | undefined): string | undefined {
  if (known === undefined) return NO_SUBSCRIPTION;
  if (given === undefined) return undefined;
  const malformed = uuidFailure('subscription', given);
  if (malformed !== undefined || isReference(known) || isReference(given)) return malformed;
  return given.toLowerCase() === known.toLowerCase()
    ? undefined
    : `the subscription '${given}' is not that of the stack, which is '${known}'; omit subscriptionId`;
}

function hostFailures(allowedFqdns: readonly string[] | undefined): (string | undefined)[] {
  const failure = listFailure('allowedFqdns', allowedFqdns);
  if (failure !== undefined || allowedFqdns === undefined || isReference(allowedFqdns)) return [failure];
  return allowedFqdns.map((host) =>
    unlessReference<unknown>(host, (given) =>
      typeof given === 'string' && HOST_NAME.test(given)
        ? undefined
        : `the allowed host ${shown(given)} is not a host name, such as images.example.com`,
    ),
  );
}

function knownIdOf(subscriptionId: string, { groupName }: IResourceGroup, name: string): string | undefined {
  if ([subscriptionId, groupName, name].some(isReference)) return undefined;
  return resourceIdOf('account', { subscriptionId, resourceGroup: groupName, names: [name] });
}
