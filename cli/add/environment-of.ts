import type { Dialog } from './dialog';
import { askChoice } from '../ask';
import type { Project } from './project';
import type { Target } from './target';
import { environmentProblem, stampProblem, targetOf } from './target';

/** The environment that gets an entry. */
export async function environmentOf(project: Project, given: string | undefined, { usage }: Dialog): Promise<Target> {
  const { environments } = project.fleet;
  if (given === undefined && environments.length === 0) usage('the project has no environment: add one first');
  const name =
    given ??
    (await askChoice(
      'Environment',
      environments.map((value) => ({ value, label: value })),
    ));
  const problem = environmentProblem(project, name);
  return problem === undefined ? targetOf(project, name) : usage(problem);
}

/** Checks the key of the stamp that gets an entry. */
export function checkStamp(target: Target, key: string | undefined, { usage }: Dialog): void {
  const problem = key === undefined ? undefined : stampProblem(target, key);
  if (problem !== undefined) usage(problem);
}
