import { counted } from './counted';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { closest } from 'fastest-levenshtein';
import { askLocations } from '../lib/catalog/refresh/ask';
import type { Asked } from '../lib/catalog/refresh/ask';
import { canonicalCatalog } from '../lib/catalog/refresh/canonical';
import type { CatalogFile } from '../lib/catalog/refresh/catalog-file';
import { changeReport } from '../lib/catalog/refresh/change-report';
import { changesBetween } from '../lib/catalog/refresh/changes';
import type { VersionChange } from '../lib/catalog/refresh/changes';
import { isWithoutToken } from '../lib/catalog/refresh/failure';
import { mergeLive } from '../lib/catalog/refresh/merge';
import { leftOutOf } from '../lib/catalog/refresh/offers';
import { REGION_NAMES } from '../lib/catalog/regions';
import type { RegionName } from '../lib/catalog/regions';
import { colorsFor } from './colors';
import { EXIT, command, failed, run } from './command';
import { day, today } from './today';

const NAME = 'catalog:update';
const FILE = 'lib/catalog/data/models.json';

interface Options {
  readonly project: string;
  readonly subscription: string;
  readonly location?: readonly RegionName[];
  readonly write?: true;
  readonly json?: true;
  readonly today: string;
  readonly endpoint?: string;
}

const program = command(NAME, `Ask Azure which models a subscription is offered, and show what that changes of ${FILE}.`)
  .addOption(new Option('--subscription <id>', 'the subscription to ask for').argParser(subscription).makeOptionMandatory())
  .option('--location <region...>', 'the locations to ask for; default: all of the catalogue', location)
  .option('--write', 'write the changes; without it nothing is written')
  .option('--json', 'print the changes as JSON')
  .option('--today <day>', 'the day that the file says it was refreshed on', day, today())
  .addOption(new Option('--endpoint <url>', 'where a test stands in for Azure').argParser(loopback).hideHelp())
  .addHelpText(
    'after',
    `
Signs in as DefaultAzureCredential does: variables of the environment, a workload or managed identity, az login, azd auth login.
The identity needs Microsoft.CognitiveServices/locations/models/read on the subscription; the role Reader has it.

Exit codes:
  0  every location was listed, whether or not that changes anything
  1  a location could not be listed and stays as it was; the others are shown, and with --write written
  2  usage error`,
  );

export const main = run(NAME, module, () => {
  update(program.parse().opts<Options>()).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      const reported = isWithoutToken(error)
        ? new Error(`no sign-in to Azure was found: az login helps.\n${String(error)}`)
        : error;
      process.exitCode = failed(NAME, reported);
    },
  );
  return EXIT.ok;
});

/** The SDK takes a while to load, so nothing else does it, nor does a command that was not understood. */
async function update({ project, subscription: id, location: wanted = REGION_NAMES, ...rest }: Options): Promise<number> {
  const file = path.join(project, FILE);
  const text = readFileSync(file, 'utf8');
  const before = JSON.parse(text) as CatalogFile;
  const { azureSource } = await import('../lib/catalog/refresh/azure-source');
  const asked = await askLocations(azureSource(id, rest.endpoint), wanted);
  const source = `Azure Resource Manager, subscription …${id.slice(-4)}`;
  const after = mergeLive(before, asked.answers, { source, asOf: rest.today });
  const written = after !== before && rest.write === true;
  if (written) replace(file, canonicalCatalog(after));
  const changes = changesBetween(before, after);
  const outcome = written ? `wrote ${FILE}` : after === before ? 'nothing to write' : 'nothing was written: --write does';
  warn(asked);
  process.stdout.write(rest.json ? json(asked, changes, written) : report(asked, changes, outcome));
  return asked.failures.length > 0 ? EXIT.problems : EXIT.ok;
}

function warn({ answers, failures }: Asked): void {
  for (const each of answers.filter(({ models }) => models.length === 0))
    process.stderr.write(
      `warning: ${each.location} was listed and offers nothing at all; is the subscription the right one?\n`,
    );
  for (const { location: failed, because } of failures)
    process.stderr.write(`${NAME}: ${failed} could not be listed and stays as it was: ${because}\n`);
}

function report({ answers, failures }: Asked, changes: readonly VersionChange[], outcome: string): string {
  const { otherFormats, skus } = leftOutOf(answers);
  const leftOut = [
    ...(otherFormats > 0 ? [`${counted(otherFormats, 'model')} of other formats than OpenAI`] : []),
    ...(skus.length > 0 ? [`the SKU${skus.length === 1 ? '' : 's'} ${skus.join(', ')}`] : []),
  ];
  const added = changes.filter(({ kind }) => kind !== 'changed').length;
  return [
    changeReport(changes, colorsFor(process.stdout)),
    changes.length > 0 ? '\n' : '',
    leftOut.length > 0 ? `Left out: ${leftOut.join('; ')}.\n` : '',
    `${answers.length} of ${counted(answers.length + failures.length, 'location')} listed; `,
    `${counted(changes.length - added, 'version')} changed, ${added} new; ${outcome}.\n`,
  ].join('');
}

function json({ answers, failures }: Asked, changes: readonly VersionChange[], written: boolean): string {
  const listed = answers.map((each) => each.location);
  return `${JSON.stringify({ listed, failed: failures, leftOut: leftOutOf(answers), changes, written }, null, 2)}\n`;
}

/** All of it or nothing. */
function replace(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

function subscription(text: string): string {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text))
    throw new InvalidArgumentError('It is not the id of a subscription.');
  return text;
}

function location(text: string, before: readonly RegionName[] = []): RegionName[] {
  const found = REGION_NAMES.find((name) => name === text);
  if (!found) throw new InvalidArgumentError(`The catalogue has no such region; did you mean ${closest(text, REGION_NAMES)}?`);
  return [...before, found];
}

function loopback(text: string): string {
  if (!/^http:\/\/127\.0\.0\.1:\d+$/.test(text)) throw new InvalidArgumentError('It is not http://127.0.0.1 with a port.');
  return text;
}
