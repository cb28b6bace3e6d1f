import type { Json } from '../../stack/json';
import type { ReviewRule, Severity } from './review-rule';
import { attributePairs, shown } from './review-rule';

/** An attribute that is either closed or not. */
interface Switch {
  readonly id: string;
  readonly type: string;
  readonly path: string;
  readonly isClosed: (value: Json | undefined) => boolean;
  readonly severity: Severity;
  readonly opened: string;
  readonly closed: string;
  /** Whether the kit leaves it open: then only who closed it is told when it opens. */
  readonly isOpenWhenNew?: true;
}

const off = (value: Json | undefined) => value === false;
const on = (value: Json | undefined) => value === true;
const is = (wanted: string) => (value: Json | undefined) => value === wanted;

const ACCOUNT = 'azurerm_cognitive_account';
const STORAGE = 'azurerm_storage_account';
const WORKSPACE = 'azurerm_log_analytics_workspace';

/** What each provider's default leaves open counts as open: a switch that is not written is not closed. */
const SWITCHES: readonly Switch[] = [
  {
    ...{
      id: 'exposure/public-network',
      type: ACCOUNT,
      path: 'public_network_access_enabled',
      isClosed: off,
      severity: 'critical',
    },
    opened: 'the account can be reached from the public internet',
    closed: 'the account can no longer be reached from the public internet',
  },
  {
    ...{ id: 'exposure/public-network', type: STORAGE, path: 'public_network_access_enabled', isClosed: off, severity: 'high' },
    opened: 'the storage of the state can be reached from the public internet',
    closed: 'the storage of the state can no longer be reached from the public internet',
  },
  {
    ...{
      id: 'exposure/public-network',
      type: STORAGE,
      path: 'allow_nested_items_to_be_public',
      isClosed: off,
      severity: 'critical',
    },
    opened: 'anybody can be allowed to read the state without signing in',
    closed: 'nobody can be allowed to read the state without signing in any more',
  },
  {
    ...{
      id: 'exposure/network-acls',
      type: ACCOUNT,
      path: 'network_acls.default_action',
      isClosed: is('Deny'),
      severity: 'critical',
    },
    opened: 'networks that no rule names are let in',
    closed: 'networks that no rule names are kept out',
  },
  {
    ...{
      id: 'exposure/network-acls',
      type: STORAGE,
      path: 'network_rules.default_action',
      isClosed: is('Deny'),
      severity: 'high',
    },
    opened: 'the storage of the state lets in networks that no rule names',
    closed: 'the storage of the state keeps out networks that no rule names',
  },
  {
    ...{ id: 'exposure/bypass', type: ACCOUNT, path: 'network_acls.bypass', isClosed: is('None'), severity: 'high' },
    opened: 'services of Azure may pass by the rules of the network',
    closed: 'services of Azure may no longer pass by the rules of the network',
  },
  {
    ...{ id: 'exposure/local-authentication', type: ACCOUNT, path: 'local_auth_enabled', isClosed: off, severity: 'critical' },
    opened: 'whoever has a key of the account can call it without Entra ID',
    closed: 'keys of the account no longer work',
  },
  {
    ...{
      id: 'exposure/local-authentication',
      type: STORAGE,
      path: 'shared_access_key_enabled',
      isClosed: off,
      severity: 'critical',
    },
    opened: 'whoever has a key of the storage can read the state without Entra ID',
    closed: 'keys of the storage no longer work',
  },
  {
    id: 'exposure/local-authentication',
    type: WORKSPACE,
    path: 'local_authentication_enabled',
    isClosed: off,
    severity: 'high',
    opened: 'whoever has a key of the workspace can write logs without Entra ID',
    closed: 'keys of the workspace no longer work',
  },
  {
    id: 'exposure/endpoint-rules',
    type: 'azurerm_subnet',
    path: 'private_endpoint_network_policies',
    isClosed: (value) => value === 'NetworkSecurityGroupEnabled' || value === 'Enabled',
    severity: 'critical',
    opened: 'the rules of the network security group no longer hold for the private endpoint',
    closed: 'the rules of the network security group hold for the private endpoint',
  },
  {
    ...{ id: 'exposure/outbound', type: ACCOUNT, path: 'outbound_network_access_restricted', isClosed: on, severity: 'high' },
    opened: 'the account may call any host',
    closed: 'the account may only call hosts that are named',
  },
  {
    ...{
      id: 'exposure/outbound',
      type: 'azurerm_subnet',
      path: 'default_outbound_access_enabled',
      isClosed: off,
      severity: 'high',
    },
    opened: 'what is in the subnet can reach the internet',
    closed: 'what is in the subnet can no longer reach the internet without a gateway',
  },
  {
    ...{
      id: 'exposure/logs',
      type: WORKSPACE,
      path: 'internet_query_enabled',
      isClosed: off,
      severity: 'high',
      isOpenWhenNew: true,
    },
    opened: 'logs can be read from the public internet',
    closed: 'logs can no longer be read from the public internet',
  },
  {
    ...{
      id: 'exposure/logs',
      type: WORKSPACE,
      path: 'internet_ingestion_enabled',
      isClosed: off,
      severity: 'high',
      isOpenWhenNew: true,
    },
    opened: 'logs can be written from the public internet',
    closed: 'logs can no longer be written from the public internet',
  },
];

/** A rule made of all switches with its id. */
const switchRule = (id: string, summary: string, why: string): ReviewRule => {
  const switches = SWITCHES.filter((each) => each.id === id);
  return {
    id,
    summary,
    why,
    severities: [...new Set([...switches.map(({ severity }) => severity), 'notice' as const])],
    check: (change) =>
      switches.flatMap(({ type, path, isClosed, severity, opened, closed, isOpenWhenNew = false }) =>
        attributePairs(change, type, path).flatMap(({ address, isNew, before, after }) => {
          const [wasClosed, closedNow] = [isNew ? !isOpenWhenNew : isClosed(before), isClosed(after)];
          if (wasClosed === closedNow) return [];
          return [
            {
              ...{ severity: closedNow ? ('notice' as const) : severity, message: closedNow ? closed : opened },
              ...{ address, attribute: path, ...(isNew ? {} : { before: shown(before) }), after: shown(after) },
            },
          ];
        }),
      ),
  };
};

export const EXPOSURE_SWITCHES: readonly ReviewRule[] = [
  switchRule(
    'exposure/public-network',
    'Public network access is switched on or off.',
    'With it, requests need not come through Private Link, and only the rules of the network and the token stand between the internet and the models.',
  ),
  switchRule(
    'exposure/network-acls',
    'The action for networks that no rule names changes.',
    'With Allow, the rules of the network keep nobody out.',
  ),
  switchRule(
    'exposure/bypass',
    'Services of Azure may, or may no longer, pass by the rules of the network.',
    'The bypass is open to the services of every customer of Azure, not only to yours.',
  ),
  switchRule(
    'exposure/local-authentication',
    'Access by key is switched on or off.',
    'A key is a secret without an owner: it knows no roles, does not expire, and no conditional access applies to it.',
  ),
  switchRule(
    'exposure/endpoint-rules',
    'The rules of the network stop or start to hold for private endpoints.',
    'Without them, every peered network reaches the endpoint, whatever the network security group says.',
  ),
  switchRule(
    'exposure/outbound',
    'What the account may call is no longer limited, or is again.',
    'Features that fetch from the web can carry data out of your network.',
  ),
  switchRule(
    'exposure/logs',
    'Logs can, or can no longer, be read or written from the public internet.',
    'Logs say who asked what kind of thing and when; who writes them can hide among them what was done.',
  ),
];
