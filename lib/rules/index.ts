import { by } from '../collections/order';
import type { Fleet } from '../fleet/fleet';
import type { Problem } from '../diagnostics/problem';
import { hasErrors } from '../diagnostics/problem';
import { inReadingOrder } from '../diagnostics/reading-order';
import { accessRoles } from './access-roles';
import { accountLimits } from './account-limits';
import { accountMoves } from './account-moves';
import { actionGroupId } from './action-group-id';
import { activityAlertLimit } from './activity-alert-limit';
import { addressPlan } from './address-plan';
import { addressPool } from './address-pool';
import { accountZones } from './account-zones';
import { azureNames } from './azure-names';
import { budgetSameGroup } from './budget-same-group';
import { capacityShape } from './capacity-shape';
import { cloudFacts } from './cloud-facts';
import { cloudMoves } from './cloud-moves';
import { contentFilterReference } from './content-filter-reference';
import { declaredFiles } from './declared-files';
import { deploymentMoves } from './deployment-moves';
import { distinctKeys } from './distinct-keys';
import { dnsPolicy } from './dns-policy';
import { dnsZones } from './dns-zones';
import { defenderCloud } from './defender-cloud';
import { encryptionKey } from './encryption-key';
import { encryptionKind } from './encryption-kind';
import { encryptionPlace } from './encryption-place';
import { encryptionRole } from './encryption-role';
import { extraFiles } from './extra-files';
import { filterApproval } from './filter-approval';
import { filterFloor } from './filter-floor';
import { filterNameTaken } from './filter-name-taken';
import { filterSpillover } from './filter-spillover';
import { governanceShared } from './governance-shared';
import { governanceState } from './governance-state';
import { homeRegion } from './home-region';
import { linkedNetworks } from './linked-networks';
import { locationMoves } from './location-moves';
import { locks } from './locks';
import { locksState } from './locks-state';
import { modelAvailability } from './model-availability';
import { modelCallers } from './model-callers';
import { modelFormat } from './model-format';
import { modelLifecycle } from './model-lifecycle';
import { modelReplaces } from './model-replaces';
import { modelSpillover } from './model-spillover';
import { movedName } from './moved-name';
import { movedNewKey } from './moved-new-key';
import { movedOldKey } from './moved-old-key';
import { movedPath } from './moved-path';
import { networkAttachments } from './network-attachments';
import { networkPeering } from './network-peering';
import { networkSources } from './network-sources';
import { overridesAttribute } from './overrides-attribute';
import { poolMoves } from './pool-moves';
import { projects } from './projects';
import { providerVersions } from './provider-versions';
import { parity } from './parity';
import { quota } from './quota';
import { quotaLimits } from './quota-limits';
import { quotaPrices } from './quota-prices';
import { settingsEffect } from './settings-effect';
import { blocklistReference } from './blocklist-reference';
import { residencyCloudState } from './residency-cloud-state';
import { residencyPlaces } from './residency-places';
import { residencyProcessing } from './residency-processing';
import { residencyPublisher } from './residency-publisher';
import { residencySpillover } from './residency-spillover';
import { residencyState } from './residency-state';
import { resourceGroupMoves } from './resource-group-moves';
import type { RuleContext, Rule } from './rule';
import { spilloverMoves } from './spillover-moves';
import { stateDeployers } from './state-deployers';
import { stateNetwork } from './state-network';
import { stateShared } from './state-shared';
import { subnetMoves } from './subnet-moves';
import { subscriptionMoves } from './subscription-moves';
import { tags } from './tags';
import { uniqueNames } from './unique-names';
import { waived } from './waivers';
import { unusedBlocklist } from './unused-blocklist';
import { workspaceId } from './workspace-id';

export type { RuleContext, Rule } from './rule';

/** All rules, in the order of their ids. */
export const RULES: readonly Rule[] = [
  accessRoles,
  accountLimits,
  accountMoves,
  accountZones,
  actionGroupId,
  activityAlertLimit,
  addressPlan,
  addressPool,
  azureNames,
  blocklistReference,
  budgetSameGroup,
  capacityShape,
  cloudFacts,
  cloudMoves,
  contentFilterReference,
  declaredFiles,
  deploymentMoves,
  distinctKeys,
  dnsPolicy,
  dnsZones,
  defenderCloud,
  encryptionKey,
  encryptionKind,
  encryptionPlace,
  encryptionRole,
  extraFiles,
  filterApproval,
  filterFloor,
  filterNameTaken,
  filterSpillover,
  governanceShared,
  governanceState,
  homeRegion,
  linkedNetworks,
  locks,
  locksState,
  locationMoves,
  modelAvailability,
  modelCallers,
  modelFormat,
  modelLifecycle,
  modelReplaces,
  modelSpillover,
  movedName,
  movedNewKey,
  movedOldKey,
  movedPath,
  networkAttachments,
  networkPeering,
  networkSources,
  overridesAttribute,
  parity,
  poolMoves,
  projects,
  providerVersions,
  quota,
  quotaLimits,
  quotaPrices,
  residencyCloudState,
  residencyPlaces,
  residencyProcessing,
  residencyPublisher,
  residencySpillover,
  residencyState,
  resourceGroupMoves,
  settingsEffect,
  spilloverMoves,
  stateDeployers,
  stateNetwork,
  stateShared,
  subnetMoves,
  subscriptionMoves,
  tags,
  uniqueNames,
  unusedBlocklist,
  workspaceId,
].sort(by(({ id }) => id));

/** All problems of a fleet, from its files, the rules and its waivers, in reading order. */
export function checkFleet(fleet: Fleet, context: RuleContext, rules = RULES): Problem[] {
  const placesOf = (form: RegExp) =>
    new Set(fleet.problems.filter(({ rule }) => form.test(rule)).map(({ location }) => placeOf(location)));
  const [malformed, reported] = [placesOf(MALFORMED), placesOf(REPORTED)];
  const found = rules.flatMap((rule) =>
    rule
      .check(fleet, context)
      .filter(({ location }) => !(rule.id.startsWith('guardrails/') ? malformed : reported).has(placeOf(location)))
      .map((finding) => ({ rule, finding })),
  );
  const complete = !hasErrors(fleet.problems);
  const longestDays = fleet.organisation.value.longestWaiverDays;
  const stampsOf = (environment: string) =>
    fleet.stamps.flatMap(({ value }) => (value.environment === environment ? [value.key] : []));
  return inReadingOrder([
    ...fleet.problems,
    ...waived(found, fleet.waivers, rules, { ...context, longestDays, stampsOf }, complete),
  ]);
}

/** Malformed values. What a rule would find at the same location is a consequence. */
const MALFORMED = /^(schema\/(?!missing)|yaml\/|network\/|environment\/cloud$)/;

/** The same applies to forbidden text, but not for guardrails: an override can leak a secret with it. */
const REPORTED = new RegExp(`${MALFORMED.source}|^text/`);

const placeOf = ({ file, line, column }: Problem['location']) => `${file}:${line}:${column}`;
