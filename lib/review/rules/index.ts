import { by } from '../../collections/order';
import { grantAdded, grantRemoved, grantWidened } from './access';
import { alertRecipients, weakerAlert } from './alerts';
import { blocklistAttachment, blocklistWords } from './blocklists';
import { budget } from './budget';
import { condition } from './condition';
import { basePolicy, filterAdded, strongerFilter, weakerFilter } from './content-filters';
import { deploymentFilter } from './deployment-filter';
import { destroyed, lostAddress, planDestroys } from './destruction';
import { drift, partialPlan, pending } from './drift';
import { allowedPlaces, networkLink, privateEndpoint, ruleAssociation } from './exposure-network';
import { EXPOSURE_SWITCHES } from './exposure-switches';
import { conflicts, extraFiles, lockFile, stateFiles } from './extra-files';
import { azureAction, nonKitConfiguration } from './non-kit-configuration';
import { policyAssignment, policyDefinition, policyExemption, policySet } from './governance';
import { logging } from './logging';
import { capacity, lifecycle, modelAdded, modelVersion, retention, upgrades } from './models';
import { idleMove, moved } from './moved-addresses';
import { networkPeering } from './network-peering';
import { networkRule } from './network-rules';
import { nonTerraformFiles } from './non-terraform-files';
import { uncovered, uncoveredChanges } from './uncovered-changes';
import { overrides } from './overrides';
import { replacement } from './replacement';
import { logs, place, policy, processing } from './residency';
import { quota } from './quota';
import type { FindingDraft, ReviewInputs, ReviewRule } from './review-rule';
import { roleActions } from './role-actions';
import { keyReferences } from './key-reference';
import { identityChange, purge, registration } from './safeguards';
import { spillover } from './spillover';
import { stackAdded, stackEmptied, stackRemoved } from './stacks';
import { backend, recovery, subscription } from './state';
import { conduct } from './terraform-conduct';
import { throughput } from './throughput';
import { trust } from './trust';
import { variables } from './variables';
import { kitVersion, providerVersion, terraformVersion } from './versions';
import { waiverAdded, waiverChanged, waiverEnded } from './waivers';
import { accountKind } from './account-kind';
import { dnsWindow } from './dns-window';
import { driftedKeys } from './drift-keys';
import { defender } from './defender';
import { locks } from './locks';
import { encryptionChange } from './encryption';
import { endpointTarget } from './endpoint-target';
import { endpointGroup } from './endpoint-group';
import { endpointWindow } from './endpoint-window';
import { leftBehind } from './left-behind';
import { protectedReplacement } from './refused-protected';
import { protectionDropped } from './protection-dropped';
import { registrationLost } from './registration-lost';
import { routeTable } from './route-table';
import { rulesWindow } from './rules-window';
import { sameName } from './same-name';
import { addressPool } from './address-pool';
import { addressSpace, subnetInUse } from './subnet-in-use';
import { dnsServers } from './dns-servers';
import { projectAdded, projectConnection } from './projects';
import { providerIdentity } from './provider-identity';
import { providerSecret } from './provider-secret';
import { assignmentRenewed } from './assignment-renewed';
import { modelAccount } from './model-account';
import { modelRenamed } from './model-renamed';
import type { StackChange } from '../compare/stack-change';

/** All rules, sorted by ID. */
export const REVIEW_RULES: readonly ReviewRule[] = [
  ...EXPOSURE_SWITCHES,
  alertRecipients,
  azureAction,
  allowedPlaces,
  assignmentRenewed,
  backend,
  basePolicy,
  blocklistAttachment,
  blocklistWords,
  budget,
  capacity,
  condition,
  conduct,
  conflicts,
  defender,
  locks,
  deploymentFilter,
  destroyed,
  drift,
  extraFiles,
  filterAdded,
  nonKitConfiguration,
  grantAdded,
  grantRemoved,
  grantWidened,
  idleMove,
  identityChange,
  encryptionChange,
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
  networkPeering,
  networkRule,
  uncovered,
  nonTerraformFiles,
  overrides,
  partialPlan,
  pending,
  place,
  planDestroys,
  policy,
  policyAssignment,
  policyDefinition,
  policyExemption,
  policySet,
  privateEndpoint,
  processing,
  projectAdded,
  projectConnection,
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
  throughput,
  trust,
  upgrades,
  variables,
  waiverAdded,
  waiverChanged,
  waiverEnded,
  weakerAlert,
  weakerFilter,
  accountKind,
  addressPool,
  addressSpace,
  dnsWindow,
  driftedKeys,
  endpointTarget,
  endpointGroup,
  endpointWindow,
  leftBehind,
  protectedReplacement,
  protectionDropped,
  registrationLost,
  routeTable,
  rulesWindow,
  sameName,
  subnetInUse,
  recovery,
  dnsServers,
  providerIdentity,
  providerSecret,
  modelRenamed,
].sort(by(({ id }) => id));

/** A finding and its rule. */
export interface RuleDraft {
  readonly rule: ReviewRule;
  readonly draft: FindingDraft;
}

/** All findings about a change. */
export function findingDrafts(change: StackChange, inputs: ReviewInputs): RuleDraft[] {
  const found = REVIEW_RULES.flatMap((rule) =>
    rule.looks.flatMap((look) => look(change, inputs).map((draft) => ({ rule, draft }))),
  );
  const rest = uncoveredChanges(
    change,
    found.map(({ draft }) => draft),
  );
  return [...withoutSuperseded(found), ...rest.map((draft) => ({ rule: uncovered, draft }))];
}

/** Leaves out findings that another one supersedes. */
function withoutSuperseded(found: readonly RuleDraft[]): RuleDraft[] {
  const superseded = found.flatMap(({ draft }) => draft.supersedes ?? []);
  return found.filter(
    ({ rule: { id }, draft: { address, attribute } }) =>
      !superseded.some(
        (each) =>
          each.rule === id && each.address === address && (each.attribute === undefined || each.attribute === attribute),
      ),
  );
}
