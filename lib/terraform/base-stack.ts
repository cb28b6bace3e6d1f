import { by } from '../data/order';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformElement, TerraformOutput, TerraformResource, TerraformStack } from 'cdktf';
import type { Construct, IConstruct, Node } from 'constructs';
import type { GuardrailProps } from '../guardrails/validation';
import { guardrailErrors } from '../guardrails/validation';
import { AzapiProvider } from './azapi';
import type { StateBackend } from './backend';
import { addBackend } from './backend';
import { LogicalIds } from './logical-ids';
import type { Move } from './moved-blocks';
import { moveProblem, movesOf } from './moved-blocks';
import type { AttributeMap } from './overrides';
import { laidOver, overrideProblems } from './overrides';
import type { ProviderVersions } from './provider-versions';
import { AZURERM_SOURCE, PROVIDER_VERSIONS } from './provider-versions';
import { throwIfAny, ValidationError } from './validation-error';

/** The oldest Terraform that the generated configuration is made for. */
export const REQUIRED_TERRAFORM = '>= 1.9';

/** Where a stack works and keeps its state. */
export interface BaseStackProps {
  /** The subscription that everything in the stack is in. */
  readonly subscriptionId: string;
  readonly state: StateBackend;
  /**
   * The versions of the providers that the stack pins.
   *
   * @default - those that the kit is tried with: `PROVIDER_VERSIONS`
   */
  readonly providers?: ProviderVersions;
  /**
   * Whether the stack has resources of azapi.
   *
   * @default true
   */
  readonly azapi?: boolean;
  /**
   * Whether destroying an account also purges it. An account that is not purged holds its name and subdomain for 48 hours, and
   * goes on being charged for provisioned throughput.
   *
   * @default true
   */
  readonly purgeAccountsOnDestroy?: boolean;
  /**
   * Whether Terraform refuses a plan that destroys or replaces what holds data or names: resource groups, accounts, workspaces and
   * private DNS zones.
   *
   * @default true
   */
  readonly preventDestroy?: boolean;
  /**
   * Whether the stack makes storage accounts. They have no keys, and whoever makes them need not be let into them.
   *
   * @default false
   */
  readonly storage?: boolean;
  /**
   * What the stack promises, such as its residency, and what is excused from a guardrail. Synthesis fails where a guardrail is
   * broken: docs/guardrails.md has all of them.
   *
   * @default - nothing is promised: prompts must be processed in the region of their account; nothing is excused
   */
  readonly guardrails?: GuardrailProps;
}

/** A value of a resource that CDKTF does not go over. */
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
  /**
   * The stack that a construct is in.
   *
   * @throws if that is not one of these
   */
  static override of(construct: IConstruct): BaseStack {
    const stack = construct.node.scopes.find((scope) => scope instanceof BaseStack);
    if (!stack) throw new ValidationError(construct.node.path, ['it must be in a BaseStack, which knows the subscription']);
    return stack;
  }

  private readonly logicalIds = new LogicalIds();
  private readonly moves: Move[] = [];
  private readonly overridden = new Map<string, AttributeMap[]>();
  private readonly plainValues: PlainValue[] = [];
  readonly subscriptionId: string;
  /** Whether Terraform refuses a plan that destroys or replaces what holds data or names. */
  readonly preventDestroy: boolean;

  constructor(scope: Construct, id: string, props: BaseStackProps) {
    super(scope, id);
    this.subscriptionId = props.subscriptionId;
    this.preventDestroy = props.preventDestroy ?? true;
    addBackend(this, props.state);
    this.addOverride('terraform.required_version', REQUIRED_TERRAFORM);
    this.addAzurerm(props);
    if (props.azapi ?? true) this.addAzapi(props);
    this.node.addValidation({ validate: () => this.brokenGuardrails(props.guardrails) });
  }

  /** What of the stack breaks guardrails. Stacks of environment files are checked before they are made, so they leave this out. */
  protected brokenGuardrails(props?: GuardrailProps): string[] {
    return guardrailErrors(this.node.id, this.toTerraform(), props);
  }

  /**
   * Tells Terraform that a resource has another address now, so that it keeps the resource instead of making another one.
   *
   * @param from the address that it had, such as `azurerm_cognitive_deployment.account_deployment_chat`
   * @param to the address that it has, or had before it moved on
   * @throws if one is no address, both are the same, or something else moved away from the first or to the second
   */
  addMoved(from: string, to: string): void {
    const move = { from, to };
    throwIfAny(this, [moveProblem(move, this.moves)]);
    this.moves.push(move);
    // Not the moves of CDKTF: with those, synthesis asks for Terraform.
    this.addOverride('moved', [...this.moves].sort(inOrder));
  }

  /**
   * Tells Terraform that a construct of this stack had other ids before: everything in it moves to its addresses of today.
   *
   * @param formerIds the ids that it had, the oldest first
   */
  addRenamed(construct: IConstruct, ...formerIds: readonly string[]): void {
    for (const { from, to } of movesOf(this, construct, formerIds)) this.addMoved(from, to);
  }

  /** The addresses of the resources that the stack has so far, in alphabetical order. */
  get addresses(): string[] {
    const resources = this.node.findAll().filter((each) => each instanceof TerraformResource);
    return resources
      .map(({ terraformResourceType, friendlyUniqueId }) => `${terraformResourceType}.${friendlyUniqueId}`)
      .sort();
  }

  /**
   * Lays attributes over those of a resource, in the spelling of Terraform: maps merge key by key, anything else replaces what is
   * there. CDKTF's own `addOverride` appends to lists.
   *
   * @throws if one holds a secret or is no attribute of the resource's own; and in synthesis, if nothing has the address
   */
  overrideAttributes(address: string, attributes: AttributeMap): void {
    throwIfAny(
      this,
      overrideProblems(attributes).map(({ message }) => `${address}: ${message}`),
    );
    this.overridden.set(address, [...(this.overridden.get(address) ?? []), attributes]);
  }

  /**
   * Gives a resource an attribute that is large and holds no token. CDKTF looks for tokens in every text of a value, three times;
   * for thousands of words that takes most of a synthesis.
   */
  addPlainValue(resource: TerraformResource, attribute: string, value: unknown): void {
    this.plainValues.push({ resource, attribute, value });
  }

  override toTerraform(): unknown {
    const made = super.toTerraform() as Made;
    for (const { resource, attribute, value } of this.plainValues) {
      const attributes = made.resource?.[resource.terraformResourceType]?.[resource.friendlyUniqueId];
      // What somebody overrides with CDKTF stays.
      if (attributes) attributes[attribute] ??= value;
    }
    for (const [address, layers] of this.overridden) {
      const [type = '', name = ''] = address.split('.');
      const resources = made.resource?.[type] ?? {};
      const attributes = Object.hasOwn(resources, name) ? resources[name] : undefined;
      throwIfAny(this, [attributes ? undefined : `there is no ${address} to override`]);
      resources[name] = layers.reduce<unknown>(laidOver, attributes) as Record<string, unknown>;
    }
    return made;
  }

  private addAzapi({ subscriptionId, providers = PROVIDER_VERSIONS }: BaseStackProps): void {
    new AzapiProvider(this, 'azapi', { subscriptionId, disableDefaultOutput: true, skipProviderRegistration: true });
    this.addOverride('terraform.required_providers.azapi.version', providers.azapi);
  }

  private addAzurerm(props: BaseStackProps): void {
    const { subscriptionId, purgeAccountsOnDestroy, storage, providers = PROVIDER_VERSIONS } = props;
    const provider = new AzurermProvider(this, 'azurerm', {
      subscriptionId,
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
    // The bindings do not know it. With it, an operation that ends as failed leaves the resource tainted in the state, so that the
    // next apply makes it again; without it, every later apply fails because the resource is there already.
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

/** What CDKTF makes of a stack. */
interface Made {
  readonly resource?: Record<string, Record<string, Record<string, unknown>>>;
}

const inOrder = by(({ from }: Move) => from);

function kindOf(element: TerraformElement | Node): string {
  if (element instanceof TerraformResource) return element.terraformResourceType;
  if (element instanceof TerraformOutput) return 'output';
  return element.constructor.name;
}
