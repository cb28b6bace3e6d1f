import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Step } from './row';

/** A line of the output of `terraform -json`, with the properties that are used. */
interface Line {
  readonly type: string;
  readonly '@message': string;
  readonly change?: { readonly resource: { readonly addr: string }; readonly action: string };
  readonly hook?: { readonly resource: { readonly addr: string }; readonly action?: string };
  readonly diagnostic?: { readonly severity: string; readonly summary: string; readonly detail?: string };
}

/** The exit code and the output of a run of Terraform. */
export interface Ended {
  readonly status: number | null;
  readonly lines: readonly Line[];
}

/** Runs Terraform in a folder. */
export function terraform(folder: string, environment: Readonly<Record<string, string>>, ...args: string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn('terraform', args, {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines: Line[] = [];
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('{')) lines.push(JSON.parse(line) as Line);
    });
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, lines });
    });
  });
}

/** The errors of a run. */
export const errorsOf = ({ lines }: Ended): string =>
  lines
    .flatMap(({ diagnostic }) =>
      diagnostic?.severity === 'error' ? [`${diagnostic.summary}: ${diagnostic.detail ?? ''}`] : [],
    )
    .join('\n');

const VERBS: Readonly<Record<string, Step['action']>> = { delete: 'destroy' };
const verbOf = (action: string) => VERBS[action] ?? (action as Step['action']);

/** The planned actions. Only the apply shows whether a replacement creates the new resource first. */
export function plannedSteps(ended: Ended): Step[] {
  const events = eventsOf(ended);
  return ended.lines.flatMap(({ type, change }) => {
    if (type !== 'planned_change' || !change) return [];
    const address = change.resource.addr;
    const first = events.find((event) => event.address === address && event.isStart);
    const action = change.action === 'replace' && first?.action === 'create' ? 'renew' : verbOf(change.action);
    return [{ action, address }];
  });
}

/** The start or the end of an action. */
export interface Event extends Step {
  readonly isStart: boolean;
}

/** The applied actions, in order. */
export const eventsOf = ({ lines }: Ended): Event[] =>
  lines.flatMap(({ type, hook }) =>
    (type === 'apply_start' || type === 'apply_complete') && hook?.action !== undefined
      ? [{ action: verbOf(hook.action), address: hook.resource.addr, isStart: type === 'apply_start' }]
      : [],
  );
