import { App } from 'cdktf';
import type { Fleet } from '../lib/fleet/fleet';
import { breachesOf } from '../lib/guardrails/breaches';
import { stampFolder } from '../lib/generated/files';
import { readStack } from '../lib/stack/stack';
import { CONFIGURATION } from '../lib/stack/terraform-file';
import { beyond } from './broken-by-overrides';
import { checkedFleet } from './checked-fleet';
import { composeStacks } from './compose-stacks';
import { promisesOf } from './promises';
import { readStamp } from './stack-readings';
import { StampStack } from './stamp-stack';

/** The folder of the environment files, and the class of the stamps. */
export interface StampsAppProps {
  /**
   * The folder that contains `environments/`.
   *
   * @default - the current folder, which is the folder of `cdktf.json` for the CDKTF CLI, and `--project` for `stamps`
   */
  readonly project?: string;
  /**
   * The class of the stamps, for resources of your own that belong to each of them.
   *
   * @default StampStack
   */
  readonly stampStack?: typeof StampStack;
}

/**
 * The app that your `main.ts` creates: the stacks of all environment files. If a file has errors, they are written to standard error,
 * the app has no stacks, and `synth` writes nothing and sets the exit code 1.
 */
export class StampsApp extends App {
  /** The stamps of all environments, by environment and region. Add your own resources to them before you call `synth`. */
  readonly stamps: readonly StampStack[];
  private readonly fleet: Fleet | undefined;

  constructor({ project = '.', stampStack = StampStack }: StampsAppProps = {}) {
    super({ stackTraces: false });
    this.fleet = checkedFleet(project);
    this.stamps = this.fleet ? composeStacks(this, this.fleet, stampStack) : [];
  }

  /**
   * Writes the stacks, which the CDKTF CLI deploys and from which `stamps synth` makes `generated/`.
   *
   * @throws if what you added to a stamp breaks a guardrail: see docs/guardrails.md
   */
  override synth(): void {
    if (!this.fleet) {
      process.exitCode = 1;
      return;
    }
    const broken = this.stamps.flatMap((stamp) => this.brokenBy(stamp));
    if (broken.length > 0) throw new Error(broken.join('\n'));
    super.synth();
  }

  /** The guardrails that a stamp breaks only with what was added to it. The rules have checked the environment files. */
  private brokenBy(stack: StampStack): string[] {
    const { stamp } = stack;
    if (!this.fleet) return [];
    const promises = promisesOf(this.fleet, stamp);
    const text = JSON.stringify(stack.toTerraform());
    const made = breachesOf(readStack(stampFolder(stamp), new Map([[CONFIGURATION, text]])), promises);
    const reading = stamp.overrides.length > 0 ? readStamp(stamp) : undefined;
    return beyond(made, reading ? breachesOf(reading, promises) : [])
      .filter(({ severity }) => severity === 'error')
      .map(
        ({ guardrail, message, help }) =>
          `${stack.node.path}: ${guardrail}: ${message}. To correct it, ${help}; to accept it for a time, write it as an override in environments/${stamp.environment}.yaml, where you can waive the guardrail`,
      );
  }
}
