import { Command } from 'commander';
import { terminalLines } from '../lib/text/terminal';

/** The exit codes of commands, as docs/commands.md documents them. */
export const EXIT = { ok: 0, problems: 1, usage: 2 } as const;

/** A command that works on a project. */
export function command(name: string, description: string): Command {
  return question(name, description).option('--project <folder>', 'the folder that contains environments/ and generated/', '.');
}

/** A command that needs no project. */
export function question(name: string, description: string): Command {
  return new Command(`npm run ${name} --`)
    .description(description)
    .showHelpAfterError('(use --help for details)')
    .configureOutput({
      outputError: (text, write) => {
        write(terminalLines(text.replace(/^error: /, `${name}: `)));
      },
    })
    .exitOverride(({ exitCode }) => {
      throw new Ended(exitCode === 0 ? EXIT.ok : EXIT.usage);
    });
}

/** Ends a command that has printed its help or a usage error. */
class Ended extends Error {
  constructor(readonly exitCode: number) {
    super('ended');
  }
}

/**
 * Runs a command if its file is the main program, and returns it to modules that load the file, such as tests. An error that it
 * throws is a fault of the program or the machine, and is reported without a stack trace.
 *
 * @param file the module of the command
 * @param work reads `process.argv` and returns the exit code
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

/** Reports an error that a command has thrown, and returns the exit code. */
export function failed(name: string, error: unknown): number {
  process.stderr.write(`${name}: ${terminalLines(error instanceof Error ? error.message : String(error))}\n`);
  if (process.env['DEBUG'] && error instanceof Error) process.stderr.write(`${terminalLines(error.stack ?? '')}\n`);
  return EXIT.problems;
}
