import type { RegionName } from '../../lib/catalog/regions';
import type { Dialog } from './dialog';
import { askChoice } from '../ask';
import type { Project } from './project';
import type { Target } from './target';
import { environmentProblem, regionProblem, targetOf } from './target';

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

/** Checks the region of an entry. */
export function checkRegion(target: Target, region: RegionName | undefined, { usage }: Dialog): void {
  const problem = region === undefined ? undefined : regionProblem(target, region);
  if (problem !== undefined) usage(problem);
}
