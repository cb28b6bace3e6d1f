import type { FieldOf, KindName, ValueOf } from '../../stack/facts/kinds';
import type { Json } from '../../stack/json';
import { comparing } from './comparing';
import type { Look, ReviewRule, Severity } from './review-rule';
import { shown } from './shown';

/** How something that is either closed or not is reported. */
interface Switch<V> {
  readonly isClosed: (value: V) => boolean;
  readonly severity: Severity;
  readonly opened: string;
  readonly closed: string;
  /** Whether the kit leaves it open: then only opening it is reported. */
  readonly isOpenWhenNew?: true;
}

/** One field that is closed or not. What is not written is what the provider takes; what only Terraform knows is not closed. */
const switched = <K extends KindName, F extends FieldOf<K>>(of: K, name: F, each: Switch<ValueOf<K>[F]>): Look =>
  comparing(of, [name], ({ before, after }) => {
    if (!after) return [];
    const value = after.value[name];
    const [wasClosed, isClosed] = [
      before ? each.isClosed(before.value[name]) : each.isOpenWhenNew !== true,
      each.isClosed(value),
    ];
    if (wasClosed === isClosed) return [];
    return [
      {
        ...(isClosed ? { severity: 'notice', message: each.closed } : { severity: each.severity, message: each.opened }),
        ...(before ? { before: shown(before.value[name] as Json) } : {}),
        ...{ after: shown(value as Json), fields: [name] },
      },
    ];
  });

const isOff = (value: unknown) => value === false;
const isOn = (value: unknown) => value === true;
const isDeny = (value: string | undefined) => value?.toLowerCase() === 'deny';

const rule = (
  id: string,
  severities: readonly Severity[],
  summary: string,
  why: string,
  looks: readonly Look[],
): ReviewRule => ({
  ...{ id, summary, why, looks },
  severities: [...severities, 'notice'],
});

export const EXPOSURE_SWITCHES: readonly ReviewRule[] = [
  rule(
    'exposure/public-network',
    ['critical', 'high'],
    'Public network access is switched on or off.',
    'With it, requests need not come through Private Link, and only the rules of the network and the token stand between the internet and the models.',
    [
      switched('account', 'publicNetwork', {
        ...{ isClosed: isOff, severity: 'critical' },
        opened: 'the account can be reached from the public internet',
        closed: 'the account can no longer be reached from the public internet',
      }),
      switched('storage', 'publicNetwork', {
        ...{ isClosed: isOff, severity: 'high' },
        opened: 'the storage account can be reached from the public internet',
        closed: 'the storage account can no longer be reached from the public internet',
      }),
      switched('storage', 'publicBlobs', {
        ...{ isClosed: isOff, severity: 'critical' },
        opened: 'containers of the storage account can be opened to anybody',
        closed: 'containers of the storage account can no longer be opened to anybody',
      }),
      switched('container', 'access', {
        ...{ isClosed: (access) => access === 'private', severity: 'critical' },
        opened: 'anybody can read what is in the container without signing in',
        closed: 'nobody can read what is in the container without signing in any more',
      }),
    ],
  ),
  rule(
    'exposure/network-acls',
    ['critical', 'high'],
    'The action for networks that no rule names changes.',
    'With Allow, the rules of the network keep nobody out.',
    [
      switched('account', 'otherNetworks', {
        ...{ isClosed: isDeny, severity: 'critical' },
        opened: 'networks that no rule names are let in',
        closed: 'networks that no rule names are kept out',
      }),
      switched('storage', 'otherNetworks', {
        ...{ isClosed: isDeny, severity: 'high' },
        opened: 'the storage account lets in networks that no rule names',
        closed: 'the storage account keeps out networks that no rule names',
      }),
      switched('storageRules', 'otherNetworks', {
        ...{ isClosed: isDeny, severity: 'high' },
        opened: 'rules beside a storage account let in networks that no rule names',
        closed: 'rules beside a storage account keep out networks that no rule names',
      }),
    ],
  ),
  rule(
    'exposure/bypass',
    ['high'],
    'Services of Azure may, or may no longer, pass by the rules of the network.',
    'The bypass is open to the services of every customer of Azure, not only to yours.',
    [
      switched('account', 'bypass', {
        ...{ isClosed: (bypass) => bypass === 'None', severity: 'high' },
        opened: 'services of Azure may pass by the rules of the network',
        closed: 'services of Azure may no longer pass by the rules of the network',
      }),
    ],
  ),
  rule(
    'exposure/local-authentication',
    ['critical', 'high'],
    'Access by key is switched on or off.',
    'A key is a secret without an owner: it knows no roles, does not expire, and no conditional access applies to it.',
    [
      switched('account', 'keys', {
        ...{ isClosed: isOff, severity: 'critical' },
        opened: 'anyone who has a key of the account can call it without Entra ID',
        closed: 'keys of the account no longer work',
      }),
      switched('storage', 'keys', {
        ...{ isClosed: isOff, severity: 'critical' },
        opened: 'anyone who has a key of the storage account can read and write what is in it without Entra ID',
        closed: 'keys of the storage account no longer work',
      }),
      switched('storage', 'localUsers', {
        ...{ isClosed: isOff, severity: 'high' },
        opened: 'local users of the storage account can sign in without Entra ID',
        closed: 'local users of the storage account can no longer sign in',
      }),
      switched('workspace', 'keys', {
        ...{ isClosed: isOff, severity: 'high' },
        opened: 'anyone who has a key of the workspace can write logs without Entra ID',
        closed: 'keys of the workspace no longer work',
      }),
    ],
  ),
  rule(
    'exposure/endpoint-rules',
    ['critical'],
    'The rules of the network stop or start to hold for private endpoints.',
    'Without them, every peered network reaches the endpoint, whatever the network security group says.',
    [
      switched('subnet', 'endpointPolicies', {
        ...{ isClosed: (value) => value === 'NetworkSecurityGroupEnabled' || value === 'Enabled', severity: 'critical' },
        opened: 'the rules of the network security group no longer hold for the private endpoint',
        closed: 'the rules of the network security group hold for the private endpoint',
      }),
    ],
  ),
  rule(
    'exposure/outbound',
    ['high'],
    'What the account may call is no longer limited, or is again.',
    'Features that fetch from the web can carry data out of your network.',
    [
      switched('account', 'outboundRestricted', {
        ...{ isClosed: isOn, severity: 'high' },
        opened: 'the account may call any host',
        closed: 'the account may only call hosts that are named',
      }),
      switched('subnet', 'outbound', {
        ...{ isClosed: isOff, severity: 'high' },
        opened: 'what is in the subnet can reach the internet',
        closed: 'what is in the subnet can no longer reach the internet without a gateway',
      }),
    ],
  ),
  rule(
    'exposure/logs',
    ['high'],
    'Logs can, or can no longer, be read or written from the public internet.',
    'Logs say who asked what kind of thing and when; who writes them can hide among them what was done.',
    [
      switched('workspace', 'internetQuery', {
        ...{ isClosed: isOff, severity: 'high', isOpenWhenNew: true },
        opened: 'logs can be read from the public internet',
        closed: 'logs can no longer be read from the public internet',
      }),
      switched('workspace', 'internetIngestion', {
        ...{ isClosed: isOff, severity: 'high', isOpenWhenNew: true },
        opened: 'logs can be written from the public internet',
        closed: 'logs can no longer be written from the public internet',
      }),
    ],
  ),
];
