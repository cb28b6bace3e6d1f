import { EXIT } from '../command';
import type { ApplyOptions, Outcome } from './apply-stack';
import { applyStack } from './apply-stack';
import { canAsk } from './confirm';
import type { GeneratedStack } from '../../lib/generated/apply-order';

const WORDS: Readonly<Record<'deploy' | 'destroy', Readonly<Record<Outcome, string>>>> = {
  deploy: { applied: 'deployed', declined: 'not deployed', failed: 'failed', protected: 'failed', unchanged: 'no changes' },
  destroy: {
    applied: 'destroyed',
    declined: 'not destroyed',
    failed: 'failed',
    protected: 'not destroyed',
    unchanged: 'nothing to destroy',
  },
};

/** Why nothing is applied after a stack, and what to do. */
const REASONS: Readonly<Partial<Record<Outcome, (stack: GeneratedStack) => string>>> = {
  failed: () => 'failed: the error of Terraform is above. See docs/recovery.md.',
  protected: ({ environment }) =>
    `is protected by prevent_destroy: set preventDestroy: false in environments/${environment}.yaml, run npx stamps synth, and deploy the change first.`,
};

/**
 * Applies stacks one at a time, so that a change that fails in the first region never reaches the second, and reports what became of
 * each.
 *
 * @returns the exit code
 */
export async function applyStacks(stacks: readonly GeneratedStack[], options: ApplyOptions): Promise<number> {
  const command = options.destroy ? 'destroy' : 'deploy';
  if (!options.yes && !canAsk()) {
    process.stderr.write(
      `${command}: there is no terminal to confirm a plan on. To continue without confirmation, add: --yes\n`,
    );
    return EXIT.problems;
  }
  const outcomes: string[] = [];
  for (const [i, stack] of stacks.entries()) {
    process.stderr.write(`\n${stack.id} (${i + 1} of ${stacks.length}): ${stack.folder}\n`);
    const outcome = await applyStack(stack, options);
    outcomes.push(`${stack.id.padEnd(widthOf(stacks))}  ${WORDS[command][outcome]}\n`);
    if (outcome === 'applied' || outcome === 'unchanged') continue;
    const rest = stacks.slice(i + 1).map(({ id }) => `${id.padEnd(widthOf(stacks))}  not started\n`);
    process.stderr.write(`\n${[...outcomes, ...rest].join('')}`);
    const reason = REASONS[outcome]?.(stack);
    if (reason !== undefined) process.stderr.write(`${command}: ${stack.id} ${reason}\n`);
    return EXIT.problems;
  }
  process.stderr.write(`\n${outcomes.join('')}`);
  return EXIT.ok;
}

const widthOf = (stacks: readonly GeneratedStack[]) => Math.max(...stacks.map(({ id }) => id.length));
