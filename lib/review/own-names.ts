import { findRegion } from '../catalog/regions';
import { blocksOf, textAt } from '../stack/json';
import type { Stack } from '../stack/stack';
import type { StackChange } from './compare/stack-change';

/** What is called alike in every stack, so that it says nothing of one. */
const COMMON = ['environment', 'state'];

/**
 * What belongs to a stack alone, and what it is there: its id, environment, region and subscription, and the names of its resources,
 * each with its address. Findings of several stacks that differ in nothing else are the same finding.
 */
export function ownNames({ id, environment, part, before, after }: StackChange): ReadonlyMap<string, string> {
  const region = findRegion(part)?.displayName;
  const places: [string | undefined, string][] = [
    [environment, '{environment}'],
    [part, '{part}'],
    [region, '{part}'],
    [id, '{stack}'],
  ];
  const all = [before, after].flatMap((stack) => (stack ? [...subscriptionsOf(stack), ...resourceNames(stack)] : []));
  return new Map(
    [...all, ...places].flatMap(([name, what]): [string, string][] =>
      name === undefined || name === '' || COMMON.includes(name) ? [] : [[name, what]],
    ),
  );
}

const subscriptionsOf = ({ sections }: Stack): [string | undefined, string][] =>
  blocksOf(sections['provider'])
    .flatMap((providers) => blocksOf(providers['azurerm']))
    .map((azurerm) => [textAt(azurerm, 'subscription_id'), '{subscription}']);

/** Names that are written out: a reference is the same in every stack. */
const resourceNames = ({ resources }: Stack): [string, string][] =>
  [...resources.values()].flatMap(({ address, attributes }) =>
    Object.entries(attributes).flatMap(([key, value]): [string, string][] =>
      /(^|_)name$/.test(key) && typeof value === 'string' && !value.includes('${') ? [[value, `{${address}}`]] : [],
    ),
  );
