import { today } from '../lib/guardrails/today';
import { capacityUnit } from '../lib/catalog/capacity';
import type { Prices } from '../lib/catalog/prices';
import { moneyWords, monthlyPrice } from '../lib/catalog/prices';
import { isProvisioned } from '../lib/catalog/skus';
import { hasErrors } from '../lib/diagnostics/problem';
import { readProject } from '../lib/resolve/read-project';
import type { Allowance } from '../lib/rules/quota-allowance';
import { originWords } from '../lib/rules/quota-allowance';
import type { LedgerEntry, LedgerRow } from '../lib/rules/quota-ledger';
import { headRoom, isExceeded, modelWords, quotaLedger } from '../lib/rules/quota-ledger';
import { checkAll } from '../stacks/rules';
import { jsonText } from '../lib/text/json';
import { terminal } from '../lib/text/terminal';
import { noteCatalogAge } from './catalog-age';
import { command, EXIT, run } from './command';
import { printProblems } from '../lib/report/print-problems';
import { textTable } from './text-table';
import type { DataFormat } from './format-option';
import { DATA_FORMATS, withFormats } from './format-option';
import { day } from './day';

interface Options {
  readonly project: string;
  readonly format: DataFormat;
  readonly today: string;
}

/** The maximum number of environments of a subscription that are named. Others are counted. */
const NAMED = 3;

const UNDECLARED = `
No quota is declared, so nothing is checked. Declare the quota in environments/defaults.yaml:
  quota: { tier: "Tier 3", limits: { gpt-5.4: { DataZoneStandard: 2000 } } }
`;

export const program = withFormats(
  command('quota'),
  DATA_FORMATS,
  'the output format; json has the deployments that make up each number',
)
  .option('--today <day>', 'the date to use when checking retirements and waivers', day, today())
  .addHelpText(
    'after',
    `
Examples:
  stamps quota
  stamps quota --format json

Exit codes:
  0  all deployments are within the declared quota
  1  a quota is exceeded, or an environment file has errors
  2  usage error`,
  );

export const main = run('quota', () => {
  const { project, format, today: now } = program.parse().opts<Options>();
  noteCatalogAge(now, project);
  const fleet = readProject(project);
  const problems = checkAll(fleet, { today: now });
  if (hasErrors(problems)) printProblems(problems, fleet.sources);
  const ledger = quotaLedger(fleet);
  const { quota, prices } = fleet.organisation.value;
  const { tier, limits, provisioned } = quota;
  const declared = tier !== undefined || Object.keys(limits).length > 0 || Object.keys(provisioned).length > 0;
  // An environment that cannot be read has no deployments.
  const isUnknown = ledger.length === 0 && hasErrors(problems);
  if (format === 'json') process.stdout.write(asJson(ledger, prices));
  else if (!isUnknown)
    process.stdout.write(`${asTable(ledger, prices)}${throughput(ledger, prices)}${declared ? '' : UNDECLARED}`);
  return hasErrors(problems) ? EXIT.problems : EXIT.ok;
});

function asTable(ledger: readonly LedgerRow[], prices: Prices | undefined): string {
  if (ledger.length === 0) return 'There are no deployments.\n';
  const priced = ledger.some((row) => priceOf(row, prices) !== undefined);
  const head = ['Subscription', 'Place', 'Model', 'SKU', 'Used', 'Limit', 'Head-room', '', 'Unit'];
  const rows = ledger.map((row) => [
    subscription(row),
    row.pool.place,
    terminal(modelWords(row)),
    row.sku,
    count(row.used),
    count('units' in row.allowance ? row.allowance.units : undefined),
    count(headRoom(row)),
    bar(row),
    unitOf(row) ?? '-',
    ...(priced ? [money(priceOf(row, prices), prices)] : []),
    source(row.allowance),
  ]);
  return textTable([...head, ...(priced ? ['Per month'] : []), 'Origin'], rows, { right: [4, 5, 6, ...(priced ? [9] : [])] });
}

/** All quotas cover deployments that are billed alike. */
const unitOf = ({ entries: [{ deployment }], sku }: LedgerRow) => capacityUnit(deployment.model, sku);

/** What the organisation pays for the used capacity. The share of a model is in the row of all models as well. */
const priceOf = ({ sku, used }: LedgerRow, prices: Prices | undefined) => monthlyPrice(prices, sku, used);

const money = (amount: number | undefined, prices: Prices | undefined) =>
  amount === undefined || !prices ? '-' : moneyWords(prices, amount);

const CELLS = 10;

/** The used part of a limit. Anything above zero fills a cell, and only a limit that is used up fills all of them. */
function bar({ used, allowance }: LedgerRow): string {
  if (!('units' in allowance)) return '';
  const part = allowance.units === 0 ? (used > 0 ? 1 : 0) : used / allowance.units;
  const full = part >= 1 ? CELLS : Math.min(CELLS - 1, Math.ceil(part * CELLS));
  return `${'█'.repeat(full)}${'░'.repeat(CELLS - full)}`;
}

/** The environments that share the subscription, and the end of its ID, because they may share it only in one region. */
function subscription(row: LedgerRow): string {
  const names = environments(row);
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  return `${names.slice(0, NAMED).join(', ')}${more} (…${row.subscriptionId.slice(-8)})`;
}

function environments({ entries }: LedgerRow): string[] {
  return [...new Set(entries.map(({ stamp }) => stamp.value.environment))].sort();
}

function count(units: number | undefined): string {
  return units?.toLocaleString('en-US') ?? '-';
}

function source(allowance: Allowance): string {
  if ('units' in allowance) return originWords(allowance);
  return allowance.origin === 'none' ? allowance.reason : `unverified: ${allowance.reason}`;
}

/** The provisioned throughput of all subscriptions, and what it costs. */
function throughput(ledger: readonly LedgerRow[], prices: Prices | undefined): string {
  const entries = provisionedEntries(ledger);
  if (entries.length === 0) return '';
  const amount = entries.reduce(
    (sum, { deployment }) => sum + (monthlyPrice(prices, deployment.sku, deployment.capacity) ?? 0),
    0,
  );
  const unpriced = [
    ...new Set(entries.map(({ deployment }) => deployment.sku).filter((sku) => prices?.ptuPerMonth[sku] === undefined)),
  ];
  const without = unpriced.length > 0 ? `; prices declares none for ${unpriced.sort().join(', ')}` : '';
  const units = entries.reduce((sum, { deployment }) => sum + deployment.capacity, 0);
  const cost = prices ? `, ${moneyWords(prices, amount)} per month at the prices in defaults.yaml${without}` : '';
  return `\nProvisioned throughput: ${count(units)} PTU${cost}\n`;
}

/** Each provisioned deployment once: a deployment can be in a quota and in the share of its model. */
const provisionedEntries = (ledger: readonly LedgerRow[]): LedgerEntry[] => [
  ...new Set(ledger.filter(({ sku }) => isProvisioned(sku)).flatMap(({ entries }) => entries)),
];

function asJson(ledger: readonly LedgerRow[], prices: Prices | undefined): string {
  const quotas = ledger.map((row) => ({
    subscriptionId: row.subscriptionId,
    scope: row.pool.scope,
    place: row.pool.place,
    usageName: row.pool.usageName ?? null,
    models: row.models ?? null,
    sku: row.sku,
    used: row.used,
    limit: 'units' in row.allowance ? row.allowance.units : null,
    headRoom: headRoom(row) ?? null,
    exceeded: isExceeded(row),
    unit: unitOf(row) ?? null,
    perMonth: priceOf(row, prices) ?? null,
    origin: row.allowance.origin,
    tier: row.allowance.origin === 'tier' ? row.allowance.tier : null,
    reason: 'reason' in row.allowance ? row.allowance.reason : null,
    deployments: row.entries.map(({ stamp, deployment }) => ({
      stamp: stamp.value.id,
      name: deployment.name,
      model: deployment.model,
      version: deployment.version,
      capacity: deployment.capacity,
    })),
  }));
  return jsonText({ currency: prices?.currency ?? null, quotas });
}
