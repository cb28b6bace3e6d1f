/** All options, in alphabetical order. */
export const VERSION_UPGRADE_OPTIONS = [
  'NoAutoUpgrade',
  'OnceCurrentVersionExpired',
  'OnceNewDefaultVersionAvailable',
] as const;
/** What Azure does when a newer version of the model becomes the default, or when this version is retired. */
export type VersionUpgradeOption = (typeof VERSION_UPGRADE_OPTIONS)[number];
