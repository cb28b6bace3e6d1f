import type { Location } from './problem';

/** The path to a setting, by keys and list indexes. */
export type Path = readonly (number | string)[];

/** Where settings are written, in whichever layer sets them. */
export interface SettingLocations {
  /** The location of a setting in the topmost layer that sets it, or of what comes nearest to it. */
  locate(path: Path, about?: 'key' | 'value'): Location;
  /** A value as the topmost layer that sets it writes it, where YAML reads something other than text. */
  written(path: Path): string | undefined;
  /** Whether any layer sets something at a path. */
  has(path: Path): boolean;
  /** The keys that any layer has at a path. */
  keysAt(path: Path): string[];
}
