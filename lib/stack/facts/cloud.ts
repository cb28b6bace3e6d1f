import type { ServedCloud } from '../../catalog/cloud-name';
import { SERVED_CLOUDS } from '../../catalog/cloud-name';
import { findPlace } from '../../catalog/places';
import { textAt } from '../json';
import type { Stack } from '../stack';
import { providersOf } from './sections';

/** The clouds that the providers for Azure sign in to, each once; another word if the kit does not know it. */
const cloudsOf = (stack: Pick<Stack, 'sections'> | undefined): readonly string[] => [
  ...new Set(
    providersOf(stack)
      .filter(({ name }) => /^(azapi|azurerm)(\.|$)/.test(name))
      .map(({ settings }) => textAt(settings, 'environment')?.toLowerCase() ?? 'public'),
  ),
];

/** The cloud that a stack signs in to; the public cloud if its providers disagree, or if the kit does not know the cloud. */
export function cloudOf(stack: Pick<Stack, 'sections'> | undefined): ServedCloud {
  const [first, ...others] = cloudsOf(stack);
  return SERVED_CLOUDS.find((cloud) => cloud === first && others.length === 0) ?? 'public';
}

/** Whether every provider for Azure signs in to the same cloud, and no resource is in a region of another one. */
export function isInOneCloud(stack: Pick<Stack, 'resources' | 'sections'>): boolean {
  if (cloudsOf(stack).length > 1) return false;
  const cloud = cloudOf(stack);
  return [...stack.resources.values()].every(
    ({ attributes }) => (findPlace(textAt(attributes, 'location') ?? '')?.cloud ?? cloud) === cloud,
  );
}
