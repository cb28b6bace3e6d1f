import { arch, cpus, platform } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { EXIT, run } from '../cli/command';
import type { Comparison } from './comparison';
import { comparisonOf, growthOf } from './comparison';
import type { Measurement, Way } from './measurement';
import { measure, medianOf, WAYS } from './measurement';
import { MAX_STAMPS } from './plan';
import { differencesInWork } from './same-work';
import { growthSentence, LEGEND, seconds, table } from './table';

interface Options {
  readonly stamps: readonly number[];
  readonly rounds: number;
  readonly json?: true;
}

const program = new Command('npm run bench --')
  .description('Compare the synthesis of stamps by the kit with the same resources written by hand with only the bindings.')
  .option('--stamps <list>', 'numbers of stamps, separated by commas', stampCounts, [1, 50, 400])
  .option(
    '--rounds <number>',
    'number of measurements, alternating between hand and kit; the result is the median',
    wholeNumber,
    3,
  )
  .option('--json', 'print JSON instead of a table: times in milliseconds, memory in bytes')
  .addHelpText(
    'after',
    `
Exit codes:
  0  everything was measured
  1  the two ways do not make the same resources, or one of them failed
  2  usage error`,
  )
  .showHelpAfterError('(use --help for details)')
  .configureOutput({
    outputError: (text, write) => {
      write(text.replace(/^error: /, 'bench: '));
    },
  })
  .exitOverride(({ exitCode }) => {
    process.exit(exitCode === 0 ? EXIT.ok : EXIT.usage);
  });

process.exitCode = run('bench', () => bench(program.parse().opts<Options>()))();

function bench({ stamps, rounds, json }: Options): number {
  const differences = differencesInWork(Math.min(...stamps));
  if (differences.length > 0) {
    process.stderr.write(`The two methods do not create the same resources:\n${differences.join('\n')}\n`);
    return EXIT.problems;
  }
  const comparisons = stamps.map((count) => compare(count, rounds));
  process.stdout.write(json ? asJson(comparisons, rounds) : asText(comparisons, rounds));
  return EXIT.ok;
}

function compare(stamps: number, rounds: number): Comparison {
  const measured: Record<Way, Measurement[]> = { hand: [], kit: [] };
  for (let round = 1; round <= rounds; round++)
    for (const way of WAYS) {
      const measurement = measure(way, stamps);
      measured[way].push(measurement);
      process.stderr.write(`${stamps} stamps, round ${round} of ${rounds}, by ${way}: ${seconds(measurement.command)}\n`);
    }
  return comparisonOf(stamps, medianOf(measured.hand), medianOf(measured.kit));
}

/** The machine, which the times depend on. */
function machine() {
  return { node: process.version, platform: platform(), arch: arch(), cpus: cpus().length };
}

function asJson(comparisons: readonly Comparison[], rounds: number): string {
  return `${JSON.stringify({ machine: machine(), rounds, comparisons, growth: growthOf(comparisons) }, null, 2)}\n`;
}

function asText(comparisons: readonly Comparison[], rounds: number): string {
  const { node, cpus, ...system } = machine();
  const growth = growthOf(comparisons);
  return [
    `Node.js ${node} on ${system.platform} ${system.arch} with ${cpus} CPUs, median of ${rounds}\n\n`,
    `${table(comparisons)}\n${LEGEND}`,
    growth ? `\n${growthSentence(growth)}` : '',
  ].join('');
}

function stampCounts(list: string): number[] {
  const counts = list.split(',').map(wholeNumber);
  if (Math.max(...counts) > MAX_STAMPS) throw new InvalidArgumentError(`There are addresses for ${MAX_STAMPS} stamps.`);
  return [...new Set(counts)];
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError(`'${text}' is not a whole number from 1.`);
  return number;
}
