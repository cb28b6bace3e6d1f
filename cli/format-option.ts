import type { Command } from 'commander';
import { Option } from 'commander';

/** The formats of a command that prints data and no findings. */
export const DATA_FORMATS = ['text', 'json'] as const;
export type DataFormat = (typeof DATA_FORMATS)[number];

/** Adds `--format` with these choices, the first of which is the default, and `--json`, which is short for `--format json`. */
export function withFormats(program: Command, choices: readonly [string, ...string[]], about = 'the output format'): Command {
  const refuseBoth = () => {
    const { json, format } = program.opts<{ readonly json?: true; readonly format: string }>();
    if (json && program.getOptionValueSource('format') === 'cli' && format !== 'json')
      program.error(`error: --json is short for --format json: remove it, or --format ${format}`);
  };
  return program
    .addOption(new Option('--format <format>', about).choices(choices).default(choices[0]))
    .addOption(new Option('--json', 'short for --format json').implies({ format: 'json' }))
    .on('option:format', refuseBoth)
    .on('option:json', refuseBoth);
}
