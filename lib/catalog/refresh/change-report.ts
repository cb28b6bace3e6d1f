import type { LifecycleState, QuotaChange, SkuChange, SkuFactsChange, VersionChange } from './changes';

/** The colours of a report. */
export interface ReportColors {
  readonly bold: (text: string) => string;
  readonly green: (text: string) => string;
  readonly red: (text: string) => string;
}

/** The words for the kinds of change. */
type KindWords = Readonly<Record<VersionChange['kind'], string>>;

const REFRESH: KindWords = { changed: '', 'new model': 'new model', 'new version': 'new version', missing: 'missing' };

/** The width of the regions of a SKU, and the column where they start. */
const WIDTH = 90;
const NAMES = 'DataZoneProvisionedManaged'.length + 2;

/** Changes as text, with a paragraph for each version; empty if there are none. */
export const changeReport = (changes: readonly VersionChange[], colors: ReportColors, kinds: KindWords = REFRESH): string =>
  changes.map((change) => `${paragraph(change, colors, kinds).join('\n')}\n`).join('\n');

/** Changes of the scopes of quotas as text; empty if there are none. */
export function quotaReport(changes: readonly QuotaChange[], { bold }: ReportColors): string {
  if (changes.length === 0) return '';
  const lines = changes.map(({ name, before, after }) => `  ${name}: ${before ?? 'unknown'} → ${after ?? 'unknown'}\n`);
  return `${bold('Which deployments share a quota')}\n${lines.join('')}`;
}

function paragraph({ model, version, kind, skus, facts, lifecycle }: VersionChange, colors: ReportColors, kinds: KindWords) {
  const names = [...new Set([...skus, ...facts].map(({ sku }) => sku))];
  return [
    `${colors.bold(`${model} ${version}`)}${kinds[kind] === '' ? '' : `  ${colors.green(kinds[kind])}`}`,
    ...names.flatMap((name) =>
      underName(name, [
        ...skus.filter(({ sku }) => sku === name).flatMap((sku) => skuLines(sku, colors)),
        ...facts.filter(({ sku }) => sku === name).flatMap(factsLines),
      ]),
    ),
    ...(lifecycle ? underName('lifecycle', changeLines(lifecycle.before, lifecycle.after, lifecycleWords)) : []),
  ];
}

const underName = (name: string, lines: readonly string[]): string[] =>
  lines.map((line, i) => `  ${(i === 0 ? name : '').padEnd(NAMES)}${line}`);

const skuLines = ({ added, removed }: SkuChange, { green, red }: ReportColors): string[] => [
  ...wrapped(added).map((line, i) => green(`${i === 0 ? '+' : ' '} ${line}`)),
  ...wrapped(removed).map((line, i) => red(`${i === 0 ? '-' : ' '} ${line}`)),
];

/** Names, wrapped into as few lines as possible. */
function wrapped(names: readonly string[]): string[] {
  return names.reduce<string[]>((lines, name) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + name.length >= WIDTH - 2) return [...lines, name];
    return [...lines.slice(0, -1), `${last} ${name}`];
  }, []);
}

/** What was known and what is known, or only the latter if nothing was known. */
function changeLines<T>(before: T | null, after: T | null, words: (value: T) => string): string[] {
  const now = after === null ? 'unknown' : words(after);
  return before === null ? [`+ ${now}`] : [`  ${words(before)}`, `→ ${now}`];
}

const factsLines = ({ before, after }: SkuFactsChange): string[] => changeLines(before, after, factsWords);

function factsWords({
  usageName,
  retirementDate,
  minimum,
  step,
  maximum,
  default: suggested,
}: NonNullable<SkuFactsChange['after']>) {
  const capacity = [
    ...(minimum === undefined ? [] : [`from ${minimum}`]),
    ...(maximum === undefined ? [] : [`to ${maximum}`]),
    ...(step === undefined ? [] : [`in steps of ${step}`]),
    ...(suggested === undefined ? [] : [`by default ${suggested}`]),
  ];
  const parts = [
    ...(usageName === undefined ? [] : [`quota ${usageName}`]),
    ...(capacity.length === 0 ? [] : [`capacity ${capacity.join(' ')}`]),
    ...(retirementDate === undefined ? [] : [`retires ${retirementDate}`]),
  ];
  return parts.length === 0 ? 'unknown' : parts.join(', ');
}

function lifecycleWords({ stage, retirementDate, replacement, verified }: LifecycleState): string {
  const parts = [
    `${stage}, ${retirementDate === null ? 'no retirement date' : `retires ${retirementDate}`}`,
    ...(replacement === null ? [] : [`replaced by ${replacement}`]),
    ...(verified ? [] : ['not verified']),
  ];
  return parts.join(', ');
}
