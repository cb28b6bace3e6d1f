import type { PlainMap } from '../collections/map';
import { mapOf } from '../collections/map';
import { ENVIRONMENT_KEYS } from '../settings/environment-settings';
import { ORGANISATION_KEYS } from '../settings/organisation-settings';
import { sharedSettings } from '../settings/stamp-settings';
import type { SourceFile } from '../source/source-file';
import { withDeploymentDefaults } from './deployment-defaults';
import { overlay } from './overlay';

/** The defaults and an environment, merged, without the regions and without the settings of the organisation. */
export function mergedEnvironment(defaults: SourceFile | undefined, environment: SourceFile): PlainMap {
  const below = only(mapOf(defaults?.value), (key) => !ORGANISATION_KEYS.includes(key));
  return mapOf(overlay(below, without(mapOf(environment.value), 'regions')));
}

/** The settings of a stamp: those of its environment, which are merged already, and its own. */
export function mergedStamp(merged: PlainMap, environment: SourceFile, key: string): PlainMap {
  const common = only(merged, (each) => !isEnvironmentKey(each));
  const special = without(mapOf(mapOf(mapOf(environment.value)['regions'])[key]), 'region');
  return withDeploymentDefaults(mapOf(overlay(common, special)));
}

/** The settings that are not those of stamps. */
export const ofEnvironment = (merged: PlainMap): PlainMap => only(merged, isEnvironmentKey);

/** The settings of stamps that also apply to what they share. */
export const ofSharedStack = (merged: PlainMap): PlainMap => only(merged, (key) => Object.hasOwn(sharedSettings.shape, key));

const isEnvironmentKey = (key: string) => (ENVIRONMENT_KEYS as readonly string[]).includes(key);

const only = (map: PlainMap, wanted: (key: string) => boolean): PlainMap =>
  Object.fromEntries(Object.entries(map).filter(([key]) => wanted(key)));

/** A map without one of its keys. */
export const without = (map: PlainMap, unwanted: string): PlainMap => only(map, (key) => key !== unwanted);
