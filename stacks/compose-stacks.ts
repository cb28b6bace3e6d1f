import type { Construct } from 'constructs';
import type { Fleet } from '../lib/fleet/fleet';
import { markRulesChecked } from '../lib/terraform/checked-rules';
import { EnvironmentStack } from './environment-stack';
import { GovernanceStack } from './governance-stack';
import { StampStack } from './stamp-stack';
import { StateBackendStack } from './state-backend-stack';

/**
 * Creates the stacks of a fleet. Each stamp depends on the stack of its environment if it uses its zones.
 *
 * @param Stamp the class of the stamps
 * @returns the stamps, in the order of the fleet
 */
export function composeStacks(app: Construct, fleet: Fleet, Stamp: typeof StampStack = StampStack): StampStack[] {
  // No stack depends on these, and they on none: they are applied by hand.
  for (const { value } of fleet.stateAccounts) markRulesChecked(new StateBackendStack(app, value.id, value));
  for (const { value } of fleet.governances) markRulesChecked(new GovernanceStack(app, value.id, value));
  const shared = new Map(
    fleet.shared.map(({ value }) => {
      const stack = new EnvironmentStack(app, value.id, value);
      markRulesChecked(stack);
      return [value.environment, { value, stack }];
    }),
  );
  return fleet.stamps.map(({ value: stamp }) => {
    const stack = new Stamp(app, stamp.id, { stamp });
    markRulesChecked(stack);
    const environment = shared.get(stamp.environment);
    if (environment?.value.stamps.includes(stamp.id)) stack.addDependency(environment.stack);
    return stack;
  });
}
