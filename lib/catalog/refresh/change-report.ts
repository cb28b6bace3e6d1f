import type { LifecycleState, SkuChange, VersionChange } from './changes';

/** The colours of a report. */
export interface ReportColors {
  readonly bold: (text: string) => string;
  readonly green: (text: string) => string;
  readonly red: (text: string) => string;
}

/** The width of the regions of a SKU, and the column where they start. */
const WIDTH = 90;
const NAMES = 'DataZoneProvisionedManaged'.length + 2;

/** Changes as text, with a paragraph for each version; empty if there are none. */
export const changeReport = (changes: readonly VersionChange[], colors: ReportColors): string =>
  changes.map((change) => `${paragraph(change, colors).join('\n')}\n`).join('\n');

function paragraph({ model, version, kind, skus, lifecycle }: VersionChange, colors: ReportColors): string[] {
  return [
    `${colors.bold(`${model} ${version}`)}${kind === 'changed' ? '' : `  ${colors.green(kind)}`}`,
    ...skus.flatMap((sku) => underName(sku.sku, skuLines(sku, colors))),
    ...(lifecycle ? underName('lifecycle', lifecycleLines(lifecycle.before, lifecycle.after)) : []),
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

function lifecycleLines(before: LifecycleState | null, after: LifecycleState | null): string[] {
  return before ? [`  ${words(before)}`, `→ ${words(after)}`] : [`+ ${words(after)}`];
}

function words(state: LifecycleState | null): string {
  if (!state) return 'unknown';
  const { stage, retirementDate, replacement, verified } = state;
  const parts = [
    `${stage}, ${retirementDate === null ? 'no retirement date' : `retires ${retirementDate}`}`,
    ...(replacement === null ? [] : [`replaced by ${replacement}`]),
    ...(verified ? [] : ['not verified']),
  ];
  return parts.join(', ');
}
