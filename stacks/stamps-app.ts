import { App, TerraformStack } from 'cdktf';
import { BaseStack } from '../lib/terraform/base-stack';
import { addedBreaches, describedStacks } from './added-breaches';
import type { CheckedFleet } from './checked-fleet';
import { checkedFleet } from './checked-fleet';
import { collectFailures } from './collect-failures';
import { composeStacks } from './compose-stacks';
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
  private readonly checked: CheckedFleet | undefined;

  constructor({ project = '.', stampStack = StampStack }: StampsAppProps = {}) {
    super({ stackTraces: false });
    this.checked = checkedFleet(project);
    this.stamps = this.checked ? composeStacks(this, this.checked.fleet, stampStack) : [];
    if (this.checked) this.checkAdditions(this.checked);
  }

  /**
   * Writes the stacks, which the CDKTF CLI deploys and from which `stamps synth` makes `generated/`. A stack with errors is not written.
   *
   * @throws if what you added to a stack breaks a guardrail (see docs/guardrails.md) or fails another check, with all failures
   */
  override synth(): void {
    if (!this.checked) {
      process.exitCode = 1;
      return;
    }
    const stacks = this.node.findAll().filter((construct) => TerraformStack.isStack(construct));
    const failures = collectFailures(stacks, () => {
      super.synth();
    });
    if (failures.length > 0) throw new Error(failures.join('\n'));
  }

  private checkAdditions({ fleet, today }: CheckedFleet): void {
    for (const described of describedStacks(fleet)) {
      const stack = this.node.findChild(described.id);
      if (BaseStack.isBaseStack(stack)) stack.addCheck((made) => addedBreaches(described, made, today));
    }
  }
}
