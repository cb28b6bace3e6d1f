import { spawn } from 'node:child_process';
import path from 'node:path';

/** Terraform, or a program that accepts the same commands, in the folder of a stack. Its output goes to the terminal. */
export class Terraform {
  constructor(
    private readonly program: string,
    private readonly folder: string,
  ) {}

  /** Runs a command, and returns its exit code. An interrupt reaches Terraform, which ends in an orderly way. */
  run(command: string, ...args: readonly string[]): Promise<number> {
    const color = process.stdout.isTTY && !process.env['NO_COLOR'] ? [] : ['-no-color'];
    const all = [`-chdir=${path.resolve(this.folder)}`, command, '-input=false', ...color, ...args];
    return new Promise((resolve, reject) => {
      const wait = () => undefined;
      process.on('SIGINT', wait);
      const child = spawn(this.program, all, {
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { CHECKPOINT_DISABLE: '1', ...process.env },
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
