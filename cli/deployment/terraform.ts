import { spawn } from 'node:child_process';
import path from 'node:path';

/** The number of characters of the last errors that are kept. */
const KEPT = 100_000;

/** Terraform, or a program that accepts the same commands, in the folder of a stack. Its output goes to the terminal. */
export class Terraform {
  constructor(
    private readonly program: string,
    private readonly folder: string,
  ) {}

  private errors = '';

  /** Whether a command has failed because of `prevent_destroy`. */
  get isProtected(): boolean {
    return this.errors.includes('Instance cannot be destroyed');
  }

  /** Runs a command, and returns its exit code. An interrupt reaches Terraform, which ends in an orderly way. */
  run(command: string, ...args: readonly string[]): Promise<number> {
    const color = process.stdout.isTTY && !process.env['NO_COLOR'] ? [] : ['-no-color'];
    const all = [`-chdir=${path.resolve(this.folder)}`, command, '-input=false', ...color, ...args];
    return new Promise((resolve, reject) => {
      const wait = () => undefined;
      process.on('SIGINT', wait);
      const child = spawn(this.program, all, {
        stdio: ['ignore', 'inherit', 'pipe'],
        env: { CHECKPOINT_DISABLE: '1', ...process.env },
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        process.stderr.write(text);
        this.errors = `${this.errors}${text}`.slice(-KEPT);
      });
      child.once('error', (error) => {
        process.off('SIGINT', wait);
        reject(
          new Error(
            `${this.program} could not be started: install Terraform 1.9 or newer, or name another program with --terraform (${error.message})`,
          ),
        );
      });
      child.once('close', (code) => {
        process.off('SIGINT', wait);
        resolve(code ?? 1);
      });
    });
  }
}
