import type { Location } from '../diagnostics/problem';
import type { Path, SettingLocations, Writing } from '../diagnostics/setting-locations';
import type { SourceFile } from './source-file';

/** A part of a file whose settings override those of the layers before it. */
export interface Layer {
  readonly source: SourceFile;
  /** Where in the file the settings begin. */
  readonly prefix: Path;
}

/** Finds where a setting is written, among the layers that it may come from. */
export class Layers implements SettingLocations {
  /**
   * @param layers from the lowest to the topmost
   * @param home the one to report where no layer sets anything
   * @param main of several that come equally near, the one that a person would add the setting to
   * @param inherits the path that a setting gets its value from if no layer sets it; undefined: none
   */
  constructor(
    private readonly layers: readonly Layer[],
    private readonly home: Layer,
    private readonly main: Layer = home,
    private readonly inherits: (path: Path) => Path | undefined = () => undefined,
  ) {}

  locate(path: Path, about: 'key' | 'value' = 'value'): Location {
    const found = this.topmost(path);
    const inherited = found ? undefined : this.inherits(path);
    if (inherited && this.has(inherited)) return this.locate(inherited, about);
    const { source, prefix } = found ?? this.nearest(path);
    return source.locate([...prefix, ...path], about);
  }

  written(path: Path): string | undefined {
    const found = this.topmost(path);
    const inherited = found ? undefined : this.inherits(path);
    return inherited ? this.written(inherited) : found?.source.written([...found.prefix, ...path]);
  }

  has(path: Path): boolean {
    return this.topmost(path) !== undefined;
  }

  keysAt(path: Path): string[] {
    return [...new Set(this.layers.flatMap(({ source, prefix }) => source.keysAt([...prefix, ...path])))];
  }

  writings(path: Path): Writing[] {
    const inherited = this.inherits(path);
    const own = this.ownWritings(path);
    if (!inherited) return own;
    const isSet = own.some(({ isInEffect }) => isInEffect);
    return [...own, ...this.writings(inherited).map((each) => ({ ...each, isInEffect: each.isInEffect && !isSet }))];
  }

  private ownWritings(path: Path): Writing[] {
    let isOver = false;
    return [...this.layers].reverse().flatMap(({ source, prefix }): Writing[] => {
      const found = source.settled([...prefix, ...path]);
      // A region without settings is empty, which removes nothing.
      if (!found || found.path.length <= prefix.length) return [];
      const removes = found.value === null || found.path.length < prefix.length + path.length;
      const isInEffect = !isOver && !removes;
      isOver ||= !isPlainMap(found.value);
      return [
        { ...found, location: source.locate(found.path, isPlainMap(found.value) ? 'key' : 'value'), removes, isInEffect },
      ];
    });
  }

  private topmost(path: Path): Layer | undefined {
    return this.layers.findLast(({ source, prefix }) => source.has([...prefix, ...path]));
  }

  private nearest(path: Path): Layer {
    const depth = ({ source, prefix }: Layer) => source.depth([...prefix, ...path]) - prefix.length;
    const best = this.layers.reduce((deepest, layer) => (depth(layer) > depth(deepest) ? layer : deepest), this.main);
    return depth(best) > 0 ? best : this.home;
  }
}

const isPlainMap = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
