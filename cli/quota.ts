import { today } from '../lib/guardrails/today';
import { capacityUnit } from '../lib/catalog/capacity';
import { hasErrors } from '../lib/diagnostics/problem';
import { readProject } from '../lib/resolve/read-project';
import type { Allowance, LedgerRow } from '../lib/rules/quota-ledger';
import { headRoom, isExceeded, quotaLedger } from '../lib/rules/quota-ledger';
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
  const { tier, limits } = fleet.organisation.value.quota;
  const declared = tier !== undefined || Object.keys(limits).length > 0;
  // An environment that cannot be read has no deployments.
  const isUnknown = ledger.length === 0 && hasErrors(problems);
  if (format === 'json') process.stdout.write(asJson(ledger));
  else if (!isUnknown) process.stdout.write(`${asTable(ledger)}${declared ? '' : UNDECLARED}`);
  return hasErrors(problems) ? EXIT.problems : EXIT.ok;
});

function asTable(ledger: readonly LedgerRow[]): string {
  if (ledger.length === 0) return 'There are no deployments.\n';
  const head = ['Subscription', 'Region', 'Model', 'SKU', 'Used', 'Limit', 'Head-room', 'Unit', 'Origin'];
  const rows = ledger.map((row) => [
    subscription(row),
    row.region,
    terminal(row.model),
    row.sku,
    count(row.used),
    count('units' in row.allowance ? row.allowance.units : undefined),
    count(headRoom(row)),
    capacityUnit(row.model, row.sku) ?? '-',
    source(row.allowance),
  ]);
  return textTable(head, rows, { right: [4, 5, 6] });
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
  if (allowance.origin === 'limits') return 'quota.limits';
  if (allowance.origin === 'tier') return allowance.tier;
  return allowance.origin === 'none' ? allowance.reason : `unverified: ${allowance.reason}`;
}

function asJson(ledger: readonly LedgerRow[]): string {
  const quotas = ledger.map((row) => ({
    subscriptionId: row.subscriptionId,
    region: row.region,
    model: row.model,
    sku: row.sku,
    used: row.used,
    limit: 'units' in row.allowance ? row.allowance.units : null,
    headRoom: headRoom(row) ?? null,
    exceeded: isExceeded(row),
    unit: capacityUnit(row.model, row.sku) ?? null,
    origin: row.allowance.origin,
    tier: row.allowance.origin === 'tier' ? row.allowance.tier : null,
    reason: 'reason' in row.allowance ? row.allowance.reason : null,
    deployments: row.entries.map(({ stamp, deployment }) => ({
      stamp: stamp.value.id,
      name: deployment.name,
      version: deployment.version,
      capacity: deployment.capacity,
    })),
  }));
  return jsonText({ quotas });
}
