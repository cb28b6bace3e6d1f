import { isMap } from '../../lib/collections/map';
import { hasErrors } from '../../lib/diagnostics/problem';
import type { Fleet } from '../../lib/fleet/fleet';
import { readFleet } from '../../lib/resolve/read-fleet';
import { withValue } from '../../lib/resolve/varied-sources';
import type { Json } from '../../lib/stack/json';
import { attributesOf, overlaps } from './stack-changes';
import type { Setting } from './settings';
import { Settings } from './settings';
import type { Subject } from './subject';
import type { Change, Files, Variation } from './trials';
import { Attempts } from './attempts';
import { placeOf, variationsOf, withoutMap } from './variations';

/** An attribute of a block, and the settings that its value depends on. */
export interface ExplainedAttribute {
  readonly path: string;
  readonly value: Json;
  readonly settings: readonly Setting[];
  /** If there are none: those with the same text or number of which it is not known whether the attribute depends on them. */
  readonly doubts: readonly Setting[];
}

/** A block of a stack, and the settings that it depends on. */
export interface ExplainedAddress {
  readonly address: string;
  /** The settings that decide whether it exists. */
  readonly existence: readonly Setting[];
  /** Whether each other value of a setting gives another block, so that the other settings behind its attributes are not known. */
  readonly isReplaced: boolean;
  readonly attributes: readonly ExplainedAttribute[];
  /** The settings of which it is not known, because no other value can be tried. */
  readonly untried: readonly Setting[];
}

/** A setting, and how to find out what it changes. */
interface Question {
  readonly setting: Setting;
  readonly variationsIn: (sources: Files['sources']) => Iterable<Variation>;
}

/** A setting, and what it changes in the block. */
interface Influence {
  readonly setting: Setting;
  readonly isKnown: boolean;
  readonly changes: readonly Change[];
}

/** Explains the blocks of a stack. */
export class AddressExplainer {
  private readonly attempts: Attempts;
  /** Known after the first block is explained. */
  private influences: readonly Influence[] | undefined;

  /** @param onProgress is called after each setting that was tried */
  constructor(
    private readonly all: Files,
    fleet: Fleet,
    private readonly subject: Subject,
    private readonly onProgress: (done: number, of: number) => void = () => undefined,
  ) {
    const sources = relevant(all, subject);
    const smaller = readFleet(sources, all.open);
    const isUsable = !hasErrors(smaller.problems);
    this.attempts = new Attempts(isUsable ? { ...all, sources } : all, isUsable ? smaller : fleet, subject, true);
  }

  /** The blocks of the stack by their addresses; undefined if it cannot be built. */
  get blocks() {
    return this.attempts.own;
  }

  /** Explains the block at an address that the stack has. */
  explain(address: string): ExplainedAddress {
    const influences = this.influencesOn(address);
    const block = this.blocks?.get(address) ?? {};
    const settingsFor = (isMeant: (attribute: string | undefined) => boolean) =>
      influences.filter(({ changes }) => changes.some(({ attribute }) => isMeant(attribute))).map(({ setting }) => setting);
    const untried = influences
      .filter(({ isKnown, setting: { value } }) => !isKnown && !isMap(value))
      .map(({ setting }) => setting);
    const attributes = attributesOf(block).map(([path, value]): ExplainedAttribute => {
      const found = innermost(settingsFor((attribute) => attribute !== undefined && overlaps(attribute, path)));
      const isDoubtful = found.length === 0 && typeof value !== 'boolean';
      const doubts = isDoubtful ? untried.filter((setting) => setting.value === value) : [];
      return { path, value, settings: found, doubts };
    });
    const decisive = settingsFor((attribute) => attribute === undefined);
    const existence = [
      ...innermost(decisive.filter(({ value }) => isMap(value))),
      ...decisive.filter(({ value }) => !isMap(value)),
    ];
    const isReplaced = existence.some(
      (setting) => !isMap(setting.value) && !attributes.some(({ settings }) => settings.includes(setting)),
    );
    return { address, existence, isReplaced, attributes, untried };
  }

  private influencesOn(address: string): Influence[] {
    this.influences ??= this.questions().map(({ setting, variationsIn }, i, { length }) => {
      const { changes, isKnown } = this.attempts.effectsOf(variationsIn, { thorough: false });
      this.onProgress(i + 1, length);
      return { setting, isKnown, changes };
    });
    return this.influences.map((influence) => ({
      ...influence,
      changes: influence.changes.filter((change) => change.address === address || change.address === undefined),
    }));
  }

  /** The settings that apply to the stack, each place once, however many stamps it applies to. */
  private questions(): Question[] {
    const asked = new Set<string>();
    return this.subject.scopes
      .flatMap((scope): Question[] => {
        const settings = new Settings(this.all.sources, scope);
        // Defaults of stamps hardly matter for other stacks, and a fleet can have many stamps.
        const isOwn = scope.key === this.subject.key;
        const leaves = settings.leaves().filter(({ origin }) => isOwn || origin === 'written');
        return [
          ...leaves.map((setting) => ({
            setting,
            variationsIn: (sources: Files['sources']) => variationsOf(sources, setting),
          })),
          ...settings.maps().map((path) => ({
            setting: settings.at(path),
            variationsIn: (sources: Files['sources']) => withoutMap(sources, settings.at(path)),
          })),
        ];
      })
      .filter(({ setting }) => {
        const place = JSON.stringify(placeOf(setting));
        return !asked.has(place) && asked.add(place);
      });
  }
}

/** Settings without the maps around other ones. */
const innermost = (settings: readonly Setting[]): Setting[] =>
  settings.filter(
    ({ path, scope }) =>
      !settings.some(
        (other) => other.scope === scope && other.path.length > path.length && path.every((step, i) => other.path[i] === step),
      ),
  );

/**
 * The environment files that matter for a stack, so that resolving them takes less time. A stamp does not depend on other stamps. Policies
 * depend on all stamps in their scope, which can be in any environment.
 */
function relevant({ sources }: Files, { part, environments, key }: Subject): Files['sources'] {
  if (part === 'governance') return sources;
  const files = environments.map((name) => `environments/${name}.yaml`);
  const own = sources.filter(({ file }) => file === 'environments/defaults.yaml' || files.includes(file));
  const [file] = files;
  if (key === undefined || file === undefined) return own;
  const stamp = own.find((source) => source.file === file)?.settled(['regions', key]);
  return withValue(own, { file, path: ['regions'] }, { [key]: stamp?.value ?? {} });
}
