import { by } from '../collections/order';
import type { Region } from '../catalog/regions';
import { findRegion } from '../catalog/regions';
import { Facts } from '../stack/facts/facts';
import type { FactOf } from '../stack/facts/kinds';
import type { Stack } from '../stack/stack';
import { reached } from '../stack/facts/by-id';
import { doubtsOf } from './doubts';

/** A stamp as Terraform reads it: the input of its page. */
export interface StampReading {
  readonly stack: Stack;
  readonly facts: Facts;
  /** Usually one. Extra files can add others. */
  readonly accounts: readonly FactOf<'account'>[];
  /** Sorted by name. */
  readonly deployments: readonly FactOf<'deployment'>[];
  /** The reasons why the stamp may differ from its page. */
  readonly doubts: readonly string[];
}

/** Reads a stamp for its page. */
export function stampReading(stack: Stack): StampReading {
  const facts = Facts.of(stack);
  const deployments = [...facts.all('deployment')].sort(by(nameOf));
  return { stack, facts, accounts: facts.all('account'), deployments, doubts: doubtsOf(stack) };
}

const nameOf = ({ value: { name = '' } }: FactOf<'deployment'>) => name;

/** The account of a deployment; undefined: it is not in the stack. */
export const accountOf = ({ stack }: StampReading, { value }: FactOf<'deployment'>): FactOf<'account'> | undefined =>
  reached(stack, 'account', value.account);

/** A description of an account that is not in the stack, or that only Terraform knows. */
export function otherAccount({ value }: FactOf<'deployment'>): { readonly what: string; readonly id: string } {
  const id = value.account?.written ?? 'not set';
  return { what: id.includes('${') ? 'an account that only Terraform knows' : 'another account', id };
}

/** The region of an account; undefined if it is not known. */
export const regionOf = (account: FactOf<'account'> | undefined): Region | undefined =>
  findRegion(account?.value.location ?? '');

/** The distinct places of the accounts: the name of the region, or the location as written. */
export const placesOf = ({ accounts }: StampReading): string[] => [...new Set(accounts.map(placeOf))];

/** The place of an account: the name of its region, or the location as written. */
export const placeOf = (account: FactOf<'account'>): string => regionOf(account)?.displayName ?? account.value.location ?? '';

/** The key in an environment file, taken from the end of a resource's address. */
export const keyIn = (address: string, kind: 'blocklist' | 'deployment' | 'filter'): string =>
  new RegExp(`_${kind}_(.+)$`).exec(address)?.[1] ?? address.split('.').at(-1) ?? address;
