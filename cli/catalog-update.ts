import { today } from '../lib/guardrails/today';
import { counted } from '../lib/text/counted';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { closest } from 'fastest-levenshtein';
import { isWithoutToken } from '../lib/azure/sign-in-failure';
import { askLocations } from '../lib/catalog/refresh/ask';
import type { Asked } from '../lib/catalog/refresh/ask';
import { canonicalCatalog } from '../lib/catalog/refresh/canonical';
import type { CatalogFile } from '../lib/catalog/refresh/catalog-file';
import { changeReport, quotaReport } from '../lib/catalog/refresh/change-report';
import { changesBetween, quotaChangesBetween } from '../lib/catalog/refresh/changes';
import type { QuotaChange, VersionChange } from '../lib/catalog/refresh/changes';
import { differencesBetween } from '../lib/catalog/refresh/compare';
import { mergeLive } from '../lib/catalog/refresh/merge';
import { leftOutOf } from '../lib/catalog/refresh/offers';
import { ALL_REGION_NAMES, REGION_NAMES } from '../lib/catalog/regions';
import type { RegionName } from '../lib/catalog/regions';
import { colorsFor } from '../lib/report/colors';
import { checkEnvironment } from './azure/environment';
import { withSignInHelp } from './azure/sign-in-help';
import { CATALOG_FILE } from './catalog-age';
import type { Values } from './command';
import { EXIT, command, runAsync } from './command';
import type { DataFormat } from './format-option';
import { DATA_FORMATS, withFormats } from './format-option';
import { day } from './day';
import { differencesReport } from './subscription-differences';

const NAME = 'catalog-update';

interface Options {
  readonly project: string;
  readonly subscription: string;
  readonly compare?: string;
  readonly location?: readonly RegionName[];
  readonly write?: true;
  readonly format: DataFormat;
  readonly today: string;
  readonly endpoint?: string;
}

export const program = withFormats(command(NAME), DATA_FORMATS)
  .addOption(new Option('--subscription <id>', 'the subscription to query').argParser(subscription).makeOptionMandatory())
  .option('--location <region...>', 'the locations to query (default: all locations in the catalogue)', location)
  .addOption(new Option('--write', 'write the changes; without this option, nothing is written').conflicts('compare'))
  .option(
    '--compare <id>',
    'show how the answers for this subscription differ from those for the first, and write nothing',
    subscription,
  )
  .option('--today <day>', 'the date to record as the date of the refresh', day, today())
  .addOption(new Option('--endpoint <url>', 'the address of a stand-in for Azure, for tests').argParser(loopback).hideHelp())
  .addHelpText(
    'after',
    `
Signs in with DefaultAzureCredential: environment variables, a workload or managed identity, az login, or azd auth login.
The identity needs Microsoft.CognitiveServices/locations/models/read and locations/usages/read on the subscription, which the role
Reader includes.

Examples:
  stamps catalog-update --subscription 00000000-0000-0000-0000-000000000000
  stamps catalog-update --subscription 00000000-0000-0000-0000-000000000000 --location swedencentral --write
  stamps catalog-update --subscription 00000000-0000-0000-0000-000000000000 --compare 11111111-1111-1111-1111-111111111111

Exit codes:
  0  every location was listed, with or without changes
  1  the models or quotas of a location could not be listed and are unchanged; the others are shown, and written with --write
  2  usage error`,
  );

export const values: Values = { '--location': () => REGION_NAMES };

export const main = runAsync(NAME, async () => {
  try {
    return await update(program.parse().opts<Options>());
  } catch (error) {
    throw withSignInHelp(error);
  }
});

/** Loads the SDK only here, because loading takes a while. Usage errors and other commands do not load it. */
async function update({
  project,
  subscription: id,
  compare,
  location: wanted = REGION_NAMES,
  ...rest
}: Options): Promise<number> {
  const file = path.join(project, CATALOG_FILE);
  if (!existsSync(file)) throw new Error(`${file} does not exist: this command works in the repository of the kit`);
  checkEnvironment(process.env);
  const { azureSource } = await import('../lib/catalog/refresh/azure-source');
  const ask = (from: string) => askLocations(azureSource(from, rest.endpoint), wanted, isWithoutToken);
  const asked = await ask(id);
  if (compare !== undefined) return compared([id, asked], [compare, await ask(compare)], rest.format);
  const text = readFileSync(file, 'utf8');
  const before = JSON.parse(text) as CatalogFile;
  const source = `Azure Resource Manager, subscription ${shortId(id)}`;
  const after = mergeLive(before, asked.answers, { source, asOf: rest.today });
  const written = after !== before && rest.write === true;
  if (written) replace(file, canonicalCatalog(after));
  const changes = changesBetween(before, after);
  const quotas = quotaChangesBetween(before, after);
  const outcome = written
    ? `wrote ${CATALOG_FILE}`
    : after === before
      ? 'nothing to write'
      : 'nothing was written (use --write)';
  warn(asked);
  process.stdout.write(
    rest.format === 'json' ? json(asked, changes, quotas, written) : report(asked, changes, quotas, outcome),
  );
  return isComplete(asked) ? EXIT.ok : EXIT.problems;
}

/** Shows what differs between the answers for two subscriptions. */
function compared([first, asked]: [string, Asked], [second, other]: [string, Asked], format: DataFormat): number {
  warn(asked, first);
  warn(other, second);
  const differences = differencesBetween(asked.answers, other.answers);
  process.stdout.write(
    format === 'json'
      ? `${JSON.stringify(differences, null, 2)}\n`
      : differencesReport(differences, [shortId(first), shortId(second)], colorsFor(process.stdout)),
  );
  return isComplete(asked) && isComplete(other) ? EXIT.ok : EXIT.problems;
}

function report(
  { answers, failures }: Asked,
  changes: readonly VersionChange[],
  quotas: readonly QuotaChange[],
  outcome: string,
): string {
  const { otherFormats, skus } = leftOutOf(answers);
  const leftOut = [
    ...(otherFormats > 0 ? [`${counted(otherFormats, 'model')} of formats other than OpenAI`] : []),
    ...(skus.length > 0 ? [`the SKU${skus.length === 1 ? '' : 's'} ${skus.join(', ')}`] : []),
  ];
  const added = changes.filter(({ kind }) => kind !== 'changed').length;
  const colors = colorsFor(process.stdout);
  const paragraphs = [changeReport(changes, colors), quotaReport(quotas, colors)].filter((text) => text !== '');
  return [
    ...paragraphs.map((each) => `${each}\n`),
    leftOut.length > 0 ? `Left out: ${leftOut.join('; ')}.\n` : '',
    `${answers.length} of ${counted(answers.length + failures.length, 'location')} listed; `,
    `${counted(changes.length - added, 'version')} changed, ${added} new; ${outcome}.\n`,
  ].join('');
}

function json(
  { answers, failures, usageFailures }: Asked,
  changes: readonly VersionChange[],
  quotas: readonly QuotaChange[],
  written: boolean,
): string {
  const listed = answers.map((each) => each.location);
  const failed = { failed: failures, quotasFailed: usageFailures };
  return `${JSON.stringify({ listed, ...failed, leftOut: leftOutOf(answers), changes, quotas, written }, null, 2)}\n`;
}

const isComplete = ({ failures, usageFailures }: Asked) => failures.length + usageFailures.length === 0;

/** @param id the subscription, if several are asked; default: what could not be listed is unchanged in the catalogue */
function warn({ answers, failures, usageFailures }: Asked, id?: string): void {
  const where = id === undefined ? '' : ` for subscription ${shortId(id)}`;
  const [one, several] = id === undefined ? [' and is unchanged', ' and are unchanged'] : [where, where];
  for (const each of answers.filter(({ models }) => models.length === 0))
    process.stderr.write(
      `warning: ${each.location} was listed${where} but offers no models. Check that the subscription is correct.\n`,
    );
  for (const { location: failed, because } of failures)
    process.stderr.write(`${NAME}: ${failed} could not be listed${one}: ${because}\n`);
  for (const { location: failed, because } of usageFailures)
    process.stderr.write(`${NAME}: the quotas of ${failed} could not be listed${several}: ${because}\n`);
}

/** The end of a subscription's ID: the catalogue is public. */
const shortId = (id: string) => `…${id.slice(-4)}`;

/** Writes the whole file or nothing. */
function replace(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

function subscription(text: string): string {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)) throw new InvalidArgumentError('It is not a subscription ID.');
  return text;
}

function location(text: string, before: readonly RegionName[] = []): RegionName[] {
  const found = REGION_NAMES.find((name) => name === text);
  if (!found && ALL_REGION_NAMES.some((name) => name === text))
    throw new InvalidArgumentError(
      'It is in Azure Government, and this command lists the public cloud only: see lib/catalog/data/government-models.json.',
    );
  if (!found)
    throw new InvalidArgumentError(`The catalogue does not have this region; did you mean ${closest(text, REGION_NAMES)}?`);
  return [...before, found];
}

function loopback(text: string): string {
  if (!/^http:\/\/127\.0\.0\.1:\d+$/.test(text)) throw new InvalidArgumentError('It must be http://127.0.0.1 with a port.');
  return text;
}
