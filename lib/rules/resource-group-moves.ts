import type { Located } from '../fleet/fleet';
import { SHARED_PART } from '../fleet/shared-part';
import type { SharedResources, Stamp } from '../fleet/stamp';
import { neverDeployed } from './never-deployed';
import type { Finding, Rule, RuleContext } from './rule';
import { finding } from './rule';

/** A stack cannot hand its resource group over, or take one over, by a change of the setting alone. */
export const resourceGroupMoves: Rule = {
  id: 'resource-group/moves',
  summary: 'A stack that creates its resource group keeps it, and a stack in an existing resource group stays there.',
  waivable: true,
  check: ({ stamps, shared }, context) => [
    ...stamps.flatMap((located) => ofStamp(located, context)),
    ...shared.flatMap((located) => ofShared(located, context)),
  ],
};

function ofStamp(located: Located<Stamp>, { generated }: RuleContext): Finding[] {
  const { id, environment, key, hasExistingGroup, names } = located.value;
  if (generated?.get(id)?.createsGroup !== hasExistingGroup) return [];
  const never = neverDeployed(environment, key);
  return [
    hasExistingGroup
      ? finding(located, ['resourceGroup', 'existing'], {
          message: wouldDestroy(id),
          help: `remove it, or add a stamp with another key in the existing group (docs/environments.md#existing-resource-group); ${never}`,
        })
      : finding(located, ['names', 'resourceGroup'], {
          message: wouldCreate(id, names.resourceGroup),
          help: `restore resourceGroup.existing; ${never}`,
        }),
  ];
}

function ofShared(located: Located<SharedResources>, { generated }: RuleContext): Finding[] {
  const { id, environment, hasExistingGroup, zones, alerts, resourceGroup } = located.value;
  const created = [...(zones.length > 0 ? [resourceGroup] : []), ...(alerts ? [alerts.resourceGroup] : [])];
  if (created.length === 0 || generated?.get(id)?.createsGroup !== hasExistingGroup) return [];
  const never = neverDeployed(environment, SHARED_PART, id);
  const path = ['sharedResourceGroup', 'existing'];
  return [
    {
      ...finding(located, path, {
        message: hasExistingGroup ? wouldDestroy(id) : wouldCreate(id, created.join("' and '")),
        help: hasExistingGroup ? `remove it; ${never}` : `restore sharedResourceGroup.existing; ${never}`,
      }),
      subject: { environment, stamp: SHARED_PART, name: path.join('.') },
    },
  ];
}

const wouldDestroy = (id: string) =>
  `${id} creates its resource group; with an existing one, Terraform would destroy that group, and replace everything if the name is another`;

const wouldCreate = (id: string, name: string) =>
  `${id} is in an existing resource group; now it would create '${name}', which fails if that group exists, and replaces everything if it does not`;
