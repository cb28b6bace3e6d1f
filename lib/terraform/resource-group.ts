import { ResourceGroup as ResourceGroupResource } from '@cdktf/provider-azurerm/lib/resource-group';
import { Construct } from 'constructs';
import { nameProblem } from '../catalog/name-rules';
import { BaseStack } from './base-stack';
import { throwIfAny } from './validation-error';

/** A resource group for resources. */
export interface IResourceGroup {
  /** The name as text, for IDs that must be known before anything exists. */
  readonly groupName: string;
  /** The name as a reference, so that resources that use it depend on the group. */
  readonly reference: string;
  /** The region of the resources in it, unless they set another one. */
  readonly location: string;
}

/** A resource group to create. */
export interface ResourceGroupProps {
  /** 1 to 90 characters. */
  readonly name: string;
  readonly location: string;
  /** @default - no tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A resource group, whose location is the default for the resources in it. */
export class ResourceGroup extends Construct implements IResourceGroup {
  /** An existing resource group. */
  static fromName(name: string, location: string): IResourceGroup {
    return { groupName: name, reference: name, location };
  }

  readonly groupName: string;
  readonly reference: string;
  readonly location: string;

  constructor(scope: Construct, id: string, props: ResourceGroupProps) {
    super(scope, id);
    throwIfAny(this, [nameProblem('resourceGroup', props.name)]);
    const { preventDestroy } = BaseStack.of(this);
    const resource = new ResourceGroupResource(this, 'Resource', { ...props, lifecycle: { preventDestroy } });
    this.groupName = props.name;
    this.reference = resource.name;
    this.location = props.location;
  }
}
