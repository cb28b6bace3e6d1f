import { GRANT, IDENTITY, ROLE, TRUST } from './access';
import { ACCOUNT } from './account';
import { ACCOUNT_KEY } from './account-key';
import { ACTION_GROUP, ALERT } from './alerts';
import { BUDGET } from './budget';
import { ACTION, BLOCKLIST, CONTENT_FILTER } from './content-filter';
import { DEFENDER } from './defender';
import { DEPLOYMENT } from './deployment';
import { ENDPOINT, ZONE, ZONE_LINK } from './dns';
import { KEY_VAULT } from './key-vault';
import type { Fact, Kind } from './kind';
import { LOG_SETTING, WORKSPACE } from './logging';
import { NETWORK, PEERING, SUBNET } from './network';
import { ASSOCIATION, SECURITY_GROUP, SECURITY_RULE } from './network-rules';
import { POLICY_ASSIGNMENT, POLICY_DEFINITION, POLICY_EXEMPTION, POLICY_SET } from './policy';
import { CONNECTION, PROJECT } from './project';
import { CONTAINER, LOCK, RESOURCE_GROUP, STORAGE, STORAGE_RULES } from './storage';

/** The kinds of resources that the kit reads, by name. */
export const KINDS = {
  account: ACCOUNT,
  accountKey: ACCOUNT_KEY,
  action: ACTION,
  actionGroup: ACTION_GROUP,
  alert: ALERT,
  association: ASSOCIATION,
  blocklist: BLOCKLIST,
  budget: BUDGET,
  connection: CONNECTION,
  container: CONTAINER,
  defender: DEFENDER,
  deployment: DEPLOYMENT,
  endpoint: ENDPOINT,
  filter: CONTENT_FILTER,
  grant: GRANT,
  group: RESOURCE_GROUP,
  identity: IDENTITY,
  keyVault: KEY_VAULT,
  lock: LOCK,
  logSetting: LOG_SETTING,
  network: NETWORK,
  peering: PEERING,
  policyAssignment: POLICY_ASSIGNMENT,
  policyDefinition: POLICY_DEFINITION,
  policyExemption: POLICY_EXEMPTION,
  policySet: POLICY_SET,
  project: PROJECT,
  role: ROLE,
  securityGroup: SECURITY_GROUP,
  securityRule: SECURITY_RULE,
  storage: STORAGE,
  storageRules: STORAGE_RULES,
  subnet: SUBNET,
  trust: TRUST,
  workspace: WORKSPACE,
  zone: ZONE,
  zoneLink: ZONE_LINK,
} as const;

/** The name of a kind. */
export type KindName = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as KindName[];

/** The values of the facts of a kind. */
export type ValueOf<K extends KindName> = (typeof KINDS)[K] extends Kind<infer V> ? V : never;

/** A fact of a kind. */
export type FactOf<K extends KindName> = Fact<ValueOf<K>>;

/** The name of a field of a kind. */
export type FieldOf<K extends KindName> = keyof ValueOf<K> & string;
