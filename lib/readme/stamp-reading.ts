import type { Region } from '../catalog/regions';
import { findRegion } from '../catalog/regions';
import { Facts } from '../stack/facts/facts';
import type { FactOf } from '../stack/facts/kinds';
import type { Stack } from '../stack/stack';

/** A stamp as Terraform reads it, for its page. */
export interface StampReading {
  readonly stack: Stack;
  readonly facts: Facts;
  readonly account: FactOf<'account'> | undefined;
  /** In the order of their names. */
  readonly deployments: readonly FactOf<'deployment'>[];
  /** The region of the account, where it is known. */
  readonly region: Region | undefined;
}

/** What a page looks at. */
export function stampReading(stack: Stack): StampReading {
  const facts = Facts.of(stack);
  const [account] = facts.all('account');
  const deployments = [...facts.all('deployment')].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
  return { stack, facts, account, deployments, region: findRegion(account?.value.location ?? '') };
}

const nameOf = ({ value: { name = '' } }: FactOf<'deployment'>) => name;

/** The key in an environment file, as the address of a resource has it after what kind it is, such as `deployment`. */
export const keyIn = (address: string, kind: 'blocklist' | 'deployment' | 'filter'): string =>
  new RegExp(`_${kind}_(.+)$`).exec(address)?.[1] ?? address.split('.').at(-1) ?? address;
