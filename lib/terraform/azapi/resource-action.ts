import { TerraformResource } from 'cdktf';
import type { TerraformMetaArguments } from 'cdktf';
import type { Construct } from 'constructs';
import { AZAPI_METADATA } from './provider';
import { requireAzapi } from './required';
import type { AzapiRetry } from './retry';
import { retryToTerraform } from './retry';

/** An action as azapi sends it. */
export interface AzapiResourceActionConfig extends TerraformMetaArguments {
  /** The ARM type and API version of the resource that the action belongs to. */
  readonly type: string;
  /** The ID of that resource. */
  readonly resourceId: string;
  /**
   * The last segment of the action's URL, such as `addRaiBlocklistItems`.
   *
   * @default - a request to the resource itself
   */
  readonly action?: string;
  /**
   * The method of the request.
   *
   * @default POST, the provider's own default
   */
  readonly method?: 'DELETE' | 'GET' | 'HEAD' | 'PATCH' | 'POST' | 'PUT';
  /**
   * The body of the request, in the spelling of ARM.
   *
   * @default - no body
   */
  readonly body?: unknown;
  /**
   * Whether to act on apply or on destroy.
   *
   * @default apply, the provider's own default
   */
  readonly when?: 'apply' | 'destroy';
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
 * An action on a resource of Azure Resource Manager, performed once when it is created.
 *
 * @see https://registry.terraform.io/providers/Azure/azapi/2.12.0/docs/resources/resource_action
 */
export class AzapiResourceAction extends TerraformResource {
  /** The type of the resource in Terraform. */
  static readonly tfResourceType = 'azapi_resource_action';

  constructor(
    scope: Construct,
    id: string,
    private readonly config: AzapiResourceActionConfig,
  ) {
    super(scope, id, {
      ...config,
      terraformResourceType: AzapiResourceAction.tfResourceType,
      terraformGeneratorMetadata: AZAPI_METADATA,
    });
    requireAzapi(this);
  }

  /** The attributes in the spelling of Terraform, for CDKTF. */
  protected override synthesizeAttributes(): Record<string, unknown> {
    const { config } = this;
    return {
      type: config.type,
      resource_id: config.resourceId,
      action: config.action,
      method: config.method,
      body: config.body,
      when: config.when,
      locks: config.locks,
      retry: retryToTerraform(config.retry),
    };
  }
}
