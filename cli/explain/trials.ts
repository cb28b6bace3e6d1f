import { createHash } from 'node:crypto';
import type { OpenWordFile } from '../../lib/blocklist-files/word-files';
import { hasErrors } from '../../lib/diagnostics/problem';
import type { Fleet } from '../../lib/fleet/fleet';
import { readFleet } from '../../lib/resolve/read-fleet';
import { withStandIns } from '../../lib/resolve/varied-sources';
import type { SourceFile } from '../../lib/source/source-file';
import type { JsonObject } from '../../lib/stack/json';
import { modelChanges } from './model-changes';
import { modelOf } from './recorded-reads';
import type { StackChange } from './stack-changes';
import { blocksOf, stackChanges } from './stack-changes';
import type { Described, Names, Subject } from './subject';
import { relatedIn, renamed } from './subject';
import { withoutTraces } from '../without-traces';

/** A change of a stack. */
export interface Change extends Partial<StackChange> {
  /** The folder of the stack. Without an address, the whole stack exists or does not. */
  readonly folder: string;
}

/** What depends on a place in an environment file. */
export interface Effects {
  /** Whether another value could be tried. Otherwise, nothing is known. */
  readonly isKnown: boolean;
  /** Whether the stack can be built, so that changes of it can be known. */
  readonly isBuilt: boolean;
  /** What differs with another value, in the stack and in those of its environment. */
  readonly changes: readonly Change[];
  /** The IDs of other stamps that the place also applies to. */
  readonly otherStamps: readonly string[];
  /** The paths in the resolved model that differ. */
  readonly model: ReadonlySet<string>;
}

/** Environment files that differ from the real ones in one respect. */
export interface Variation {
  readonly sources: readonly SourceFile[];
  /** Whether it is one of a few alternatives, which can have different effects. @default false */
  readonly isAlternative?: boolean;
  /** The names of the subject in these files. */
  readonly names?: Names;
}

/** The environment files of a project, and how to open the files of their blocklists. */
export interface Files {
  readonly sources: readonly SourceFile[];
  readonly open: OpenWordFile;
}

/** How to search for what depends on a setting. */
export interface TrialOptions {
  /**
   * Whether to compare many variations, even if the last ones make no new difference. Alternatives are compared anyway.
   *
   * @default true
   */
  readonly thorough?: boolean;
  /** The number of variations that cannot be resolved or built, after which only a thorough search continues. @default 20 */
  readonly patience?: number;
  /** Whether a variation that changes nothing means that nothing depends on the setting. @default every variation */
  readonly counts?: (fleet: Fleet) => boolean;
}

/** The number of variations of a setting that are compared. */
const MOST_TRIED = 12;

const PATIENCE = 20;

/**
 * Finds out what depends on a setting by trying other values: the environment files are resolved with each, the stacks that differ are
 * built, and compared with the real ones. Nothing is written.
 */
export class Trials {
  private readonly open: OpenWordFile;
  private readonly before: readonly Described[];
  private readonly compared = new Map<string, readonly StackChange[]>();
  private readonly blocks = new Map<string, ReadonlyMap<string, JsonObject>>();

  /** @param isAlone whether only the stack of the subject is compared, and not those of its environment */
  constructor(
    { open }: Files,
    private readonly fleet: Fleet,
    private readonly subject: Subject,
    isAlone = false,
  ) {
    this.open = withStandIns(open);
    this.before = relatedIn(fleet, subject).filter(({ folder }) => !isAlone || folder === subject.folder);
  }

  /** The blocks of the stack of the subject; undefined if it cannot be built. */
  get own(): ReadonlyMap<string, JsonObject> | undefined {
    const own = this.before.find(({ folder }) => folder === this.subject.folder);
    return own && this.blocksBefore(own);
  }

  /** What differs in variations of the environment files. */
  effectsOf(
    variations: Iterable<Variation>,
    { thorough = true, patience = PATIENCE, counts = () => true }: TrialOptions = {},
  ): Effects {
    const changes = new Map<string, Change>();
    const otherStamps = new Set<string>();
    const model = new Set<string>();
    let [tried, refused] = [0, 0];
    let isExhausted = false;
    for (const variation of variations) {
      const isEnough = !thorough && variation.isAlternative !== true && (isExhausted || refused >= patience);
      if (tried >= MOST_TRIED || isEnough) break;
      const fleet = readFleet(variation.sources, this.open);
      const found = hasErrors(fleet.problems) ? undefined : this.changesIn(fleet, variation);
      if (!found || (found.length === 0 && !counts(fleet))) {
        refused++;
        continue;
      }
      tried++;
      const known = changes.size;
      for (const change of found) changes.set(JSON.stringify(change), change);
      isExhausted = tried > 1 && changes.size === known;
      for (const path of this.modelChangesIn(fleet, variation)) model.add(path);
      for (const id of this.otherStampsIn(fleet)) otherStamps.add(id);
    }
    return {
      isKnown: tried > 0,
      isBuilt: this.own !== undefined,
      changes: [...changes.values()],
      otherStamps: [...otherStamps].sort(),
      model,
    };
  }

  /** What differs in the stacks that can be built; undefined if a variation of one cannot. */
  private changesIn(fleet: Fleet, { names }: Variation): Change[] | undefined {
    const after = relatedIn(fleet, renamed(this.subject, names));
    const changes: Change[] = [];
    for (const before of this.before) {
      const { folder, part, value } = before;
      const other = after.find((each) => each.part === part);
      if (!other) changes.push({ folder });
      else if (differs(value, other.value)) {
        if (!this.blocksBefore(before)) continue;
        const own = this.changesTo(before, other);
        if (!own) return undefined;
        changes.push(...own.map((change) => ({ folder, ...change })));
      }
    }
    return changes;
  }

  /** What differs between a stack and a variation of it. Different settings often lead to the same variation. */
  private changesTo(before: Described, after: Described): readonly StackChange[] | undefined {
    // Models can be large: a blocklist has up to 10,000 entries.
    const key = createHash('sha256').update(before.folder).update(JSON.stringify(after.value)).digest('hex');
    const known = this.compared.get(key);
    if (known) return known;
    const [one, other] = [this.blocksBefore(before), read(after)];
    const changes = one && other && stackChanges(one, other);
    if (changes) this.compared.set(key, changes);
    return changes;
  }

  private blocksBefore(described: Described): ReadonlyMap<string, JsonObject> | undefined {
    const known = this.blocks.get(described.folder) ?? read(described);
    if (known) this.blocks.set(described.folder, known);
    return known;
  }

  private modelChangesIn(fleet: Fleet, { names }: Variation): string[] {
    const [before, after] = [modelOf(this.fleet, this.subject), modelOf(fleet, renamed(this.subject, names))];
    return Object.entries(before).flatMap(([part, values]) => modelChanges(values, after[part as keyof typeof after], part));
  }

  private otherStampsIn(fleet: Fleet): string[] {
    const after = new Map(fleet.stamps.map(({ value }) => [value.id, value]));
    return this.fleet.stamps
      .filter(({ value }) => value.id !== this.subject.id && differs(value, after.get(value.id)))
      .map(({ value }) => value.id);
  }
}

const differs = (before: unknown, after: unknown) => modelChanges(before, after, '').length > 0;

function read(described: Described): ReadonlyMap<string, JsonObject> | undefined {
  const stack = withoutTraces(() => described.read());
  return stack && blocksOf(stack);
}
