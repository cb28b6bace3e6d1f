import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { confirmed } from './confirm';
import { Terraform } from './terraform';
import type { GeneratedStack } from '../../lib/generated/apply-order';

/** How stacks are planned and applied. */
export interface ApplyOptions {
  readonly project: string;
  /** The program to run. */
  readonly terraform: string;
  /** Whether to apply without a question. */
  readonly yes: boolean;
  /** Whether to destroy all resources instead. */
  readonly destroy: boolean;
}

/** What became of a stack. A stack with `prevent_destroy` is `protected` from its destruction. */
export type Outcome = 'applied' | 'declined' | 'failed' | 'protected' | 'unchanged';

const LOCK_FILE = '.terraform.lock.hcl';
/** Seconds to wait for another run that has locked the state. */
const LOCK_TIMEOUT = '-lock-timeout=60s';

/** Plans a stack, shows the plan, and applies exactly this plan once it is confirmed. */
export async function applyStack({ id, folder }: GeneratedStack, options: ApplyOptions): Promise<Outcome> {
  const work = mkdtempSync(path.join(tmpdir(), 'stamps-plan-'));
  const plan = path.join(work, 'plan');
  try {
    const terraform = new Terraform(options.terraform, path.join(options.project, folder));
    if (!(await initialized(terraform, options.project, folder))) return 'failed';
    const args = [LOCK_TIMEOUT, '-detailed-exitcode', `-out=${plan}`, ...(options.destroy ? ['-destroy'] : [])];
    const planned = await terraform.run('plan', ...args);
    if (planned === 0) return 'unchanged';
    if (planned !== 2) return options.destroy && terraform.isProtected ? 'protected' : 'failed';
    const question = options.destroy ? `Destroy all resources of ${id}?` : `Apply this plan to ${id}?`;
    if (!options.yes && !(await confirmed(question))) return 'declined';
    return (await terraform.run('apply', LOCK_TIMEOUT, plan)) === 0 ? 'applied' : 'failed';
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Shows what an apply would change; whether Terraform could plan it. */
export async function planStack(
  { folder }: GeneratedStack,
  { project, terraform: program }: Pick<ApplyOptions, 'project' | 'terraform'>,
): Promise<boolean> {
  const terraform = new Terraform(program, path.join(project, folder));
  return (await initialized(terraform, project, folder)) && (await terraform.run('plan', '-lock=false')) === 0;
}

/** Installs the providers. A lock file that is committed with the stack is binding. */
async function initialized(terraform: Terraform, project: string, folder: string): Promise<boolean> {
  const isLocked = existsSync(path.join(project, folder, LOCK_FILE));
  const isDone = (await terraform.run('init', ...(isLocked ? ['-lockfile=readonly'] : []))) === 0;
  if (isDone && !isLocked)
    process.stderr.write(
      `note: ${folder} had no ${LOCK_FILE}. Commit the one that is there now: it fixes the checksums of the providers.\n`,
    );
  return isDone;
}
