import path from 'node:path';
import type { BundledApp } from '../../cli/project-app';
import { StampsApp } from '../../stacks/stamps-app';
import { ROOT } from './root';

/** The output and the exit code of a command. */
export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command of the project as npm does, but in this process, because starting another process takes longer than most commands.
 * The file of the command is loaded once.
 *
 * @param name the name of the command, such as `check`
 */
export function command(name: string, ...args: readonly string[]): Ran {
  const { main, printed, restore } = prepared(name, args);
  try {
    return { status: main({ project: ROOT, run: runMain }) as number, ...printed };
  } finally {
    restore();
  }
}

/** Runs a command that waits for something, like `command`. */
export async function commandAsync(name: string, ...args: readonly string[]): Promise<Ran> {
  const { main, printed, restore } = prepared(name, args);
  try {
    return { status: await main({ project: ROOT, run: runMain }), ...printed };
  } finally {
    restore();
  }
}

/** The program of a command, with arguments and without a terminal. */
function prepared(name: string, args: readonly string[]) {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the file to load is known only here
  const { main } = require(path.join(ROOT, 'cli', name)) as { main: (app?: BundledApp) => number | Promise<number> };
  const printed = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    jest.spyOn(process[stream], 'write').mockImplementation((text) => {
      printed[stream] += String(text);
      return true;
    }),
  );
  const [argv, isTTY] = [process.argv, process.stdout.isTTY];
  process.argv = [process.execPath, path.join(ROOT, 'cli', `${name}.ts`), ...args];
  process.stdout.isTTY = false;
  const restore = () => {
    process.argv = argv;
    process.stdout.isTTY = isTTY;
    for (const spy of spies) spy.mockRestore();
  };
  return { main, printed, restore };
}

/** What main.ts does, which Jest cannot load twice. */
function runMain(): void {
  new StampsApp().synth();
}
