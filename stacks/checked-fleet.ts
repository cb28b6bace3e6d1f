import { hasErrors } from '../lib/diagnostics/problem';
import type { Fleet } from '../lib/fleet/fleet';
import { today as now } from '../lib/guardrails/today';
import { printProblems } from '../lib/report/print-problems';
import { readProject } from '../lib/resolve/read-project';
import { ruleContextOf } from './rule-context';
import { checkAll } from './rules';

/** A fleet without errors, and the date for which it was checked. */
export interface CheckedFleet {
  readonly fleet: Fleet;
  readonly today: string;
}

/** The fleet that a command has read and checked before it runs the app of the project. */
let known: CheckedFleet | undefined;

/** Runs the app of a project, which gets this fleet instead of reading and checking the same files again. */
export function withCheckedFleet(checked: CheckedFleet, run: () => void): void {
  known = checked;
  try {
    run();
  } finally {
    known = undefined;
  }
}

/** The fleet of a project; undefined if it has errors. Problems are written to standard error. */
export function checkedFleet(project: string, today = now()): CheckedFleet | undefined {
  if (known) return known;
  const fleet = readProject(project);
  const problems = checkAll(fleet, ruleContextOf(project, fleet, today));
  printProblems(problems, fleet.sources);
  return hasErrors(problems) ? undefined : { fleet, today };
}
