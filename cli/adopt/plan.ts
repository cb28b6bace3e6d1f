import type { Judged } from '../../lib/adopt/plan-gate';
import { isSafe, judgedPlan } from '../../lib/adopt/plan-gate';
import { counted } from '../../lib/text/counted';
import { jsonText } from '../../lib/text/json';
import { terminal } from '../../lib/text/terminal';
import { EXIT } from '../command';
import type { DataFormat } from '../format-option';
import { IMPORTS } from './extra-files';
import { parsedFile } from './read-text';

const HEADINGS: Readonly<Record<Exclude<Judged['outcome'], 'kept'>, string>> = {
  lost: 'The plan would destroy or replace',
  doubled: 'The plan would create an account instead of importing it',
  updated: 'Changes in place, to review',
  created: 'Creates',
  forgotten: 'Leaves to another state',
};

/** Reports what a plan does, and returns the exit code: it refuses one that destroys or replaces anything, or creates the account. */
export function checkPlan(file: string, format: DataFormat): number {
  const all = parsedFile(file, judgedPlan);
  process.stdout.write(format === 'json' ? jsonText({ safe: isSafe(all), resources: all }) : textOf(all));
  return isSafe(all) ? EXIT.ok : EXIT.problems;
}

const LOST =
  'what it destroys is lost. Keep the attribute with overrides in the environment file, or leave the resource outside the stack.';
const DOUBLED = `the account exists already. Plan in the folder of the stack that was adopted, with its ${IMPORTS.name}.`;

function textOf(all: readonly Judged[]): string {
  const sections = (Object.keys(HEADINGS) as (keyof typeof HEADINGS)[]).map((outcome) => {
    const lines = all.filter((each) => each.outcome === outcome).map(lineOf);
    return lines.length === 0 ? '' : `${HEADINGS[outcome]}:\n${lines.join('')}\n`;
  });
  const [imported, kept] = [all.filter(({ isImported }) => isImported), all.filter(({ outcome }) => outcome === 'kept')];
  const isLost = all.some(({ outcome }) => outcome === 'lost');
  const result = isSafe(all) ? 'The plan destroys and replaces nothing.' : `Do not apply the plan: ${isLost ? LOST : DOUBLED}`;
  return `${sections.join('')}${counted(imported.length, 'resource')} imported, ${kept.length} of them without a change.\n${result}\n`;
}

function lineOf({ address, paths, outcome, isReplaced }: Judged): string {
  const because = paths.length === 0 ? '' : `: ${paths.map(terminal).join(', ')}`;
  const how = outcome === 'lost' ? (isReplaced ? ' (replaced)' : ' (destroyed)') : '';
  return `  ${terminal(address)}${how}${because}\n`;
}
