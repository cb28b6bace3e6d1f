import { ResourceGroup as ResourceGroupResource } from '@cdktf/provider-azurerm/lib/resource-group';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { isReference, nameFailure, textFailure } from './checks';
import { partsOfGroupId } from './imported-id';
import { preventDestroyIn } from './owning-stack';
import { requireObject, throwIfAny, ValidationError } from './validation-error';

/** A resource group, new or existing. */
export interface IResourceGroup extends IConstruct {
  /** The name as text, for IDs that must be known before anything exists. */
  readonly groupName: string;
  /** The subscription of an existing group that was imported by its ID; undefined: that of the stack, or only Terraform knows it. */
  readonly subscriptionId?: string;
  /** The name as a reference, so that resources that use it depend on the group. */
  readonly reference: string;
  /**
   * The region of the resources in it, unless they set another one.
   *
   * @throws if it is an existing group that was imported without its location
   */
  readonly location: string;
}

/** The settings of an existing resource group that its ID does not contain. */
export interface ExistingGroupAttributes {
  /**
   * The region of the resources in the group, unless they set another one.
   *
   * @default - unknown: constructs that create resources in the group refuse it
   */
  readonly location?: string;
}

/** A resource group to create. */
export interface ResourceGroupProps {
  /** 1 to 90 characters. */
  readonly name: string;
  /** The Azure name of its region, such as `swedencentral`. */
  readonly location: string;
  /**
   * Tags of the resource group, which take precedence over those of the scope.
   *
   * @default - the tags of the scope
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A resource group, whose location is the default for the resources in it. */
export class ResourceGroup extends Construct implements IResourceGroup {
  /**
   * An existing resource group, such as `/subscriptions/<id>/resourceGroups/<name>`.
   *
   * @throws if the text is not the ID of a resource group
   */
  static fromResourceGroupId(
    scope: Construct,
    id: string,
    resourceGroupId: string,
    { location }: ExistingGroupAttributes = {},
  ): IResourceGroup {
    return new ImportedGroup(scope, id, location, (group) => partsOfGroupId(group, resourceGroupId));
  }

  /** An existing resource group in the subscription of the stack. */
  static fromResourceGroupName(
    scope: Construct,
    id: string,
    groupName: string,
    { location }: ExistingGroupAttributes = {},
  ): IResourceGroup {
    return new ImportedGroup(scope, id, location, (group) => {
      throwIfAny(group, [nameFailure('resourceGroup', groupName)]);
      return { resourceGroup: groupName };
    });
  }

  readonly groupName: string;
  readonly reference: string;
  readonly location: string;
  /** The binding of the provider with all attributes. */
  readonly resource: ResourceGroupResource;

  constructor(scope: Construct, id: string, props: ResourceGroupProps) {
    super(scope, id);
    requireObject(this, props);
    throwIfAny(this, [nameFailure('resourceGroup', props.name), textFailure('location', props.location)]);
    this.resource = new ResourceGroupResource(this, 'Resource', {
      name: props.name,
      location: props.location,
      ...(props.tags ? { tags: props.tags } : {}),
      lifecycle: { preventDestroy: preventDestroyIn(this) },
    });
    this.groupName = props.name;
    this.reference = this.resource.name;
    this.location = props.location;
  }
}

class ImportedGroup extends Construct implements IResourceGroup {
  readonly groupName: string;
  readonly subscriptionId?: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly region: string | undefined,
    partsOf: (group: Construct) => { readonly resourceGroup: string; readonly subscriptionId?: string },
  ) {
    super(scope, id);
    const { resourceGroup, subscriptionId } = partsOf(this);
    this.groupName = resourceGroup;
    if (subscriptionId !== undefined && !isReference(subscriptionId)) this.subscriptionId = subscriptionId;
  }

  get reference(): string {
    return this.groupName;
  }

  get location(): string {
    if (this.region !== undefined) return this.region;
    throw new ValidationError(this.node.path, [
      'the location of the existing resource group is not known; import it with { location }, or set the location of the resource',
    ]);
  }
}
