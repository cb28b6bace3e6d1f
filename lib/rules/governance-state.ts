import type { Fleet } from '../fleet/fleet';
import { finding } from './rule';
import type { Rule } from './rule';

/** The state of assignments is in no container that a pipeline writes to. */
export const governanceState: Rule = {
  id: 'governance/state',
  summary:
    'governance.container is in a storage account of states that exists, and no environment keeps its own states in it. Without that setting, the state is where no pipeline of the kit can write.',
  waivable: false,
  check: (fleet) =>
    fleet.governanceUses.flatMap((use) => {
      const { container, ownContainer, environment, state } = use.value;
      if (container === undefined) return [];
      if (ownContainer === undefined)
        return [
          finding(use, ['governance', 'container'], {
            message: `the container '${container}' is in no storage account: ${elsewhere(fleet, environment)}`,
            help: 'remove it',
            about: 'key',
          }),
        ];
      const account = state.type === 'azurerm' ? state.storageAccount : '';
      const user = fleet.stateUses.find(({ value }) => value.account.name === account && value.container === container);
      return user
        ? [
            finding(use, ['governance', 'container'], {
              message: `the container '${container}' has the states of ${user.value.environment}: a pipeline that writes to it could make the person who applies the policies destroy other resources`,
              help: 'use a container that no pipeline can write to, such as governance, and create it first; or remove the setting to use a local file',
            }),
          ]
        : [];
    }),
};

/** Why an environment has no existing storage account for its states. */
const elsewhere = ({ stateUses }: Fleet, environment: string) =>
  stateUses.some(({ value }) => value.environment === environment)
    ? 'the kit creates the storage account of this environment, and decides where the state of the policies is'
    : 'the states of this environment are not in a storage account';
