import { finding, stampRule } from './rule';

/** A stamp cannot hand its resource group over, or take one over, by a change of the setting alone. */
export const resourceGroupMoves = stampRule(
  'resource-group/moves',
  'A stamp that creates its resource group keeps it, and a stamp in an existing resource group stays there.',
  ({ id, environment, key, hasExistingGroup, names }, located, _fleet, { generated }) => {
    if (generated?.get(id)?.createsGroup !== hasExistingGroup) return [];
    const never = `if the stamp was never deployed, delete generated/${environment}/${key} instead, including the lock file`;
    return [
      hasExistingGroup
        ? finding(located, ['resourceGroup', 'existing'], {
            message: `${id} creates its resource group; with an existing one, Terraform would destroy that group, and replace everything if the name is another`,
            help: `remove it, or add a stamp with another key in the existing group (docs/environments.md#existing-resource-group); ${never}`,
          })
        : finding(located, ['names', 'resourceGroup'], {
            message: `${id} is in an existing resource group; now it would create '${names.resourceGroup}', which fails if that group exists, and replaces everything if it does not`,
            help: `restore resourceGroup.existing; ${never}`,
          }),
    ];
  },
  { waivable: true },
);
