import type { Fleet } from '../../lib/fleet/fleet';
import { readFleet } from '../../lib/resolve/read-fleet';
import { withoutSpillover } from '../../lib/resolve/varied-sources';
import type { SourceFile } from '../../lib/source/source-file';
import type { Subject } from './subject';
import type { Effects, Files, TrialOptions, Variation } from './trials';
import { Trials } from './trials';

/** How many refused variations suffice, because a second search follows. */
const LITTLE = 5;

/** Trials in one state of the environment files. */
interface Attempt {
  readonly trials: Trials;
  readonly sources: readonly SourceFile[];
}

/**
 * Finds out what depends on a setting, also if it must agree with others: deployments between which requests spill over have the same
 * model, so no other one can be tried for one of them alone. Then it is tried in the same files without spillover.
 */
export class Attempts {
  private readonly first: Attempt;
  /** Made when the first setting needs it. */
  private second: Attempt | undefined;

  /** @param isAlone whether only the stack of the subject is compared, and not those of its environment */
  constructor(
    private readonly files: Files,
    private readonly fleet: Fleet,
    private readonly subject: Subject,
    private readonly isAlone = false,
  ) {
    this.first = { trials: new Trials(files, fleet, subject, isAlone), sources: files.sources };
  }

  /** The blocks of the stack of the subject; undefined if it cannot be built. */
  get own() {
    return this.first.trials.own;
  }

  /** What differs in variations of the environment files. */
  effectsOf(variationsIn: (sources: readonly SourceFile[]) => Iterable<Variation>, options?: TrialOptions): Effects {
    const { first } = this;
    if (!this.hasSpillover()) return first.trials.effectsOf(variationsIn(first.sources), options);
    const effects = first.trials.effectsOf(variationsIn(first.sources), { ...options, patience: LITTLE });
    if (effects.isKnown) return effects;
    this.second ??= this.withoutSpillover();
    return this.second.trials.effectsOf(variationsIn(this.second.sources), options);
  }

  private hasSpillover(): boolean {
    const { environments } = this.subject;
    return this.fleet.stamps.some(
      ({ value: { environment, deployments } }) =>
        environments.includes(environment) && deployments.some(({ spillover }) => spillover !== undefined),
    );
  }

  private withoutSpillover(): Attempt {
    const { subject, files, isAlone } = this;
    const sources = withoutSpillover(files.sources);
    const fleet = readFleet(sources, files.open);
    return { trials: new Trials({ ...files, sources }, fleet, subject, isAlone), sources };
  }
}
