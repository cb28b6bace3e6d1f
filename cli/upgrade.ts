import { InvalidArgumentError } from 'commander';
import { MODEL_NAMES } from '../lib/catalog/models';
import { nearMiss, suggestion } from '../lib/diagnostics/near-miss';
import { hasErrors } from '../lib/diagnostics/problem';
import type { StampDeployment } from '../lib/fleet/stamp';
import { today } from '../lib/guardrails/today';
import { colorsFor } from '../lib/report/colors';
import { printProblems } from '../lib/report/print-problems';
import type { Review } from '../lib/review/review';
import { workingTree } from '../lib/review/revision/read-revision';
import { Facts } from '../lib/stack/facts/facts';
import { jsonText } from '../lib/text/json';
import type { Step } from '../lib/upgrade/step';
import { stepsOf } from '../lib/upgrade/steps';
import type { Change } from './add/finish';
import { changeText, checkedChange, writeChanges, writtenWords } from './add/finish';
import type { Project } from './add/project';
import { projectIn } from './add/project';
import type { Values } from './command';
import { command, EXIT, run } from './command';
import { stackIds } from './completion/values';
import { day } from './day';
import type { DataFormat } from './format-option';
import { DATA_FORMATS, withFormats } from './format-option';
import type { BundledApp } from './project-app';
import { reviewReport } from './review-report';
import { writable } from './upgrade/changes';
import { reviewed } from './upgrade/reviewed';
import { linesOf, stepText } from './upgrade/words';

interface Options {
  readonly project: string;
  readonly within?: number;
  readonly stack?: readonly string[];
  readonly to?: string;
  readonly remove?: readonly string[] | true;
  readonly dryRun?: true;
  readonly format: DataFormat;
  readonly today: string;
}

export const program = withFormats(command('upgrade'), DATA_FORMATS)
  .option('--within <days>', 'versions that retire within this many days (default: retirementWarningDays, 90 unless set)', days)
  .option('--stack <id...>', 'only deployments of these stamps, such as prod-swedencentral')
  .option('--to <model>', 'the model that follows, in place of the best one')
  .option('--remove [key...]', 'clients have moved: remove these deployments, or all, whose successors are in generated/')
  .option('--dry-run', 'show the change, and write nothing')
  .option('--today <day>', 'the date to use when choosing and checking models', day, today())
  .addHelpText(
    'after',
    `
Writes the next step for each deployment whose version retires soon, in environments/, and shows the review of it. The steps are:
  in place    another version of the same model, or any model of a provisioned deployment: one step
  beside      otherwise: 1. a successor with another name, which has replaces: <old key>; 2. you move the clients; 3. --remove
  replaced    if the version is retired already, so that the deployment no longer answers: the successor and the removal in one step
The command reads from the files which step is next. A step never removes a deployment that may still
answer and whose successor is not in generated/.

Examples:
  stamps upgrade --dry-run
  stamps upgrade --within 180 --stack prod-swedencentral
  stamps upgrade --to gpt-5.4 --dry-run
  stamps upgrade --stack prod-swedencentral --remove chat

Exit codes:
  0  the next steps are written or, with --dry-run, shown; or there is nothing to write
  1  a deployment has no successor; a step cannot be written, and is for you to write; a change would cause errors, and nothing was written; or an environment file cannot be read
  2  usage error`,
  );

export const values: Values = { '--stack': stackIds, '--to': () => MODEL_NAMES };

export const main = run('upgrade', (bundled?: BundledApp) => {
  const options = program.parse().opts<Options>();
  const { today: now, format } = options;
  const project = projectIn(options.project, now);
  const isUnreadable = hasErrors(project.fleet.problems);
  if (isUnreadable) printProblems(project.fleet.problems, project.fleet.sources);
  const { steps, changes } = writable(project.sources, plannedSteps(project, options));
  const isText = format === 'text';
  if (isText) process.stdout.write(steps.length === 0 ? NOTHING : steps.map(stepText).join('\n'));
  const changed = changes.length === 0 ? project : checkedChange(project, changes);
  const review = changed && changes.length > 0 ? reviewed(project, changed, bundled) : undefined;
  if (changed && isText) process.stdout.write(changesText(project, changed, changes, review));
  const writes = changed !== undefined && changes.length > 0 && options.dryRun !== true;
  if (writes) writeChanges(project, changes);
  if (writes && isText) process.stdout.write(`\n${changes.map(writtenWords).join('')}${NEXT}`);
  if (!isText) process.stdout.write(asJson(steps, changes, { today: now, written: writes, review }));
  return changed && !isUnreadable && steps.every(({ kind }) => kind !== 'refused' && kind !== 'by-hand')
    ? EXIT.ok
    : EXIT.problems;
});

const NOTHING = 'No deployed version retires within this time, and no successor waits.\n';

const NEXT = 'Next: npx stamps synth, a pull request, and a deployment. Then run npx stamps upgrade again.\n';

function days(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('Write a whole number of days, such as 180.');
  return Number(text);
}

function plannedSteps({ fleet, sources, folder }: Project, { within, stack, to, remove = [], today: now }: Options): Step[] {
  const ids = fleet.stamps.map(({ value }) => value.id);
  const unknown = stack?.find((id) => !ids.includes(id));
  if (unknown !== undefined) program.error(`error: unknown stack '${unknown}': ${suggestion(unknown, ids)}`);
  if (to !== undefined && !MODEL_NAMES.some((name) => name === to))
    program.error(`error: the catalogue has no model '${to}': ${suggestion(to, MODEL_NAMES)}`);
  const stamps = fleet.stamps.filter(({ value: { id } }) => stack?.includes(id) ?? true);
  for (const key of remove === true ? [] : remove)
    refuseRemoval(
      key,
      stamps.flatMap(({ value }) => value.deployments),
    );
  const generated = new Map([...workingTree(folder).stacks.values()].map((each) => [each.id, Facts.of(each)]));
  const deploymentsIn = (stamp: string) => generated.get(stamp)?.all('deployment') ?? [];
  return stepsOf(
    { fleet, sources },
    {
      ...{
        today: now,
        within: within ?? fleet.organisation.value.retirementWarningDays,
        remove: remove === true ? 'all' : remove,
      },
      ...(stack ? { stamps: stack } : {}),
      ...(to === undefined ? {} : { to }),
      isGenerated: (stamp, name) => deploymentsIn(stamp).some(({ value }) => value.name === name),
      isSpilloverInGenerated: (stamp, name) =>
        deploymentsIn(stamp).some(({ value }) => generated.get(stamp)?.nameOf(value.spillover) === name),
    },
  );
}

/** A deployment can be removed if another one replaces it. Every other key is a usage error. */
function refuseRemoval(key: string, deployments: readonly Pick<StampDeployment, 'key' | 'replaces'>[]): void {
  const keys = [...new Set(deployments.map((each) => each.key))];
  const removable = [...new Set(deployments.flatMap(({ replaces = [] }) => replaces))].filter((each) => keys.includes(each));
  if (removable.includes(key)) return;
  const choices = removable.length === 0 ? 'no deployment can be removed' : `you can remove: ${removable.join(', ')}`;
  const meant = nearMiss(key, removable.length === 0 ? keys : removable);
  program.error(
    keys.includes(key)
      ? `error: '${key}' cannot be removed, because no deployment has replaces: ${key}; ${choices}`
      : `error: there is no deployment '${key}'${meant === undefined ? '' : ` (did you mean '${meant}'?)`}; ${choices}`,
  );
}

function changesText(project: Project, changed: Project, changes: readonly Change[], review: Review | undefined): string {
  const texts = changes.map((change) => changeText(project, changed, change));
  const report = review === undefined ? [] : [`Review of this change:\n\n${reviewReport(review, colorsFor(process.stdout))}`];
  return [...texts, ...report].map((text) => `\n${text}`).join('');
}

const asJson = (
  steps: readonly Step[],
  changes: readonly Change[],
  { review, ...rest }: { readonly today: string; readonly written: boolean; readonly review: Review | undefined },
) =>
  jsonText({
    ...rest,
    steps: steps.map((step) => ({ ...step, words: linesOf(step) })),
    files: changes.map(({ file }) => file),
    review: review
      ? {
          verdict: review.verdict,
          findings: review.stacks.flatMap(({ id, findings }) =>
            findings.map(({ severity, rule, message }) => ({ stack: id, severity, rule, message })),
          ),
        }
      : null,
  });
