import { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

/** The version that the bindings in this folder were written for. */
export const AZAPI_VERSION = '2.12.0';
/** Where Terraform finds the provider. */
export const AZAPI_SOURCE = 'Azure/azapi';

/** What every binding in this folder says of the provider it belongs to. */
export const AZAPI_METADATA = { providerName: 'azapi', providerVersion: AZAPI_VERSION } as const;

/** How the azapi provider works, for all of its resources. */
export interface AzapiProviderConfig {
  /** The subscription to work in. Credentials come from the environment of the run. */
  readonly subscriptionId?: string;
  /**
   * Whether to leave out of the state what Azure answers beyond what was asked for.
   *
   * @default false, the provider's own default
   */
  readonly disableDefaultOutput?: boolean;
  /**
   * Whether to leave the registration of resource providers to the subscription's owner.
   *
   * @default false, the provider's own default
   */
  readonly skipProviderRegistration?: boolean;
}

/**
 * The azapi provider, which sends to Azure Resource Manager exactly what it is given.
 *
 * @see https://registry.terraform.io/providers/Azure/azapi/2.12.0/docs
 */
export class AzapiProvider extends TerraformProvider {
  constructor(
    scope: Construct,
    id: string,
    private readonly config: AzapiProviderConfig = {},
  ) {
    super(scope, id, {
      terraformResourceType: 'azapi',
      terraformGeneratorMetadata: { ...AZAPI_METADATA, providerVersionConstraint: AZAPI_VERSION },
      terraformProviderSource: AZAPI_SOURCE,
    });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return {
      subscription_id: this.config.subscriptionId,
      disable_default_output: this.config.disableDefaultOutput,
      skip_provider_registration: this.config.skipProviderRegistration,
    };
  }
}
