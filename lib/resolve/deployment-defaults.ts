import type { PlainMap } from '../collections/map';
import { isMap } from '../collections/map';
import type { Path } from '../diagnostics/setting-locations';
import { SHAREABLE_SETTINGS } from '../settings/deployment-settings';
import { overlay } from './overlay';

/** The merged settings of a stamp, with the defaults of its deployments in each deployment. */
export function withDeploymentDefaults(settings: PlainMap): PlainMap {
  const { deploymentDefaults, deployments } = settings;
  if (!isMap(deploymentDefaults) || !isMap(deployments)) return settings;
  // An unknown key is one mistake in the defaults, not one in each deployment.
  const shared = Object.fromEntries(Object.entries(deploymentDefaults).filter(([key]) => SHAREABLE_SETTINGS.includes(key)));
  const completed = Object.entries(deployments).map(
    ([key, each]) => [key, isMap(each) ? overlay(shared, each) : each] as const,
  );
  return { ...settings, deployments: Object.fromEntries(completed) };
}

/** Where a deployment that does not have a setting gets it from. */
export const inheritedFrom = ([map, , setting, ...inside]: Path): Path | undefined =>
  map === 'deployments' && inside.length === 0 && SHAREABLE_SETTINGS.includes(String(setting))
    ? ['deploymentDefaults', String(setting)]
    : undefined;
