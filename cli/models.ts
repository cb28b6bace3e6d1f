import { InvalidArgumentError } from 'commander';
import { today } from '../lib/guardrails/today';
import { CATALOG_AS_OF, GOVERNMENT_SOURCE, MODEL_NAMES } from '../lib/catalog/models';
import type { Capability, ModelName } from '../lib/catalog/models';
import { CAPABILITIES, CATALOG_SOURCES, queryCatalog } from '../lib/catalog/query';
import type { CatalogAnswer, CatalogQuestion, CatalogRow } from '../lib/catalog/query';
import { ALL_REGION_NAMES, DATA_ZONES, GEOGRAPHIES, regionOf } from '../lib/catalog/regions';
import type { DataZone, RegionName } from '../lib/catalog/regions';
import { SKU_NAMES } from '../lib/catalog/skus';
import type { SkuName } from '../lib/catalog/skus';
import { suggestion } from '../lib/diagnostics/near-miss';
import { colorsFor } from '../lib/report/colors';
import { noteCatalogAge } from './catalog-age';
import type { Values } from './command';
import { EXIT, question, run } from './command';
import { counted } from '../lib/text/counted';
import { textTable } from './text-table';
import type { DataFormat } from './format-option';
import { DATA_FORMATS, withFormats } from './format-option';
import { day } from './day';

interface Options {
  readonly region?: readonly RegionName[];
  readonly dataZone?: readonly DataZone[];
  readonly geography?: readonly string[];
  readonly capability?: readonly Capability[];
  readonly sku?: readonly SkuName[];
  readonly model?: readonly ModelName[];
  readonly availableOn?: string;
  readonly format: DataFormat;
  readonly today: string;
}

/** Abbreviations of deployment types for narrow columns. */
const CODES: Readonly<Record<SkuName, string>> = {
  Standard: 'S',
  DataZoneStandard: 'DS',
  GlobalStandard: 'GS',
  ProvisionedManaged: 'P',
  DataZoneProvisionedManaged: 'DP',
  GlobalProvisionedManaged: 'GP',
  DataZoneBatch: 'DB',
  GlobalBatch: 'GB',
};
const SHORT = Object.entries(CODES) as [SkuName, string][];

const SOURCES = [
  `As of ${CATALOG_AS_OF}; --json has every source`,
  `Availability: ${CATALOG_SOURCES.availability}`,
  `Stages and dates: ${CATALOG_SOURCES.lifecycle}`,
];

export const program = withFormats(question('models'), DATA_FORMATS, 'the output format; json has the source of every fact')
  .option(
    '--region <name>',
    'only models that can be deployed in this region, with their SKUs; repeatable',
    oneOf(ALL_REGION_NAMES),
  )
  .option('--data-zone <name>', `only regions in this data zone: ${DATA_ZONES.join(', ')}; repeatable`, oneOf(DATA_ZONES))
  .option('--geography <name>', 'only regions in this geography, such as "Sweden"; repeatable', oneOf(GEOGRAPHIES))
  .option(
    '--capability <name>',
    `only models with this capability: ${CAPABILITIES.join(', ')}; repeatable`,
    oneOf(CAPABILITIES),
  )
  .option('--sku <name>', `only with this SKU: ${SKU_NAMES.join(', ')}; repeatable`, oneOf(SKU_NAMES))
  .option('--model <name>', 'only this model; repeatable', oneOf(MODEL_NAMES))
  .option(
    '--available-on <YYYY-MM-DD>',
    'omit versions that are retired on this date (default: versions whose stage is Retired)',
    day,
  )
  .option('--today <day>', 'the date to use for the age of the catalogue', day, today())
  .addHelpText(
    'after',
    `
A row must match every option. If an option is repeated, it must match one of its values.

Examples:
  stamps models
  stamps models --region swedencentral --sku DataZoneStandard
  stamps models --geography Sweden --capability chat --json

Exit codes:
  0  the result is printed, even if nothing matches
  2  usage error, or a name that the catalogue does not know`,
  );

export const values: Values = {
  '--region': () => ALL_REGION_NAMES,
  '--data-zone': () => DATA_ZONES,
  '--geography': () => GEOGRAPHIES,
  '--capability': () => CAPABILITIES,
  '--sku': () => SKU_NAMES,
  '--model': () => MODEL_NAMES,
};

export const main = run('models', () => {
  const options = program.parse().opts<Options>();
  noteCatalogAge(options.today);
  const question = questionOf(options);
  const answer = queryCatalog(question);
  process.stdout.write(options.format === 'json' ? json(answer) : text(answer, question));
  return EXIT.ok;
});

/** Collects the values of an option, without duplicates, and rejects unknown values. */
function oneOf<T extends string>(names: readonly T[]) {
  return (value: string, before: readonly T[] = []): readonly T[] => {
    const found = names.find((name) => name === value);
    if (found === undefined) throw new InvalidArgumentError(`Unknown value: ${suggestion(value, names)}`);
    return before.includes(found) ? before : [...before, found];
  };
}

function questionOf({ region, dataZone, geography, capability, sku, model, availableOn }: Options): CatalogQuestion {
  return {
    ...(region && { regions: region }),
    ...(dataZone && { dataZones: dataZone }),
    ...(geography && { geographies: geography }),
    ...(capability && { capabilities: capability }),
    ...(sku && { skus: sku }),
    ...(model && { models: model }),
    ...(availableOn !== undefined && { availableOn }),
  };
}

function json({ rows, ...rest }: CatalogAnswer): string {
  return `${JSON.stringify({ asOf: CATALOG_AS_OF, sources: CATALOG_SOURCES, models: rows, ...rest }, null, 2)}\n`;
}

function text(answer: CatalogAnswer, question: CatalogQuestion): string {
  const { bold, dim } = colorsFor(process.stdout);
  const shown = asksForPlaces(question) ? answer.rows : [...answer.rows, ...answer.unplaced];
  const table = shown.length > 0 ? tableOf(shown, question.regions, bold) : nothing(answer);
  const notes = [...marksIn(shown, question), ...leftOut(answer, question), ...aboutGovernment(answer), ...SOURCES];
  return `${table}\n${notes.map((note) => `${dim(note)}\n`).join('')}`;
}

function nothing({ regions }: CatalogAnswer): string {
  return regions.length > 0 ? 'No model in the catalogue matches.\n' : 'No region is in all of these places.\n';
}

function asksForPlaces({ regions, dataZones, geographies, skus }: CatalogQuestion): boolean {
  return [regions, dataZones, geographies, skus].some((asked) => asked !== undefined);
}

/** The rows as a table. With regions, each region has a column with the SKUs there. */
function tableOf(
  rows: readonly CatalogRow[],
  regions: readonly RegionName[] | undefined,
  bold: (text: string) => string,
): string {
  const head = ['model', 'version', 'capability', 'stage', 'retires on', ...(regions ?? ['SKUs', 'regions'])];
  const lines = rows.map((row) => [
    row.model,
    row.version,
    row.capability,
    row.stage ?? '-',
    retirement(row),
    ...(regions?.map((region) => skusOf(row, region)) ?? [skusOf(row), regionsOf(row)]),
  ]);
  return textTable(head.map(bold), lines, { right: regions ? [] : [head.length - 1] });
}

/** The day of the version, and the days of SKUs that differ, such as `2027-04-14, S 2026-12-01`. */
function retirement({ retirementDate, lifecycleVerified, skuRetirementDates }: CatalogRow): string {
  const ofVersion = retirementDate === null ? '-' : `${retirementDate}${lifecycleVerified ? '' : '?'}`;
  const ofSkus = SHORT.flatMap(([sku, code]) => (skuRetirementDates[sku] ? [`${code} ${skuRetirementDates[sku]}`] : []));
  return [ofVersion, ...ofSkus].join(', ');
}

function skusOf({ places }: CatalogRow, region?: RegionName): string {
  if (places === null) return '?';
  const there = SHORT.filter(([sku]) => (region ? places[sku]?.includes(region) : places[sku]));
  return there.map(([, code]) => code).join(' ') || '-';
}

function regionsOf({ places }: CatalogRow): string {
  return places === null ? '?' : String(new Set(Object.values(places).flat()).size);
}

/** Explanations of the marks that the table contains. */
function marksIn(rows: readonly CatalogRow[], { regions = [] }: CatalogQuestion): string[] {
  const used = SHORT.filter(([sku]) => rows.some(({ places }) => places?.[sku]));
  const marks: [boolean, string][] = [
    [used.length > 0, used.map(([sku, code]) => `${code} ${sku}`).join(', ')],
    [
      rows.some(({ retirementDate, lifecycleVerified }) => retirementDate !== null && !lifecycleVerified),
      '? after a date: stage and date were read later by a third party and are not verified with Microsoft',
    ],
    [rows.some(({ places }) => places === null), '? under SKUs and regions: not stated in the sources'],
    [rows.some(({ retirementDate }) => retirementDate === null), '- under stage and retires on: not stated in the sources'],
    [rows.some((row) => regions.some((region) => skusOf(row, region) === '-')), '- under a region: not offered there'],
    [
      rows.some(({ stage }) => stage === 'Deprecated'),
      'Deprecated: only subscriptions that have deployed the version before can deploy it',
    ],
  ];
  return marks.filter(([is]) => is).map(([, note]) => note);
}

/** What the table says about Azure Government, if it is asked about it. */
const aboutGovernment = ({ regions }: CatalogAnswer): string[] =>
  regions.some((name) => regionOf(name).cloud === 'usgovernment')
    ? [
        `Availability in Azure Government: ${GOVERNMENT_SOURCE.source}`,
        'Stages and dates are those of the public cloud: Azure Government can retire a model earlier or later',
      ]
    : [];

/** Notes about versions and regions that the table omits. */
function leftOut({ unplaced, retired, silentRegions }: CatalogAnswer, question: CatalogQuestion): string[] {
  const names = unplaced.map(({ model, version }) => `${model} ${version}`).join(', ');
  const placed = asksForPlaces(question);
  const versions = counted(retired.length, 'version');
  return [
    ...(placed && names !== '' ? [`The sources do not state where these can be deployed: ${names}`] : []),
    ...(placed && silentRegions.length > 0 ? [`The sources have no information about ${silentRegions.join(', ')}`] : []),
    ...(retired.length > 0 ? [`Omitted because retired: ${versions}`] : []),
  ];
}
