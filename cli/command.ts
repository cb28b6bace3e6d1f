import { Command } from 'commander';
import { terminalLines } from '../lib/text/terminal';

/** How commands end: documented in docs/commands.md. */
export const EXIT = { ok: 0, problems: 1, usage: 2 } as const;

/** A command on a project. */
export function command(name: string, description: string): Command {
  return question(name, description).option('--project <folder>', 'the folder that holds environments/ and generated/', '.');
}

/** A command that needs no project. */
export function question(name: string, description: string): Command {
  return new Command(`npm run ${name} --`)
    .description(description)
    .showHelpAfterError('(--help says more)')
    .configureOutput({
      outputError: (text, write) => {
        write(terminalLines(text.replace(/^error: /, `${name}: `)));
      },
    })
    .exitOverride(({ exitCode }) => {
      process.exit(exitCode === 0 ? EXIT.ok : EXIT.usage);
    });
}

/** Runs a command's work. What it throws is a fault of the program or the machine, told without a stack trace. */
export function run(name: string, work: () => number): void {
  try {
    process.exitCode = work();
  } catch (error) {
    process.stderr.write(`${name}: ${terminalLines(error instanceof Error ? error.message : String(error))}\n`);
    if (process.env['DEBUG'] && error instanceof Error) process.stderr.write(`${terminalLines(error.stack ?? '')}\n`);
    process.exitCode = EXIT.problems;
  }
}
