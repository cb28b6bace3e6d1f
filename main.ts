import { App } from 'cdktf';
import { hasErrors } from './lib/environment/problem';
import type { Fleet } from './lib/environment/fleet';
import { readProject } from './lib/environment/read-project';
import { circumstancesOf } from './cli/circumstances';
import { printProblems } from './cli/print-problems';
import { today } from './cli/today';
import { EnvironmentStack } from './stacks/environment-stack';
import { checkAll } from './stacks/rules';
import { StampStack } from './stacks/stamp-stack';
import { StateBackendStack } from './stacks/state-backend-stack';

/** Makes the stacks of a fleet. What a stamp needs of its environment is applied before it. */
export function composeStacks(fleet: Fleet, outdir?: string): App {
  const app = new App({ stackTraces: false, ...(outdir === undefined ? {} : { outdir }) });
  // Nothing waits for these: a person has applied them before any pipeline can begin.
  for (const { value } of fleet.stateAccounts) new StateBackendStack(app, value);
  const shared = new Map(
    fleet.shared.map(({ value }) => [value.environment, { value, stack: new EnvironmentStack(app, value) }]),
  );
  for (const { value: stamp } of fleet.stamps) {
    const stack = new StampStack(app, stamp);
    const environment = shared.get(stamp.environment);
    if (environment?.value.stamps.includes(stamp.id)) stack.addDependency(environment.stack);
  }
  return app;
}

// What the CDKTF CLI runs, as cdktf.json says.
if (require.main === module) {
  const fleet = readProject(__dirname);
  const problems = checkAll(fleet, circumstancesOf(__dirname, fleet, today()));
  printProblems(problems, fleet.sources);
  if (hasErrors(problems)) process.exitCode = 1;
  else composeStacks(fleet).synth();
}
