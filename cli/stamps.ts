import { suggestion } from '../lib/diagnostics/near-miss';
import { terminalLines } from '../lib/text/terminal';
import type { CommandName } from './about';
import { ABOUT, COMMANDS } from './about';
import type { CommandFile } from './command';
import { EXIT } from './command';
import { KIT_VERSION } from './kit';
import type { BundledApp } from './project-app';

/** Loads the file of one command only, because loading all of them takes longer than most commands run. */
export const FILES: Readonly<Record<CommandName, () => Promise<CommandFile>>> = {
  add: () => import('./add'),
  adopt: () => import('./adopt'),
  atlantis: () => import('./atlantis'),
  calendar: () => import('./calendar'),
  'catalog-update': () => import('./catalog-update'),
  cdktf: () => import('./cdktf'),
  check: () => import('./check'),
  completion: () => import('./completion'),
  deploy: () => import('./deploy'),
  destroy: () => import('./destroy'),
  diff: () => import('./diff'),
  drift: () => import('./drift'),
  explain: () => import('./explain'),
  guard: () => import('./guard'),
  ids: () => import('./ids'),
  init: () => import('./init'),
  list: () => import('./list'),
  models: () => import('./models'),
  preflight: () => import('./preflight'),
  quota: () => import('./quota'),
  recover: () => import('./recover'),
  review: () => import('./review'),
  schema: () => import('./schema'),
  synth: () => import('./synth'),
  upgrade: () => import('./upgrade'),
  verify: () => import('./verify'),
};

/** The hidden command that the scripts of shells call: `stamps __complete <shell> <words>`. */
const COMPLETE = '__complete';

/**
 * Runs `stamps` with arguments, and returns the exit code.
 *
 * @param bundled the app in the repository of the kit
 */
export async function main(args: readonly string[], bundled?: BundledApp): Promise<number> {
  const [name = '--help', ...rest] = args;
  if (name === 'help' && rest[0] !== undefined) return main([rest[0], '--help'], bundled);
  if (['--help', '-h', 'help'].includes(name)) return print(help());
  if (['--version', '-V'].includes(name)) return print(`${KIT_VERSION}\n`);
  if (name === COMPLETE) {
    const { completion } = await import('./completion/complete');
    const [shell = '', ...words] = rest;
    return print(await completion(shell, words, (command) => FILES[command]()));
  }
  if (!isCommand(name)) {
    const words = name.startsWith('-')
      ? `unknown option '${name}'`
      : `unknown command: ${suggestion(name, Object.keys(ABOUT))}`;
    process.stderr.write(terminalLines(`stamps: ${words}\n(use stamps --help for details)\n`));
    return EXIT.usage;
  }
  const file = await FILES[name]();
  process.argv = [process.execPath, `stamps ${name}`, ...rest];
  return file.main(bundled);
}

const isCommand = (name: string): name is CommandName => Object.hasOwn(ABOUT, name);

function print(text: string): number {
  process.stdout.write(text);
  return EXIT.ok;
}

function help(): string {
  const width = Math.max(...Object.keys(ABOUT).map((name) => name.length));
  const groups = Object.entries(COMMANDS).map(([purpose, commands]) => {
    const lines = Object.entries(commands).map(([name, about]: [string, string]) => `  ${name.padEnd(width)}  ${about}\n`);
    return `${purpose}:\n${lines.join('')}\n`;
  });
  return `Usage: stamps <command> [options]

Private Azure OpenAI, one stamp per region, from YAML files under environments/.

${groups.join('')}Options:
  -V, --version  print the version of the kit
  -h, --help     print this help; stamps <command> --help describes a command

Examples:
  stamps check
  stamps add region germanywestcentral --environment prod
  stamps synth --check
  stamps models --region swedencentral --sku DataZoneStandard
  stamps review --base main
`;
}
