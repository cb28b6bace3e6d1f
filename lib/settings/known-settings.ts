import { z } from 'zod';
import { ALL_REGION_NAMES } from '../catalog/regions';
import type { Path } from '../diagnostics/setting-locations';
import { ENVIRONMENT_KEYS, environmentSettings } from './environment-settings';
import { ORGANISATION_KEYS, organisationSettings } from './organisation-settings';
import { keysOf, schemaAt } from './schema-paths';
import { sharedSettings, stampSettings } from './stamp-settings';

/** All settings that apply to a stamp: its own, those of its environment and those of the organisation. */
export const KNOWN_SETTINGS = z.strictObject({
  ...environmentSettings.shape,
  ...stampSettings.shape,
  ...organisationSettings.shape,
  region: z.enum(ALL_REGION_NAMES),
});

/** The keys that the map at a path can have; empty if they are free, or if there is no map. */
export function settingsAt(path: Path): string[] {
  const schema = schemaAt(KNOWN_SETTINGS, path);
  return schema === undefined ? [] : [...new Set(keysOf(schema))];
}

/** What the schema says about a setting; undefined: nothing. */
export const settingDescription = (path: Path): string | undefined => schemaAt(KNOWN_SETTINGS, path)?.meta()?.description;

/** Whether a setting is one of the organisation, which only the defaults can have. */
export const isOfOrganisation = ([key]: Path) => ORGANISATION_KEYS.includes(String(key));

/** Whether a setting is one of an environment, which no region can have. */
export const isOfEnvironment = ([key]: Path) => (ENVIRONMENT_KEYS as readonly string[]).includes(String(key));

/** Whether a setting applies to what the stamps of an environment share. */
export const isOfSharedStack = (path: Path) =>
  isOfEnvironment(path) || isOfOrganisation(path) || Object.hasOwn(sharedSettings.shape, String(path[0]));
