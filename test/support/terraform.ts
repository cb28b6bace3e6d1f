import { Testing } from 'cdktf';
import type { BaseStackProps } from '../../lib/terraform/base-stack';
import { BaseStack } from '../../lib/terraform/base-stack';
import { ResourceGroup } from '../../lib/terraform/resource-group';

export const SUBSCRIPTION = '00000000-0000-0000-0000-000000000001';

/** The ID of an existing subnet. */
export const SUBNET_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/vnet-hub/subnets/endpoints`;

/** Resources by type and by name, as Terraform reads them. */
export type Resources = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** The configuration of a stack, as Terraform reads it. */
export interface Configuration {
  readonly terraform: Readonly<Record<string, unknown>>;
  readonly provider: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly resource: Resources;
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
  readonly removed?: readonly { readonly from: string; readonly lifecycle: { readonly destroy: boolean } }[];
  readonly variable?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly output?: Readonly<Record<string, { readonly value: unknown }>>;
}

/** An empty stack with a resource group, to test constructs. */
export function emptyStack(props: Partial<BaseStackProps> = {}): { stack: BaseStack; resourceGroup: ResourceGroup } {
  const stack = new BaseStack(Testing.app(), 'test', {
    subscriptionId: SUBSCRIPTION,
    state: { type: 'local', path: 'terraform.tfstate' },
    guardrails: { residency: 'global' },
    ...props,
  });
  return { stack, resourceGroup: new ResourceGroup(stack, 'resource_group', { name: 'rg-test', location: 'swedencentral' }) };
}

/** The configuration of a stack, with validations unless the stack breaks guardrails on purpose. */
export function configurationOf(stack: BaseStack, { validated = true } = {}): Configuration {
  stack.prepareStack();
  return JSON.parse(Testing.synth(stack, validated)) as Configuration;
}

/** The addresses of all resources, in alphabetical order. */
export const addressesOf = ({ resource }: Configuration): string[] =>
  Object.entries(resource)
    .flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`))
    .sort();

/** The resource at an address. @throws if there is none */
export function at({ resource }: Configuration, address: string): Readonly<Record<string, unknown>> {
  const [type = '', name = ''] = address.split('.');
  const found = resource[type]?.[name];
  if (!found) throw new Error(`there is no ${address}`);
  return found;
}
