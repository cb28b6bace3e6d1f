import { allOf } from '../collections/all-of';

/** What Azure does when a newer version of the model becomes the default, or when this version is retired. */
export type VersionUpgradeOption = 'NoAutoUpgrade' | 'OnceCurrentVersionExpired' | 'OnceNewDefaultVersionAvailable';
/** All options, in alphabetical order. */
export const VERSION_UPGRADE_OPTIONS = allOf<VersionUpgradeOption>()([
  'NoAutoUpgrade',
  'OnceCurrentVersionExpired',
  'OnceNewDefaultVersionAvailable',
]);
