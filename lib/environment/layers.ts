import type { Location } from './problem';
import type { Path, SourceFile } from './source-file';

/** A part of a file whose settings lie over those of the layers before it. */
export interface Layer {
  readonly source: SourceFile;
  /** Where in the file the settings begin. */
  readonly prefix: Path;
}

/** Finds where a setting is written, among the layers it may come from. */
export class Layers {
  /**
   * @param layers from the lowest to the topmost
   * @param home the one to speak of where none says anything
   * @param main of several that say equally much, the one that a person would add the rest to
   */
  constructor(
    private readonly layers: readonly Layer[],
    private readonly home: Layer,
    private readonly main: Layer = home,
  ) {}

  /** The place of a setting in the topmost layer that has it, or of what comes nearest to it. */
  locate(path: Path, about: 'key' | 'value' = 'value'): Location {
    const said = this.layers.findLast(({ source, prefix }) => source.has([...prefix, ...path]));
    const { source, prefix } = said ?? this.nearest(path);
    return source.locate([...prefix, ...path], about);
  }

  /** A value as the topmost layer that has it writes it, where YAML makes something else than text of it. */
  written(path: Path): string | undefined {
    const said = this.layers.findLast(({ source, prefix }) => source.has([...prefix, ...path]));
    return said?.source.written([...said.prefix, ...path]);
  }

  /** Whether any layer says something about a setting. */
  has(path: Path): boolean {
    return this.layers.some(({ source, prefix }) => source.has([...prefix, ...path]));
  }

  /** The keys of what any layer has at a path. */
  keysAt(path: Path): string[] {
    return [...new Set(this.layers.flatMap(({ source, prefix }) => source.keysAt([...prefix, ...path])))];
  }

  private nearest(path: Path): Layer {
    const depth = ({ source, prefix }: Layer) => source.depth([...prefix, ...path]) - prefix.length;
    const best = this.layers.reduce((found, layer) => (depth(layer) > depth(found) ? layer : found), this.main);
    return depth(best) > 0 ? best : this.home;
  }
}
