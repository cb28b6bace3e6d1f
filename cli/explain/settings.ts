import { isMap, mapOf, own } from '../../lib/collections/map';
import type { PlainMap } from '../../lib/collections/map';
import type { Path, Writing } from '../../lib/diagnostics/setting-locations';
import { confidentialLists, isInList } from '../../lib/resolve/confidential';
import { wholeSettings } from '../../lib/resolve/whole-settings';
import { isOfSharedStack, settingsAt } from '../../lib/settings/known-settings';
import { valueAt } from '../../lib/settings/schema-paths';
import type { SourceFile } from '../../lib/source/source-file';
import type { Scope } from './subject';

/** Where the value of a setting comes from: a file, the default of the kit, or other settings. */
export type Origin = 'default' | 'derived' | 'unset' | 'written';

/** A setting as it applies to a stamp or an environment. */
export interface Setting {
  readonly scope: Scope;
  readonly path: Path;
  /** The value after all layers; undefined if there is none. */
  readonly value: unknown;
  readonly origin: Origin;
  /** What each layer writes about it, the topmost first. */
  readonly writings: readonly Writing[];
  /** Whether the value must not be shown. */
  readonly isHidden: boolean;
}

/** A path that no setting has. */
export interface UnknownPath {
  /** The part of it that exists. */
  readonly path: Path;
  /** The word that does not. */
  readonly word: string;
  /** The keys in its place. */
  readonly options: readonly string[];
}

/** The settings that apply to a stamp or an environment. */
export class Settings {
  private readonly whole: PlainMap;
  private readonly hidden: ReadonlySet<string>;

  constructor(
    sources: readonly SourceFile[],
    readonly scope: Scope,
  ) {
    this.whole = wholeSettings(sources, scope.environment, scope.key);
    this.hidden = confidentialLists(sources);
  }

  /** The setting at a path. */
  at(path: Path): Setting {
    const writings = this.scope.layers.writings(path);
    const value = valueAt(this.whole, path);
    const derived = value === undefined ? resolvedAt(this.scope.resolved, path) : undefined;
    const isWritten = writings.some(({ isInEffect }) => isInEffect);
    const isDerived = derived !== undefined || path[0] === 'region';
    const origin = isWritten ? 'written' : isDerived ? 'derived' : value === undefined ? 'unset' : 'default';
    return { scope: this.scope, path, value: value ?? derived, origin, writings, isHidden: this.isHidden(path) };
  }

  /** Whether a path leads into a confidential blocklist, or to a map that has one. */
  private isHidden(path: Path): boolean {
    const [map, key] = path;
    const isAround = map === 'blocklists' && path.length < 3 && (key === undefined || this.hidden.has(String(key)));
    return isInList(path, this.hidden) || (isAround && this.hidden.size > 0);
  }

  /** The settings at a path and below that have a value, without those that are maps of others. */
  leaves(path: Path = []): Setting[] {
    const value = valueAt(this.whole, path);
    if (!isMap(value)) return [this.at(path)].filter((setting) => setting.value !== undefined);
    const inside = this.keysAt(path).flatMap((key) => this.leaves([...path, key]));
    const isEmpty = inside.length === 0 && path.length > 0 && this.at(path).origin === 'written';
    return isEmpty ? [this.at(path)] : inside;
  }

  /** The maps that layers write at a path and below, such as a deployment. */
  maps(path: Path = []): Path[] {
    const value = valueAt(this.whole, path);
    if (!isMap(value)) return [];
    const isWritten = path.length > 0 && this.at(path).origin === 'written';
    return [...(isWritten ? [path] : []), ...Object.keys(value).flatMap((key) => this.maps([...path, key]))];
  }

  /** Whether a path leads to a map of settings. */
  isMap(path: Path): boolean {
    return isMap(valueAt(this.whole, path));
  }

  /** The path that a text means, such as `deployments.gpt-5.1.sku`: keys can contain periods. It can also begin as in the file of the stamp. */
  find(written: string): Path | UnknownPath {
    const around = `regions.${this.scope.key ?? ''}.`;
    const text = written.startsWith(around) ? written.slice(around.length) : written;
    const furthest = { path: [] as Path, rest: text };
    const found = text === '' ? undefined : this.search(text, [], furthest);
    if (found) return found;
    const { path, rest } = furthest;
    const options = this.keysAt(path);
    // Keys can contain periods.
    const word = options.some((key) => key.includes('.')) ? rest : rest.replace(/[.[].*$/s, '');
    return { path, word, options };
  }

  private search(rest: string, path: Path, furthest: { path: Path; rest: string }): Path | undefined {
    if (rest === '') return path;
    if (path.length > furthest.path.length) Object.assign(furthest, { path, rest });
    for (const key of this.keysAt(path).sort((one, other) => other.length - one.length)) {
      const after = afterKey(rest, key);
      const step = Array.isArray(valueAt(this.whole, path)) ? Number(key) : key;
      const found = after === undefined ? undefined : this.search(after, [...path, step], furthest);
      if (found) return found;
    }
    return undefined;
  }

  /** The keys that the map or list at a path has or can have. */
  private keysAt(path: Path): string[] {
    const value = valueAt(this.whole, path);
    if (Array.isArray(value)) return value.map((_, i) => String(i));
    const keys = [...Object.keys(mapOf(value)), ...this.scope.layers.keysAt(path), ...settingsAt(path)];
    return [...new Set(keys)].filter((key) => this.applies([...path, key])).sort();
  }

  private applies(path: Path): boolean {
    if (path[0] === 'regions') return false;
    return this.scope.key !== undefined || (isOfSharedStack(path) && path[0] !== 'region');
  }
}

/** What follows a key in the text of a path: `.x` or `["key"].x`; undefined if the text begins with something else. */
function afterKey(text: string, key: string): string | undefined {
  const forms = [key, `["${key}"]`, `['${key}']`, `[${key}]`];
  const form = forms.find((each) => text === each || text.startsWith(`${each}.`) || text.startsWith(`${each}[`));
  return form === undefined ? undefined : text.slice(form.length).replace(/^\./, '');
}

/** What a setting without a value is resolved to, such as a name; undefined: nothing that a setting could have. */
function resolvedAt(value: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined) return isSimple(value) ? value : undefined;
  if (Array.isArray(value))
    return resolvedAt(
      value.find((entry) => own(mapOf(entry), 'key') === step),
      rest,
    );
  return resolvedAt(own(mapOf(value), String(step)), rest);
}

const isSimple = (value: unknown): boolean =>
  ['boolean', 'number', 'string'].includes(typeof value) || (Array.isArray(value) && value.every(isSimple));
