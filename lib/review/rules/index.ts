import { by } from '../../data/order';
import { grantAdded, grantRemoved, grantWidened } from './access';
import { blocklistAttachment, blocklistWords } from './blocklists';
import { condition } from './condition';
import { basePolicy, filterAdded, strongerFilter, weakerFilter } from './content-filters';
import { deploymentFilter } from './deployment-filter';
import { destroyed, lostAddress, planDestroys } from './destruction';
import { drift, partialPlan, pending } from './drift';
import { allowedPlaces, networkLink, privateEndpoint, ruleAssociation } from './exposure-network';
import { EXPOSURE_SWITCHES } from './exposure-switches';
import { conflicts, extraFiles, lockFile, stateFiles } from './extra-files';
import { action, foreign } from './foreign';
import { logging } from './logging';
import { capacity, lifecycle, modelAdded, modelVersion, retention, upgrades } from './models';
import { idleMove, moved } from './moves';
import { networkRule } from './network-rules';
import { otherFiles } from './other-files';
import { other, otherChanges } from './other';
import { overrides } from './overrides';
import { replacement } from './replacement';
import { logs, place, policy, processing, spillover } from './residency';
import { quota } from './quota';
import type { Observation, ReviewCircumstances, ReviewRule } from './review-rule';
import { roleActions } from './role-actions';
import { keyReferences } from './key-reference';
import { identityAndKey, purge, registration } from './safeguards';
import { stackAdded, stackEmptied, stackRemoved } from './stacks';
import { backend, recovery, subscription } from './state';
import { conduct } from './terraform-conduct';
import { trust } from './trust';
import { variables } from './variables';
import { kitVersion, providerVersion, terraformVersion } from './versions';
import { waiverAdded, waiverChanged, waiverEnded } from './waivers';
import { accountKind } from './account-kind';
import { dnsWindow } from './dns-window';
import { driftedKeys } from './drift-keys';
import { endpointTarget } from './endpoint-target';
import { endpointWindow } from './endpoint-window';
import { leftBehind } from './left-behind';
import { protectedReplacement } from './refused-protected';
import { protectionDropped } from './protection-dropped';
import { registrationLost } from './registration-lost';
import { rulesWindow } from './rules-window';
import { sameName } from './same-name';
import { addressSpace, subnetInUse } from './subnet-in-use';
import { dnsServers } from './dns-servers';
import { providerIdentity } from './provider-identity';
import { providerSecret } from './provider-secret';
import { assignmentRenewed } from './assignment-renewed';
import { modelAccount } from './model-account';
import { modelRenamed } from './model-renamed';
import type { StackChange } from '../compare/stack-change';

/** All rules, in the order of their ids. */
export const REVIEW_RULES: readonly ReviewRule[] = [
  ...EXPOSURE_SWITCHES,
  action,
  allowedPlaces,
  assignmentRenewed,
  backend,
  basePolicy,
  blocklistAttachment,
  blocklistWords,
  capacity,
  condition,
  conduct,
  conflicts,
  deploymentFilter,
  destroyed,
  drift,
  extraFiles,
  filterAdded,
  foreign,
  grantAdded,
  grantRemoved,
  grantWidened,
  idleMove,
  identityAndKey,
  keyReferences,
  kitVersion,
  lifecycle,
  lockFile,
  logging,
  logs,
  lostAddress,
  modelAccount,
  modelAdded,
  modelVersion,
  moved,
  networkLink,
  networkRule,
  other,
  otherFiles,
  overrides,
  partialPlan,
  pending,
  place,
  planDestroys,
  policy,
  privateEndpoint,
  processing,
  providerVersion,
  purge,
  quota,
  registration,
  replacement,
  retention,
  roleActions,
  ruleAssociation,
  spillover,
  stackAdded,
  stackEmptied,
  stackRemoved,
  stateFiles,
  strongerFilter,
  subscription,
  terraformVersion,
  trust,
  upgrades,
  variables,
  waiverAdded,
  waiverChanged,
  waiverEnded,
  weakerFilter,
  accountKind,
  addressSpace,
  dnsWindow,
  driftedKeys,
  endpointTarget,
  endpointWindow,
  leftBehind,
  protectedReplacement,
  protectionDropped,
  registrationLost,
  rulesWindow,
  sameName,
  subnetInUse,
  recovery,
  dnsServers,
  providerIdentity,
  providerSecret,
  modelRenamed,
].sort(by(({ id }) => id));

/** An observation and the rule that made it. */
export interface Observed {
  readonly rule: ReviewRule;
  readonly observation: Observation;
}

/** Everything that is to be said of a change. */
export function observe(change: StackChange, circumstances: ReviewCircumstances): Observed[] {
  const told = REVIEW_RULES.flatMap((rule) =>
    rule.looks.flatMap((look) => look(change, circumstances).map((observation) => ({ rule, observation }))),
  );
  const rest = otherChanges(
    change,
    told.map(({ observation }) => observation),
  );
  return [...withoutSuperseded(told), ...rest.map((observation) => ({ rule: other, observation }))];
}

/** Leaves out what another finding says better. */
function withoutSuperseded(told: readonly Observed[]): Observed[] {
  const superseded = told.flatMap(({ observation }) => observation.supersedes ?? []);
  return told.filter(
    ({ rule: { id }, observation: { address, attribute } }) =>
      !superseded.some(
        (each) =>
          each.rule === id && each.address === address && (each.attribute === undefined || each.attribute === attribute),
      ),
  );
}
