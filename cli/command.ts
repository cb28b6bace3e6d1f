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
      throw new Ended(exitCode === 0 ? EXIT.ok : EXIT.usage);
    });
}

/** A command has said all that it has to say: its help, or what is wrong with how it was called. */
class Ended extends Error {
  constructor(readonly exitCode: number) {
    super('ended');
  }
}

/**
 * Runs a command's work where its file is the program, and returns it to what loads the file, such as a test. What the work throws is a fault of the
 * program or the machine, reported without a stack trace.
 *
 * @param file the module of the command
 * @param work what it does with `process.argv`; it returns the exit code
 */
export function run(name: string, file: NodeJS.Module, work: () => number): () => number {
  const command = () => {
    try {
      return work();
    } catch (error) {
      if (error instanceof Ended) return error.exitCode;
      return failed(name, error);
    }
  };
  if (require.main === file) process.exitCode = command();
  return command;
}

/** Reports what a command's work has thrown. Returns its exit code. */
export function failed(name: string, error: unknown): number {
  process.stderr.write(`${name}: ${terminalLines(error instanceof Error ? error.message : String(error))}\n`);
  if (process.env['DEBUG'] && error instanceof Error) process.stderr.write(`${terminalLines(error.stack ?? '')}\n`);
  return EXIT.problems;
}
