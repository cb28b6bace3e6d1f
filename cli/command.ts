import { statSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { terminalLines } from '../lib/text/terminal';
import type { CommandName } from './about';
import { ABOUT } from './about';
import type { BundledApp } from './project-app';

/** The exit codes of commands, as docs/commands.md documents them. */
export const EXIT = { ok: 0, problems: 1, usage: 2 } as const;

/**
 * The values of options and arguments, for completion: by the long name of the option (`--region`), that name after the name of a
 * subcommand (`grant --region`), or the name of the argument (`stack`). They can depend on the arguments before the cursor.
 */
export type Values = Readonly<Record<string, (project: string, args: readonly string[]) => readonly string[]>>;

/** The file of a command. */
export interface CommandFile {
  /** The options and arguments. */
  readonly program: Command;
  /** @default - no values except the choices of options and arguments */
  readonly values?: Values;
  /** Reads `process.argv`, and returns the exit code. */
  readonly main: (bundled?: BundledApp) => number | Promise<number>;
}

/** A command that works on a project. */
export function command(name: CommandName): Command {
  return question(name).option(
    '--project <folder>',
    'the folder that contains environments/ and generated/',
    existingFolder,
    '.',
  );
}

/** Parses the name of a folder, which must exist. */
function existingFolder(folder: string): string {
  if (!isFolder(folder)) throw new InvalidArgumentError('There is no such folder.');
  return folder;
}

/** Whether a folder exists. */
export const isFolder = (folder: string) => statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;

/** A command that needs no project. */
export function question(name: CommandName): Command {
  return new Command(`stamps ${name}`)
    .description(ABOUT[name])
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
 * The program of a command. An error that it throws is a fault of the program or the machine, and is reported without a stack trace.
 *
 * @param work reads `process.argv` and returns the exit code
 */
export function run<Input extends unknown[]>(name: string, work: (...input: Input) => number): (...input: Input) => number {
  return (...input) => {
    try {
      return work(...input);
    } catch (error) {
      return failed(name, error);
    }
  };
}

/** The program of a command that waits for answers, like `run`. */
export function runAsync<Input extends unknown[]>(
  name: string,
  work: (...input: Input) => Promise<number>,
): (...input: Input) => Promise<number> {
  return async (...input) => {
    try {
      return await work(...input);
    } catch (error) {
      return failed(name, error);
    }
  };
}

/** Reports an error that a command has thrown, and returns the exit code. */
function failed(name: string, error: unknown): number {
  if (error instanceof Ended) return error.exitCode;
  process.stderr.write(`${name}: ${terminalLines(error instanceof Error ? error.message : String(error))}\n`);
  if (process.env['DEBUG'] && error instanceof Error) process.stderr.write(`${terminalLines(error.stack ?? '')}\n`);
  return EXIT.problems;
}
