import { TerraformProvider, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { keptOn, markerOf } from '../marker';

const PROPERTY = markerOf('azapiRequired');

const MISSING =
  "the stack has resources of azapi, but no azapi provider, so Terraform would look for hashicorp/azapi, which does not exist. Add: new AzapiProvider(stack, 'azapi', { subscriptionId: '<id>' })";

/** Checks once, when the stack of a resource is synthesized, that the stack has an azapi provider. */
export function requireAzapi(resource: IConstruct): void {
  const stack = TerraformStack.of(resource);
  keptOn(stack, PROPERTY, () => {
    stack.node.addValidation({ validate: () => (hasAzapi(stack) ? [] : [MISSING]) });
    return true;
  });
}

const hasAzapi = (stack: TerraformStack) =>
  stack.node.findAll().some((each) => TerraformProvider.isTerraformProvider(each) && each.terraformResourceType === 'azapi');
