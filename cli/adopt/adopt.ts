import type { Target } from '../../lib/adopt/account-of';
import { accountOf } from '../../lib/adopt/account-of';
import { describe } from '../../lib/adopt/describe';
import { CannotAdopt } from '../../lib/adopt/existing';
import { requireFittingNames } from '../../lib/adopt/fixed-names';
import { readExisting } from '../../lib/adopt/read-existing';
import { hasErrors } from '../../lib/diagnostics/problem';
import { printProblems } from '../../lib/report/print-problems';
import type { Project } from '../add/project';
import { Connections } from '../azure/connect';
import { withSignInHelp } from '../azure/sign-in-help';
import type { AzureOptions } from '../azure/options';
import { Progress } from '../azure/progress';
import type { Choices, Composed } from './compose';
import { compose } from './compose';
import { inheritedWorkspace } from './over-defaults';

/** What to adopt, and what a person decides about it. */
export interface AdoptOptions {
  readonly target: Target;
  readonly choices: Choices;
  readonly subnet?: string;
  readonly zones: readonly string[];
  readonly azure: AzureOptions;
}

/** The files of an adoption. */
export interface Adoption extends Composed {
  readonly accountId: string;
  /** Whether the environment has errors, so that the files must not be written. They can be incomplete then. */
  readonly isRefused: boolean;
}

/** Reads an account, composes its files, and prints their problems. */
export async function adopt(project: Project, options: AdoptOptions): Promise<Adoption> {
  const { choices, target, subnet, zones } = options;
  const progress = new Progress('Questions to Azure');
  const connections = new Connections(options.azure, (calls) => {
    progress.show(calls + 1);
  });
  const azure = connections.to(choices.cloud);
  try {
    const existing = await readExisting(azure, await accountOf(azure, target));
    progress.end();
    requireFittingNames(existing);
    const wanted = {
      ...{ cloud: choices.cloud, today: project.today, zones, ...inheritedWorkspace(project) },
      ...(subnet === undefined ? {} : { subnet }),
    };
    const composed = compose(project, existing, describe(existing, wanted), choices);
    printProblems(composed.problems, composed.project.fleet.sources);
    return { ...composed, accountId: existing.accountId, isRefused: hasErrors(composed.problems) };
  } catch (error) {
    throw error instanceof CannotAdopt ? error : withSignInHelp(error);
  } finally {
    progress.end();
  }
}
