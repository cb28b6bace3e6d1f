import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformElement, TerraformOutput, TerraformResource, TerraformStack } from 'cdktf';
import type { Construct, Node } from 'constructs';
import { AzapiProvider } from './azapi';
import type { StateBackend } from './backend';
import { addBackend } from './backend';
import { LogicalIds } from './logical-ids';

/** The oldest Terraform that the generated configuration is made for. */
export const REQUIRED_TERRAFORM = '>= 1.9';

/** The source address of azurerm in full: CDKTF writes a short one. */
const AZURERM_SOURCE = 'hashicorp/azurerm';

/** Where a stack works and keeps its state. */
export interface BaseStackProps {
  /** The subscription that everything in the stack is in. */
  readonly subscriptionId: string;
  readonly state: StateBackend;
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
}

/**
 * A Terraform root module with a backend, pinned providers and readable addresses. Credentials are never part of it: they come
 * from the environment of the run (OIDC, managed identity or the Azure CLI).
 */
export class BaseStack extends TerraformStack {
  private readonly logicalIds = new LogicalIds();
  readonly subscriptionId: string;

  constructor(scope: Construct, id: string, props: BaseStackProps) {
    super(scope, id);
    this.subscriptionId = props.subscriptionId;
    addBackend(this, props.state);
    this.addOverride('terraform.required_version', REQUIRED_TERRAFORM);
    this.addAzurerm(props);
    if (props.azapi ?? true)
      new AzapiProvider(this, 'azapi', {
        subscriptionId: props.subscriptionId,
        disableDefaultOutput: true,
        skipProviderRegistration: true,
      });
  }

  private addAzurerm({ subscriptionId, purgeAccountsOnDestroy }: BaseStackProps): void {
    new AzurermProvider(this, 'azurerm', {
      subscriptionId,
      resourceProviderRegistrations: 'none',
      features: [
        {
          cognitiveAccount: [{ purgeSoftDeleteOnDestroy: purgeAccountsOnDestroy ?? true }],
          // The logs of a destroyed stamp can be recovered for 14 days.
          logAnalyticsWorkspace: [{ permanentlyDeleteOnDestroy: false }],
        },
      ],
    });
    this.addOverride('terraform.required_providers.azurerm.source', AZURERM_SOURCE);
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const node = TerraformElement.isTerraformElement(element) ? element.node : element;
    const below = node.scopes.slice(node.scopes.indexOf(this) + 1).map((scope) => scope.node.id);
    return this.logicalIds.allocate(kindOf(element), below);
  }
}

function kindOf(element: TerraformElement | Node): string {
  if (element instanceof TerraformResource) return element.terraformResourceType;
  if (element instanceof TerraformOutput) return 'output';
  return element.constructor.name;
}
