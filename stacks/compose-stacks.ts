import { App } from 'cdktf';
import type { Fleet } from '../lib/fleet/fleet';
import { EnvironmentStack } from './environment-stack';
import { StampStack } from './stamp-stack';
import { StateBackendStack } from './state-backend-stack';

/** Creates the stacks of a fleet. Each stamp depends on the stack of its environment if it uses its zones. */
export function composeStacks(fleet: Fleet, outdir?: string): App {
  const app = new App({ stackTraces: false, ...(outdir === undefined ? {} : { outdir }) });
  // No stack depends on these: they are applied by hand before any pipeline can run.
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
