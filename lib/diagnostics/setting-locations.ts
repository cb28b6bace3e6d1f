import type { Location } from './problem';

/** The path to a setting, by keys and list indexes. */
export type Path = readonly (number | string)[];

/** What one layer writes about a setting. */
export interface Writing {
  /** The location of the value; of a map, that of its key. */
  readonly location: Location;
  /** The path in its file: of the setting, or of what is around it and leaves no room for it. */
  readonly path: Path;
  /** The value at that path, as plain data. */
  readonly value: unknown;
  /** Whether it removes what lower layers set, without setting anything. */
  readonly removes: boolean;
  /** Whether the setting gets its value from here. Of a map, several layers can each set a part. */
  readonly isInEffect: boolean;
}

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
  /** What each layer writes about a setting, the topmost first. */
  writings(path: Path): readonly Writing[];
}
