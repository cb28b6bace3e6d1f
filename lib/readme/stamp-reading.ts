import { by } from '../data/order';
import type { Region } from '../catalog/regions';
import { findRegion } from '../catalog/regions';
import { Facts } from '../stack/facts/facts';
import type { FactOf } from '../stack/facts/kinds';
import type { Stack } from '../stack/stack';
import { reached } from '../stack/facts/by-id';
import { doubtsOf } from './doubts';

/** A stamp as Terraform reads it, for its page. */
export interface StampReading {
  readonly stack: Stack;
  readonly facts: Facts;
  /** One, where nobody has added others. */
  readonly accounts: readonly FactOf<'account'>[];
  /** In the order of their names. */
  readonly deployments: readonly FactOf<'deployment'>[];
  /** Why the stamp may become something else than its page says. */
  readonly doubts: readonly string[];
}

/** What a page looks at. */
export function stampReading(stack: Stack): StampReading {
  const facts = Facts.of(stack);
  const deployments = [...facts.all('deployment')].sort(by(nameOf));
  return { stack, facts, accounts: facts.all('account'), deployments, doubts: doubtsOf(stack) };
}

const nameOf = ({ value: { name = '' } }: FactOf<'deployment'>) => name;

/** The account of a deployment; undefined: it is not in the stack. */
export const accountOf = ({ stack }: StampReading, { value }: FactOf<'deployment'>): FactOf<'account'> | undefined =>
  reached(stack, 'account', value.account);

/** What an account is called that is not in the stack, or of which only Terraform knows whether it is. */
export function otherAccount({ value }: FactOf<'deployment'>): { readonly what: string; readonly id: string } {
  const id = value.account?.written ?? 'not said';
  return { what: id.includes('${') ? 'an account that only Terraform knows' : 'another account', id };
}

/** The region of an account, where it is known. */
export const regionOf = (account: FactOf<'account'> | undefined): Region | undefined =>
  findRegion(account?.value.location ?? '');

/** Where the accounts are, each place once: the name of the region, or what is written. */
export const placesOf = ({ accounts }: StampReading): string[] => [...new Set(accounts.map(placeOf))];

/** Where an account is: the name of its region, or what is written. */
export const placeOf = (account: FactOf<'account'>): string => regionOf(account)?.displayName ?? account.value.location ?? '';

/** The key in an environment file, as the address of a resource has it after what kind it is, such as `deployment`. */
export const keyIn = (address: string, kind: 'blocklist' | 'deployment' | 'filter'): string =>
  new RegExp(`_${kind}_(.+)$`).exec(address)?.[1] ?? address.split('.').at(-1) ?? address;
