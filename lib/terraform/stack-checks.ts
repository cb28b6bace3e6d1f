import type { TerraformStack } from 'cdktf';

/** Returns what is wrong with the Terraform of a stack, as sentences; empty: nothing. */
export type StackCheck = (terraform: unknown) => string[];

/**
 * The checks of the Terraform of a stack, which run after aspects, when CDKTF validates the stack. If one fails, the stack is not
 * written. Between its validation and its file, CDKTF would resolve all tokens again, which takes a fifth of the time of a synthesis, so
 * the configuration that has passed is kept while the stack is written.
 */
export class StackChecks {
  private readonly checks: StackCheck[] = [];
  private isBeingWritten = false;
  private passed: unknown;

  /**
   * @param resolve returns the configuration of the stack
   */
  constructor(
    stack: TerraformStack,
    private readonly resolve: () => unknown,
  ) {
    stack.node.addValidation({ validate: () => this.failures() });
    const { synthesizer } = stack;
    stack.synthesizer = {
      synthesize: (session) => {
        this.isBeingWritten = true;
        try {
          synthesizer.synthesize(session);
        } finally {
          this.isBeingWritten = false;
          this.passed = undefined;
        }
      },
    };
  }

  add(check: StackCheck): void {
    this.checks.push(check);
  }

  /** The configuration of the stack. */
  get configuration(): unknown {
    return this.passed ?? this.resolve();
  }

  private failures(): string[] {
    const made = this.resolve();
    const failed = this.checks.flatMap((check) => check(made));
    if (failed.length === 0 && this.isBeingWritten) this.passed = made;
    return failed;
  }
}
