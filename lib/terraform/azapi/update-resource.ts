import { TerraformResource } from 'cdktf';
import type { TerraformMetaArguments } from 'cdktf';
import type { Construct } from 'constructs';
import { AZAPI_METADATA } from './provider';
import { requireAzapi } from './required';
import type { AzapiRetry } from './retry';
import { retryToTerraform } from './retry';

/** Properties of a resource that exists, as azapi sends them. */
export interface AzapiUpdateResourceConfig extends TerraformMetaArguments {
  /** The ARM type and API version, such as `Microsoft.CognitiveServices/accounts/defenderForAISettings@2025-06-01`. */
  readonly type: string;
  /** The name of the resource, unique in its parent. */
  readonly name: string;
  /** The ID of the resource that this one is in. */
  readonly parentId: string;
  /** The properties to set, in the spelling of ARM. All others keep their values. */
  readonly body: Record<string, unknown>;
  /**
   * IDs of resources that only one azapi operation at a time can use.
   *
   * @default - none
   */
  readonly locks?: readonly string[];
  /**
   * The errors after which the provider sends the request again, and how long it waits.
   *
   * @default - only the provider's own retries
   */
  readonly retry?: AzapiRetry;
}

/**
 * Some properties of a resource that Azure or something else has created. Azure keeps their values when Terraform destroys this.
 *
 * @see https://registry.terraform.io/providers/Azure/azapi/2.12.0/docs/resources/update_resource
 */
export class AzapiUpdateResource extends TerraformResource {
  /** The type of the resource in Terraform. */
  static readonly tfResourceType = 'azapi_update_resource';

  constructor(
    scope: Construct,
    id: string,
    private readonly config: AzapiUpdateResourceConfig,
  ) {
    super(scope, id, {
      ...config,
      terraformResourceType: AzapiUpdateResource.tfResourceType,
      terraformGeneratorMetadata: AZAPI_METADATA,
    });
    requireAzapi(this);
  }

  /** The attributes in the spelling of Terraform, for CDKTF. */
  protected override synthesizeAttributes(): Record<string, unknown> {
    const { config } = this;
    return {
      type: config.type,
      name: config.name,
      parent_id: config.parentId,
      body: config.body,
      locks: config.locks,
      retry: retryToTerraform(config.retry),
    };
  }
}
