import type { Fleet } from '../environment/fleet';
import type { Problem } from '../environment/problem';
import { inReadingOrder } from '../environment/problem';
import { accessRoles } from './access-roles';
import { addressPlan } from './address-plan';
import { azureNames } from './azure-names';
import { contentFilterReference } from './content-filter-reference';
import { distinctKeys } from './distinct-keys';
import { dnsZones } from './dns-zones';
import { linkedNetworks } from './linked-networks';
import { networkSources } from './network-sources';
import { residencyProcessing } from './residency-processing';
import type { Rule } from './rule';
import { tags } from './tags';
import { uniqueNames } from './unique-names';
import { workspaceId } from './workspace-id';

export type { Rule } from './rule';

/** All rules, in the order of their ids. */
export const RULES: readonly Rule[] = [
  accessRoles,
  contentFilterReference,
  addressPlan,
  azureNames,
  distinctKeys,
  dnsZones,
  linkedNetworks,
  networkSources,
  residencyProcessing,
  tags,
  uniqueNames,
  workspaceId,
].sort((one, other) => (one.id < other.id ? -1 : 1));

/** Everything that is wrong with a fleet: its files and what the rules find, in reading order. */
export function checkFleet(fleet: Fleet): Problem[] {
  const found = RULES.flatMap((rule) =>
    rule.check(fleet).map((finding): Problem => ({ severity: 'error', ...finding, rule: rule.id })),
  );
  return inReadingOrder([...fleet.problems, ...found]);
}
