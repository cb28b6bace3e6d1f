import type { ISynthesisSession, TerraformStack } from 'cdktf';
import { App } from 'cdktf';
import type { Fleet } from '../lib/fleet/fleet';
import { breachesOf } from '../lib/guardrails/breaches';
import { GUARDRAIL_IDS } from '../lib/guardrails/guardrail';
import { today } from '../lib/guardrails/today';
import type { GuardrailWaiver } from '../lib/guardrails/waiver';
import { judged } from '../lib/guardrails/waiver';
import { stampFolder } from '../lib/generated/files';
import { readStack } from '../lib/stack/stack';
import { CONFIGURATION } from '../lib/stack/terraform-file';
import { addressInApp } from '../lib/stack/waiver-subject';
import type { Stamp } from '../lib/fleet/stamp';
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
    for (const stamp of this.stamps) stamp.addCheck((made) => this.throwIfBroken(stamp, made));
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
    const failures: string[] = [];
    for (const stamp of this.stamps) collectFailures(stamp, failures);
    super.synth();
    if (failures.length > 0) throw new Error(failures.join('\n'));
  }

  /** An error, because CDKTF adds advice to skip the validation to what a check returns. */
  private throwIfBroken(stack: StampStack, made: unknown): string[] {
    const broken = this.brokenBy(stack, made);
    if (broken.length > 0) throw new Error(broken.join('\n'));
    return [];
  }

  /** The guardrails that a stamp breaks only with what was added to it. The rules have checked the environment files. */
  private brokenBy(stack: StampStack, terraform: unknown): string[] {
    const { stamp } = stack;
    if (!this.fleet) return [];
    const promises = promisesOf(this.fleet, stamp);
    const text = JSON.stringify(terraform);
    const made = breachesOf(readStack(stampFolder(stamp), new Map([[CONFIGURATION, text]])), promises);
    const reading = stamp.overrides.length > 0 ? readStamp(stamp) : undefined;
    const added = beyond(made, reading ? breachesOf(reading, promises) : []);
    const { broken } = judged(added, waiversFor(stamp), today());
    return broken
      .filter(({ severity }) => severity === 'error')
      .map(
        ({ guardrail, message, help, address }) =>
          `${stack.node.path}: ${guardrail}: ${message}. To correct it, ${help}; for an exception, waive ${guardrail} for app.${address ?? '<address>'} in environments/${stamp.environment}.yaml`,
      );
  }
}

/** The waivers of an environment for what its app adds. */
const waiversFor = ({ waivers }: Stamp): GuardrailWaiver[] =>
  waivers.flatMap((waiver) => {
    const rule = GUARDRAIL_IDS.find((id) => id === waiver.rule);
    const subject = addressInApp(waiver.subject);
    return rule === undefined || subject === undefined ? [] : [{ ...waiver, rule, subject }];
  });

/** Keeps what a stack throws when it is written, so that the others are checked, too. */
function collectFailures(stack: TerraformStack, failures: string[]): void {
  const { synthesizer } = stack;
  stack.synthesizer = {
    synthesize: (session: ISynthesisSession) => {
      try {
        synthesizer.synthesize(session);
      } catch (error) {
        failures.push(error instanceof Error ? error.message : String(error));
      }
    },
  };
}
