import { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

/** The version that the bindings in this folder are written for. */
export const AZAPI_VERSION = '2.12.0';
/** The source of the provider. */
export const AZAPI_SOURCE = 'Azure/azapi';

/** The provider metadata of every binding in this folder. */
export const AZAPI_METADATA = { providerName: 'azapi', providerVersion: AZAPI_VERSION } as const;

/** Settings of the azapi provider. */
export interface AzapiProviderConfig {
  /** The subscription to work in. Credentials come from the environment of the run. */
  readonly subscriptionId?: string;
  /**
   * The Azure cloud: `public`, `usgovernment` or `china`.
   *
   * @default public, the provider's own default
   */
  readonly environment?: string;
  /**
   * Whether to omit from the state what Azure returns beyond the requested values.
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
 * The azapi provider, which sends requests to Azure Resource Manager unchanged.
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

  /** The attributes in the spelling of Terraform, for CDKTF. */
  protected override synthesizeAttributes(): Record<string, unknown> {
    return {
      subscription_id: this.config.subscriptionId,
      environment: this.config.environment,
      disable_default_output: this.config.disableDefaultOutput,
      skip_provider_registration: this.config.skipProviderRegistration,
    };
  }
}
