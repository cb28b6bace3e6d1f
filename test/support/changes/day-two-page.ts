import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createPatch } from 'diff';
import { parse } from 'yaml';
import { problemCount, problemReport } from '../../../lib/report/problem-report';
import { Configuration } from '../../../lib/generated/configuration';
import { emptiedConfiguration } from '../../../lib/generated/empty';
import type { GeneratedFiles } from '../../../lib/generated/files';
import { CONFIGURATION } from '../../../lib/generated/files';
import { code, fence } from '../../../lib/readme/markdown';
import { review } from '../../../lib/review/review';
import { version as kit } from '../../../package.json';
import { checkAll } from '../../../stacks/rules';
import { TODAY } from '../root';
import { stacksOf } from '../review-pairs';
import type { Row } from './row';
import { refusalOf } from './row';
import { CHANGES, ROWS } from './rows';
import { changedFleet, generatedOf, nameIn, sidesOf } from './sides';
import { stackPairs } from './stack-pairs';
import { backWords, planWords, windowWords } from './words';

interface Recipe {
  readonly title: string;
  readonly steps: readonly { readonly text: string; readonly row: string }[];
  readonly after?: string;
}

const RECIPES = parse(readFileSync(path.join(CHANGES, 'day-two.yaml'), 'utf8')) as readonly Recipe[];

function rowCalled(change: string): Row {
  const row = ROWS.find((each) => each.change === change);
  if (!row) throw new Error(`test/changes/day-two.yaml: no row is called '${change}'`);
  return row;
}

/** The content of docs/day-two.md: for each task, the lines to edit and the consequences. */
export const dayTwoPage = (): string => `# Day two

Tasks for an environment that is deployed. For each task, this page has the lines to edit, the output of the commands, what Terraform does, what is unavailable, and how to undo the change. The tests write this page from \`test/changes\`, and \`.ci/changes\` tries each plan with Terraform and stub providers, not with Azure. [The generated Terraform](terraform.md#when-something-changes) has the same information for every setting.

After each edit, run \`npx stamps synth\`, commit and merge. If a step does not name a stack, the plan is for the region, \`prod/swedencentral\`. “Unavailable: nothing” means that Terraform deletes nothing that clients use. How Azure behaves during an update in place was not measured.

${RECIPES.map(chapter).join('\n\n')}
`;

const chapter = ({ title, steps, after }: Recipe): string =>
  [
    `## ${title}`,
    ...steps.flatMap((step, i) => section(step, steps.length > 1 ? `${i + 1}. ` : '')),
    ...(after === undefined ? [] : [after]),
  ].join('\n\n');

function section({ text, row: change }: Recipe['steps'][number], number: string): string[] {
  const row = rowCalled(change);
  return [
    `${number === '' ? '' : `**Step ${number.trim()}** `}${text.trim()}`,
    ...edits(row),
    ...commandOutputs(row),
    `Terraform: ${planWords(row)}.${row.note === undefined ? '' : ` ${row.note}.`}`,
    ...steps(row),
    `Unavailable: ${windowWords(row)}.`,
    `How to undo it: ${backWords(row)}.`,
  ];
}

/** The lines to edit. */
function edits(row: Row): string[] {
  const { before, after } = sidesOf(row);
  return (['defaults', 'prod'] as const)
    .filter((name) => before[name] !== after[name] && after[name] !== '')
    .map((name) => {
      const patch = createPatch(name, before[name], after[name], '', '', { context: 1 });
      const lines = patch.split('\n').filter((line) => /^[-+ ]/.test(line) && !/^(---|\+\+\+) /.test(line));
      return fence('diff', [`# environments/${name === 'prod' ? nameIn(after) : name}.yaml`, ...lines].join('\n'));
    });
}

/** The output of `check` and `review`. */
function commandOutputs(row: Row): string[] {
  const sides = sidesOf(row);
  const fleet = changedFleet(sides.after);
  const problems = checkAll(fleet, { today: TODAY });
  const check =
    problems.length === 0
      ? '`npx stamps check` finds no problems.'
      : `\`npx stamps check\` finds ${problemCount(problems)}:\n\n${fence('text', problemReport(problems, fleet.sources).trim())}`;
  return [check, reviewed(row)];
}

function reviewed(row: Row): string {
  const before = generatedOf(sidesOf(row).before);
  const { stacks } = review(stacksOf(before), stacksOf(committedAfter(row, before)), { today: TODAY });
  const findings = stacks.flatMap(({ id, findings }) =>
    findings.map(({ severity, message }) => `${severity}: ${message} (${id})`),
  );
  return findings.length === 0
    ? '`npx stamps review` finds nothing.'
    : `\`npx stamps review\` reports:\n\n${fence('text', findings.join('\n'))}`;
}

/** The committed files after a change. Stacks that are no longer configured stay; they are emptied if the row promises their removal. */
function committedAfter(row: Row, before: GeneratedFiles): GeneratedFiles {
  const left = stackPairs(row).flatMap(({ stack, after, promise }) => {
    const folder = `generated/${stack}`;
    const text = before.get(`${folder}/${CONFIGURATION}`);
    const configuration = text === undefined ? undefined : Configuration.of(text);
    if (after || text === undefined || !configuration) return [];
    return [
      [`${folder}/${CONFIGURATION}`, promise.length > 0 ? emptiedConfiguration({ folder, configuration }, kit) : text] as const,
    ];
  });
  return new Map([...generatedOf(sidesOf(row).after), ...left]);
}

/** A list of all actions, if the sentence has only their number. */
function steps(row: Row): string[] {
  const counted = /\d+ resources/.test(planWords(row));
  if (!counted) return [];
  return stackPairs(row)
    .filter(({ stack, promise }) => promise.length > 0 && refusalOf(row, stack) === undefined)
    .map(
      ({ stack, promise }) =>
        `In ${code(stack)}:\n\n${fence('text', promise.map(({ action, address }) => `${action} ${address}`).join('\n'))}`,
    );
}
