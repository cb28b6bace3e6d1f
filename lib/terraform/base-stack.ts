import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformElement, TerraformOutput, TerraformResource, TerraformStack } from 'cdktf';
import type { Construct, IConstruct, Node } from 'constructs';
import type { ServedCloud } from '../catalog/cloud-name';
import type { GuardrailProps } from '../guardrails/validation';
import { guardrailErrors } from '../guardrails/validation';
import { AzapiProvider } from './azapi';
import type { StateBackend } from './backend';
import { addBackend, cloudFailure, environmentOf, stateFailures } from './backend';
import { absenceFailure, textFailure, uuidFailure } from './checks';
import { Guardrails } from './guardrails';
import { LogicalIds } from './logical-ids';
import { areRulesChecked } from './checked-rules';
import { isMarked, mark, markerOf } from './marker';
import { StackMoves } from './moved-blocks';
import type { AttributeMap } from './overrides';
import { withOverride, overrideProblems } from './overrides';
import { promiseFailures } from './promise-checks';
import type { ProviderVersions } from './provider-versions';
import { AZURERM_SOURCE, PROVIDER_VERSIONS } from './provider-versions';
import type { TagMap } from './tags';
import { StackChecks } from './stack-checks';
import { ignoredTagFailures, ignoreTags } from './ignored-tags';
import { applyTags, Tags } from './tags';
import { requireObject, throwIfAny, ValidationError } from './validation-error';

const MARKER = markerOf('BaseStack');

/** The Terraform versions that the generated configuration supports. */
export const REQUIRED_TERRAFORM = '>= 1.9';

/** The subscription, state and providers of a stack. */
export interface BaseStackProps {
  /** The subscription of all resources in the stack. */
  readonly subscriptionId: string;
  /** Where Terraform keeps the state of the stack. */
  readonly state: StateBackend;
  /**
   * The Azure cloud of the subscription. It determines where both providers sign in, and the names of endpoints and private DNS zones.
   *
   * @default public
   */
  readonly cloud?: ServedCloud;
  /**
   * Tags of all resources in the stack that can have tags. `Tags.of(scope).add(key, value)` adds more.
   *
   * @default - no tags
   */
  readonly tags?: TagMap;
  /**
   * The names of tags that others set, such as Azure Policy, in the exact spelling. Terraform does not change or remove them on any
   * resource in the stack (`ignore_changes`).
   *
   * @default - none: Terraform removes tags that are not in the configuration
   */
  readonly ignoredTags?: readonly string[];
  /**
   * The versions of the providers that the stack pins.
   *
   * @default - the versions that the kit is tested with: `PROVIDER_VERSIONS`
   */
  readonly providers?: ProviderVersions;
  /**
   * Whether the stack has resources of azapi.
   *
   * @default true
   */
  readonly azapi?: boolean;
  /**
   * Whether destroying an account also purges it. An account that is not purged keeps its name and subdomain for 48 hours, and
   * provisioned throughput is still billed.
   *
   * @default true
   */
  readonly purgeAccountsOnDestroy?: boolean;
  /**
   * Whether Terraform refuses a plan that destroys or replaces resources that hold data or names: resource groups, accounts,
   * workspaces and private DNS zones.
   *
   * @default true
   */
  readonly preventDestroy?: boolean;
  /**
   * Whether the stack creates storage accounts. They have no keys, and the identity that creates them needs no access to their data.
   *
   * @default false
   */
  readonly storage?: boolean;
  /**
   * The promises of the stack, such as its residency, and waivers of guardrails. Synthesis fails if a guardrail is broken: see
   * docs/guardrails.md.
   *
   * @default - no promises, so prompts must be processed in the region of their account; no waivers
   */
  readonly guardrails?: GuardrailProps;
}

/** A value of a resource that CDKTF does not search for tokens. */
interface PlainValue {
  readonly resource: TerraformResource;
  readonly attribute: string;
  readonly value: unknown;
}

/**
 * A Terraform root module with a backend, pinned providers and readable addresses. Credentials are never part of it: they come
 * from the environment of the run (OIDC, managed identity or the Azure CLI).
 */
export class BaseStack extends TerraformStack {
  /** Whether a value is a `BaseStack`, also of another copy of this package. */
  static isBaseStack(value: unknown): value is BaseStack {
    return isMarked(value, MARKER);
  }

  /**
   * The stack of a construct.
   *
   * @throws if the construct is not in a `BaseStack`
   */
  static override of(construct: IConstruct): BaseStack {
    const stack = [...construct.node.scopes].reverse().find((scope) => BaseStack.isBaseStack(scope));
    if (!stack) throw new ValidationError(construct.node.path, ['it must be in a BaseStack, which sets the subscription']);
    return stack;
  }

  private readonly logicalIds = new LogicalIds();
  private readonly overridden = new Map<string, AttributeMap[]>();
  private readonly plainValues: PlainValue[] = [];
  private readonly checks = new StackChecks(this, () => this.resolved());
  /** The subscription of all resources in the stack. */
  readonly subscriptionId: string;
  /** The Azure cloud of the subscription. */
  readonly cloud: ServedCloud;
  /** Whether Terraform refuses a plan that destroys or replaces resources that hold data or names. */
  readonly preventDestroy: boolean;
  private readonly ignoredTags: readonly string[];

  constructor(scope: Construct, id: string, props: BaseStackProps) {
    super(scope, id);
    mark(this, MARKER);
    requireObject(this, props);
    const { guardrails = {} } = props;
    throwIfAny(this, [
      uuidFailure('subscription', props.subscriptionId),
      cloudFailure(props.cloud),
      ...stateFailures(props.state),
      ...ignoredTagFailures(props.ignoredTags),
      ...promiseFailures(guardrails),
    ]);
    this.subscriptionId = props.subscriptionId;
    this.cloud = props.cloud ?? 'public';
    this.preventDestroy = props.preventDestroy ?? true;
    this.ignoredTags = props.ignoredTags ?? [];
    addBackend(this, props.state);
    this.addOverride('terraform.required_version', REQUIRED_TERRAFORM);
    this.addAzurerm(props);
    if (props.azapi ?? true) this.addAzapi(props);
    for (const [key, value] of Object.entries(props.tags ?? {})) Tags.of(this).add(key, value);
    Guardrails.of(this).promise(guardrails);
    this.addCheck((made) => (areRulesChecked(this) ? [] : guardrailErrors(id, made, Guardrails.of(this).all)));
  }

  /**
   * Adds a check of the Terraform that CDKTF is about to write, after aspects have run. If a check fails, the stack is not written.
   *
   * @param check returns what is wrong with the configuration, as sentences; empty: nothing. It must not change the configuration
   */
  addCheck(check: (terraform: unknown) => string[]): void {
    this.checks.add(check);
  }

  /**
   * Declares that a resource has a new address, so that Terraform keeps the resource instead of creating another one.
   *
   * @param from the old address, such as `azurerm_cognitive_deployment.account_deployment_chat`
   * @param to the new address, or the next address in a series of moves
   * @throws if one is not an address, both are the same, or another move has the same `from` or `to`
   */
  addMoved(from: string, to: string): void {
    StackMoves.of(this).add({ from, to });
  }

  /**
   * Declares that a construct of this stack had other ids before: all resources in it move to their current addresses.
   *
   * @param formerIds the former ids, the oldest first
   */
  addRenamed(construct: IConstruct, ...formerIds: readonly string[]): void {
    throwIfAny(this, [absenceFailure('construct', construct)]);
    StackMoves.of(this).rename(construct, formerIds);
  }

  /** The addresses of the resources that the stack has so far, in alphabetical order. */
  get addresses(): string[] {
    const resources = this.node.findAll().filter((each) => TerraformResource.isTerraformResource(each));
    return resources
      .map(({ terraformResourceType, friendlyUniqueId }) => `${terraformResourceType}.${friendlyUniqueId}`)
      .sort();
  }

  /**
   * Merges attributes, in the spelling of Terraform, over those of a resource: maps merge key by key, and other values replace the
   * existing value. CDKTF's own `addOverride` appends to lists.
   *
   * @throws if an attribute contains a secret or is a meta-argument; during synthesis, if no resource has the address
   */
  overrideAttributes(address: string, attributes: AttributeMap): void {
    throwIfAny(this, [textFailure('address', address)]);
    requireObject(this, attributes, `attributes of ${address}`);
    throwIfAny(
      this,
      overrideProblems(attributes).map(({ message }) => `${address}: ${message}`),
    );
    this.overridden.set(address, [...(this.overridden.get(address) ?? []), attributes]);
  }

  /**
   * Sets an attribute of a resource to a large value without tokens. CDKTF searches every text of a value for tokens, three times.
   * For thousands of words, that takes most of the time of a synthesis.
   */
  addPlainValue(resource: TerraformResource, attribute: string, value: unknown): void {
    this.plainValues.push({ resource, attribute, value });
  }

  /** The Terraform of the stack, as CDKTF writes it. */
  override toTerraform(): unknown {
    return this.checks.configuration;
  }

  private resolved(): unknown {
    // Aspects also do this, but only in a synthesis of the whole app.
    for (const construct of this.node.findAll()) applyTags(construct);
    const made = super.toTerraform() as Made;
    for (const { resource, attribute, value } of this.plainValues) {
      const attributes = made.resource?.[resource.terraformResourceType]?.[resource.friendlyUniqueId];
      // Overrides with CDKTF take precedence.
      if (attributes) attributes[attribute] ??= value;
    }
    ignoreTags(made.resource ?? {}, this.node.findAll(), this.ignoredTags);
    for (const [address, layers] of this.overridden) {
      const [type = '', name = ''] = address.split('.');
      const resources = made.resource?.[type] ?? {};
      const attributes = Object.hasOwn(resources, name) ? resources[name] : undefined;
      throwIfAny(this, [attributes ? undefined : `there is no ${address} to override`]);
      resources[name] = layers.reduce<unknown>(withOverride, attributes) as Record<string, unknown>;
    }
    return made;
  }

  private addAzapi({ subscriptionId, cloud, providers = PROVIDER_VERSIONS }: BaseStackProps): void {
    new AzapiProvider(this, 'azapi', {
      subscriptionId,
      ...environmentOf(cloud),
      disableDefaultOutput: true,
      skipProviderRegistration: true,
    });
    this.addOverride('terraform.required_providers.azapi.version', providers.azapi);
  }

  private addAzurerm(props: BaseStackProps): void {
    const { subscriptionId, cloud, purgeAccountsOnDestroy, storage, providers = PROVIDER_VERSIONS } = props;
    const provider = new AzurermProvider(this, 'azurerm', {
      subscriptionId,
      ...environmentOf(cloud),
      resourceProviderRegistrations: 'none',
      ...(storage ? { storageUseAzuread: true } : {}),
      features: [
        {
          cognitiveAccount: [{ purgeSoftDeleteOnDestroy: purgeAccountsOnDestroy ?? true }],
          // The logs of a destroyed stamp can be recovered for 14 days.
          logAnalyticsWorkspace: [{ permanentlyDeleteOnDestroy: false }],
          ...(storage ? { storage: [{ dataPlaneAvailable: false }] } : {}),
        },
      ],
    });
    // The bindings do not have this feature. With it, a failed operation leaves the resource tainted in the state, so that the next
    // apply recreates it. Without it, every later apply fails because the resource already exists.
    provider.addOverride('features.0.persist_id_on_create_before_polling_for_completion', true);
    this.addOverride('terraform.required_providers.azurerm.source', AZURERM_SOURCE);
    this.addOverride('terraform.required_providers.azurerm.version', providers.azurerm);
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const node = TerraformElement.isTerraformElement(element) ? element.node : element;
    const below = node.scopes.slice(node.scopes.indexOf(this) + 1).map((scope) => scope.node.id);
    return this.logicalIds.allocate(kindOf(element), below);
  }
}

/** The result of a synthesis by CDKTF. */
interface Made {
  readonly resource?: Record<string, Record<string, Record<string, unknown>>>;
}

function kindOf(element: TerraformElement | Node): string {
  if (TerraformResource.isTerraformResource(element)) return element.terraformResourceType;
  if (TerraformOutput.isTerraformOutput(element)) return 'output';
  return element.constructor.name;
}
