import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { BaseStack } from './base-stack';

/** The stack of a construct if it is a `BaseStack`; undefined if it is another kind of stack. */
export function baseStackOf(construct: IConstruct): BaseStack | undefined {
  const stack = TerraformStack.of(construct);
  return BaseStack.isBaseStack(stack) ? stack : undefined;
}

/** Whether Terraform refuses a plan that destroys or replaces resources of the stack that hold data or names. */
export const preventDestroyIn = (construct: IConstruct): boolean => baseStackOf(construct)?.preventDestroy ?? true;
