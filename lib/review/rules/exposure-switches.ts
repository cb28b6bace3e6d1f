import type { FieldOf, KindName, ValueOf } from '../../stack/facts/kinds';
import type { Json } from '../../stack/json';
import { comparing } from './comparing';
import type { Look, ReviewRule, Severity } from './review-rule';
import { shown } from './shown';

/** A setting that is either closed or open, and its messages. */
interface Switch<V> {
  readonly isClosed: (value: V) => boolean;
  readonly severity: Severity;
  readonly opened: string;
  readonly closed: string;
  /** Whether the kit leaves it open, so that in a new stack an open setting is not reported. */
  readonly isOpenWhenNew?: true;
}

/** Compares one setting. A missing value is the default of the provider; a value that only Terraform knows counts as open. */
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
    'Public network access is turned on or off.',
    'With public access, requests can bypass Private Link. Then only the network rules and the token protect the models from the internet.',
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
      switched('keyVault', 'publicNetwork', {
        ...{ isClosed: isOff, severity: 'high' },
        opened: 'the key vault can be reached from the public internet',
        closed: 'the key vault can no longer be reached from the public internet',
      }),
      switched('storage', 'publicBlobs', {
        ...{ isClosed: isOff, severity: 'critical' },
        opened: 'containers of the storage account can be made public',
        closed: 'containers of the storage account can no longer be made public',
      }),
      switched('container', 'access', {
        ...{ isClosed: (access) => access === 'private', severity: 'critical' },
        opened: 'anyone can read the content of the container without signing in',
        closed: 'the content of the container can no longer be read without signing in',
      }),
    ],
  ),
  rule(
    'exposure/network-acls',
    ['critical', 'high'],
    'The action for networks that no rule names changes.',
    'With Allow, the network rules keep no one out.',
    [
      switched('account', 'otherNetworks', {
        ...{ isClosed: isDeny, severity: 'critical' },
        opened: 'networks that no rule names are allowed',
        closed: 'networks that no rule names are denied',
      }),
      switched('storage', 'otherNetworks', {
        ...{ isClosed: isDeny, severity: 'high' },
        opened: 'the storage account allows networks that no rule names',
        closed: 'the storage account denies networks that no rule names',
      }),
      switched('storageRules', 'otherNetworks', {
        ...{ isClosed: isDeny, severity: 'high' },
        opened: 'separate rules of a storage account allow networks that no rule names',
        closed: 'separate rules of a storage account deny networks that no rule names',
      }),
    ],
  ),
  rule(
    'exposure/bypass',
    ['high'],
    'Azure services can bypass the network rules, or no longer can.',
    'The bypass applies to the services of every Azure customer, not only to yours.',
    [
      switched('account', 'bypass', {
        ...{ isClosed: (bypass) => bypass === 'None', severity: 'high' },
        opened: 'Azure services can bypass the network rules',
        closed: 'Azure services can no longer bypass the network rules',
      }),
    ],
  ),
  rule(
    'exposure/local-authentication',
    ['critical', 'high'],
    'Access with keys is turned on or off.',
    'A key is a secret without an owner. It has no roles, does not expire, and conditional access does not apply to it.',
    [
      switched('account', 'keys', {
        ...{ isClosed: isOff, severity: 'critical' },
        opened: 'anyone who has a key of the account can call it without Entra ID',
        closed: 'keys of the account no longer work',
      }),
      switched('storage', 'keys', {
        ...{ isClosed: isOff, severity: 'critical' },
        opened: 'anyone who has a key of the storage account can read and write its data without Entra ID',
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
    'exposure/key-vault',
    ['critical'],
    'The protection of a key vault is turned on or off.',
    'Without the key, the data of the account cannot be read. Access policies let anyone who may change the vault give themselves access.',
    [
      switched('keyVault', 'purgeProtection', {
        ...{ isClosed: isOn, severity: 'critical' },
        opened: 'the key vault has no purge protection here, which Azure cannot turn off for a vault that has it',
        closed: 'the key vault gets purge protection, which cannot be turned off again',
      }),
      switched('keyVault', 'roles', {
        ...{ isClosed: isOn, severity: 'critical' },
        opened:
          'access policies give access to the key vault instead of roles: an account with a role for a key in it loses the key',
        closed: 'only roles give access to the key vault',
      }),
    ],
  ),
  rule(
    'exposure/endpoint-rules',
    ['critical'],
    'The network rules start or stop applying to private endpoints.',
    'Without them, every peered network can reach the endpoint, regardless of the network security group.',
    [
      switched('subnet', 'endpointPolicies', {
        ...{ isClosed: (value) => value === 'NetworkSecurityGroupEnabled' || value === 'Enabled', severity: 'critical' },
        opened: 'the rules of the network security group no longer apply to the private endpoint',
        closed: 'the rules of the network security group apply to the private endpoint',
      }),
    ],
  ),
  rule(
    'exposure/outbound',
    ['high'],
    'Outbound calls are no longer limited, or are limited again.',
    'Features that fetch content from the web can send data out of your network.',
    [
      switched('account', 'outboundRestricted', {
        ...{ isClosed: isOn, severity: 'high' },
        opened: 'the account may call any host',
        closed: 'the account may only call allowed hosts',
      }),
      switched('subnet', 'outbound', {
        ...{ isClosed: isOff, severity: 'high' },
        opened: 'resources in the subnet can reach the internet',
        closed: 'resources in the subnet can no longer reach the internet without a gateway',
      }),
    ],
  ),
  rule(
    'exposure/logs',
    ['high'],
    'Logs can be read or written from the public internet, or no longer can.',
    'Logs show who made what kind of request and when. Someone who can write logs can hide actions among them.',
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
