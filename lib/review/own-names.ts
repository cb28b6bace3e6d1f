import { findRegion } from '../catalog/regions';
import { blocksOf, textAt } from '../stack/json';
import type { Stack } from '../stack/stack';
import type { StackChange } from './compare/stack-change';

/** Names that are the same in every stack, so they identify none. */
const COMMON = ['environment', 'state'];

/**
 * The names that belong to one stack, each with a placeholder: its ID, environment, region and subscription, and the names of its
 * resources with their addresses. Findings of several stacks that differ only in these names are the same finding.
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

/** Only literal names. A reference is the same in every stack. */
const resourceNames = ({ resources }: Stack): [string, string][] =>
  [...resources.values()].flatMap(({ address, attributes }) =>
    Object.entries(attributes).flatMap(([key, value]): [string, string][] =>
      /(^|_)name$/.test(key) && typeof value === 'string' && !value.includes('${') ? [[value, `{${address}}`]] : [],
    ),
  );
