import type { Construct } from 'constructs';
import type { AccountKind } from '../catalog/clouds';
import { ACCOUNT_KINDS } from '../catalog/clouds';
import type { Residency } from '../catalog/residency';
import { isReference, optionalChoiceFailure, shown } from '../terraform/checks';
import { partsOfId } from '../terraform/imported-id';
import type { IResourceGroup } from '../terraform/resource-group';
import { ResourceGroup } from '../terraform/resource-group';
import { residencyFailures } from '../terraform/promise-checks';
import { requireObject, throwIfAny, ValidationError } from '../terraform/validation-error';
import { OpenAIAccountBase } from './account-base';

/** An existing account. */
export interface OpenAIAccountAttributes {
  /** The account's ID, as a reference or text. */
  readonly accountId: string;
  /**
   * The endpoint of the account, such as `https://oai-example.openai.azure.com/`.
   *
   * @default - unknown: `endpoint` and `v1BaseUrl` of the account fail
   */
  readonly endpoint?: string;
  /**
   * The region of the account.
   *
   * @default - unknown: the availability and the residency of deployments in the region are not checked
   */
  readonly location?: string;
  /**
   * Where prompts to this account may be processed and its data may be stored. The guardrails of the stack enforce it.
   *
   * @default - the residency of the stack
   */
  readonly residency?: Residency;
  /**
   * The kind of the account.
   *
   * @default - unknown: `PrivateDnsZones.forAccount` fails
   */
  readonly kind?: AccountKind;
  /**
   * The object ID of the account's system-assigned identity.
   *
   * @default - unknown: the account cannot get a role itself
   */
  readonly identityPrincipalId?: string;
}

/** An account that Terraform does not create in this stack. */
export class ExistingAccount extends OpenAIAccountBase {
  readonly accountId: string;
  readonly knownId: string | undefined;
  readonly accountName: string;
  readonly subscriptionId: string;
  readonly resourceGroup: IResourceGroup;
  readonly location: string | undefined;
  readonly residency: Residency | undefined;
  readonly knownKind: AccountKind | undefined;
  protected readonly endpointTriggers = [];
  protected readonly keysAreOff = false;
  private readonly attributes: OpenAIAccountAttributes;

  constructor(scope: Construct, id: string, attributes: OpenAIAccountAttributes) {
    super(scope, id);
    requireObject(this, attributes, 'attributes');
    const { accountId, location, endpoint } = attributes;
    const { subscriptionId, resourceGroup, names, isText } = partsOfId(this, 'account', 'an account', accountId);
    throwIfAny(this, [
      optionalChoiceFailure('account kind', attributes.kind, ACCOUNT_KINDS),
      ...residencyFailures(attributes.residency),
      endpoint === undefined || isReference(endpoint) || /^https:\/\/[^/]+\/$/.test(endpoint)
        ? undefined
        : `the endpoint ${shown(endpoint)} is not valid; write it like https://oai-example.openai.azure.com/`,
    ]);
    this.attributes = attributes;
    this.accountId = accountId;
    this.knownId = isText ? accountId : undefined;
    this.accountName = names[0] ?? '';
    this.subscriptionId = subscriptionId;
    this.location = location;
    this.residency = attributes.residency;
    this.knownKind = attributes.kind;
    this.watch(accountId, this.residency, isReference(location) ? undefined : location);
    this.resourceGroup = ResourceGroup.fromResourceGroupName(
      this,
      'resource_group',
      resourceGroup,
      location === undefined ? {} : { location },
    );
  }

  get kind(): AccountKind {
    return this.required('kind');
  }

  get endpoint(): string {
    return this.required('endpoint');
  }

  get v1BaseUrl(): string {
    return `${this.endpoint}openai/v1/`;
  }

  get identityPrincipalId(): string {
    return this.required('identityPrincipalId');
  }

  private required<K extends 'endpoint' | 'identityPrincipalId' | 'kind'>(name: K): NonNullable<OpenAIAccountAttributes[K]> {
    const value = this.attributes[name];
    if (value !== undefined) return value;
    throw new ValidationError(this.node.path, [
      `the ${name} of the existing account is not known; import it with OpenAIAccount.fromAccountAttributes and its ${name}`,
    ]);
  }
}
