import { TerraformResource } from 'cdktf';
import type { TerraformMetaArguments } from 'cdktf';
import type { Construct } from 'constructs';
import { AZAPI_METADATA } from './provider';
import { requireAzapi } from './required';
import type { AzapiRetry } from './retry';
import { retryToTerraform } from './retry';

/** How long the provider waits for an operation, such as `90m`. */
export interface AzapiTimeouts {
  /**
   * The longest time to create the resource.
   *
   * @default 30m, the provider's own default
   */
  readonly create?: string;
  /**
   * The longest time to update it.
   *
   * @default 30m, the provider's own default
   */
  readonly update?: string;
  /**
   * The longest time to delete it.
   *
   * @default 30m, the provider's own default
   */
  readonly delete?: string;
}

/** Settings of an azapi resource, including what counts as a difference. */
export interface AzapiResourceConfig extends TerraformMetaArguments {
  /** The ARM type and API version, such as `Microsoft.CognitiveServices/accounts/raiPolicies@2025-06-01`. */
  readonly type: string;
  /** The name of the resource, unique in its parent. */
  readonly name: string;
  /** The ID of the resource that this one is in. */
  readonly parentId: string;
  /** The body of the request, in the spelling of ARM. Keys are sent unchanged. */
  readonly body: Record<string, unknown>;
  /**
   * Whether to ignore differences only in upper and lower case between the response and the body.
   *
   * @default false, the provider's own default
   */
  readonly ignoreCasing?: boolean;
  /**
   * The properties that identify the items of a list, by the list's path: `"name, source"`. The order of such items is ignored.
   *
   * @default - items are identified by `name`, or by position
   */
  readonly listUniqueIdProperty?: Readonly<Record<string, string>>;
  /**
   * The paths of lists to which the service can add items.
   *
   * @default - an item that is not in the body is a difference
   */
  readonly ignoreOtherItemsInList?: readonly string[];
  /**
   * Whether the provider checks the body against its own schema. Turn it off only for a key that the schema does not have.
   *
   * @default true, the provider's own default
   */
  readonly schemaValidationEnabled?: boolean;
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
  /**
   * How long the provider waits for its operations.
   *
   * @default - 30 minutes for each, the provider's own default
   */
  readonly timeouts?: AzapiTimeouts;
}

/**
 * Any resource of Azure Resource Manager.
 *
 * @see https://registry.terraform.io/providers/Azure/azapi/2.12.0/docs/resources/resource
 */
export class AzapiResource extends TerraformResource {
  /** The type of the resource in Terraform. */
  static readonly tfResourceType = 'azapi_resource';

  constructor(
    scope: Construct,
    id: string,
    private readonly config: AzapiResourceConfig,
  ) {
    super(scope, id, {
      ...config,
      terraformResourceType: AzapiResource.tfResourceType,
      terraformGeneratorMetadata: AZAPI_METADATA,
    });
    requireAzapi(this);
  }

  /** The resource's ID, known once it exists. */
  get id(): string {
    return this.getStringAttribute('id');
  }

  /** The resource's name as a reference, so that resources that use it depend on this resource. */
  get name(): string {
    return this.getStringAttribute('name');
  }

  /** The attributes in the spelling of Terraform, for CDKTF. */
  protected override synthesizeAttributes(): Record<string, unknown> {
    const { config } = this;
    return {
      type: config.type,
      name: config.name,
      parent_id: config.parentId,
      body: config.body,
      ignore_casing: config.ignoreCasing,
      list_unique_id_property: config.listUniqueIdProperty,
      ignore_other_items_in_list: config.ignoreOtherItemsInList,
      schema_validation_enabled: config.schemaValidationEnabled,
      locks: config.locks,
      retry: retryToTerraform(config.retry),
      timeouts: config.timeouts,
    };
  }
}
