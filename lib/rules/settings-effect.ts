import { privateDnsZonesOf } from '../catalog/clouds';
import type { Located } from '../fleet/fleet';
import type { Path } from '../diagnostics/setting-locations';
import type { Stamp } from '../fleet/stamp';
import { createsIdentity } from '../fleet/stamp-key';
import type { Finding, Rule } from './rule';
import { finding } from './rule';

/** Reports a setting that another setting makes ineffective. */
export const settingsEffect: Rule = {
  id: 'environment/effect',
  summary:
    'Every setting has an effect in at least one stamp that inherits it. A setting in the defaults without any effect is a warning.',
  waivable: false,
  check({ stamps }) {
    const places = new Map<string, Place>();
    for (const located of stamps)
      for (const { path, because } of dependentSettings(located)) {
        const { file, line, column } = located.layers.locate(path, 'key');
        const key = `${file}:${line}:${column}`;
        const place = places.get(key) ?? { located, path, because: undefined, isUsed: false };
        places.set(key, { ...place, because: because ?? place.because, isUsed: place.isUsed || because === undefined });
      }
    return [...places.values()].flatMap(without);
  },
};

/** Where a setting is written, and whether it has an effect in at least one stamp. */
interface Place {
  readonly located: Located<Stamp>;
  readonly path: Path;
  readonly because: string | undefined;
  readonly isUsed: boolean;
}

function without({ located, path, because, isUsed }: Place): Finding[] {
  if (isUsed || because === undefined) return [];
  const isDefault = located.layers.locate(path, 'key').file.endsWith('/defaults.yaml');
  return [
    finding(located, path, {
      severity: isDefault ? 'warning' : 'error',
      message: `'${path.join('.')}' has no effect: ${because}`,
      help: 'remove it, or the setting that makes it ineffective',
      about: 'key',
    }),
  ];
}

const EXISTING = 'the network already exists (network.existing), and its owner manages that';
const PLACE = 'the network already exists (network.existing), and network.existing.location is its region';
const GIVEN = 'the network security group already exists (network.networkSecurityGroupId), and its owner manages its rules';

/** The settings that depend on other settings, as far as they are written, with the reason why they have no effect here. */
function dependentSettings({ value, layers }: Located<Stamp>): { readonly path: Path; readonly because: string | undefined }[] {
  const { network, dns, diagnostics, account, deployments, region } = value;
  const existing = network.kind === 'existing' ? EXISTING : undefined;
  const joined = network.kind === 'new' ? undefined : EXISTING;
  const given = existing ?? ('networkSecurityGroupId' in network ? GIVEN : undefined);
  const hasWorkspace = 'workspaceId' in diagnostics;
  const existingWorkspace = hasWorkspace ? 'the workspace already exists (diagnostics.workspaceId)' : undefined;
  const own = hasWorkspace
    ? undefined
    : 'the stamp creates its workspace in its own region, because diagnostics.workspaceId is not set';
  const zones =
    dns.mode === 'existing' ? undefined : `dns.mode is ${dns.mode}, and only the mode existing uses the IDs of zones`;
  const needed = privateDnsZonesOf(account.kind, region.cloud);
  const notInherited = (setting: string) =>
    deployments.length > 0 && deployments.every(({ key }) => layers.has(['deployments', key, setting]))
      ? 'every deployment sets it itself'
      : undefined;
  const written: readonly (readonly [Path, string | undefined])[] = [
    ...['networkSecurityGroupId', 'privateEndpointPrefix', 'routeTableId'].map((key) => [['network', key], existing] as const),
    [['network', 'ipamPool'], existing],
    [['network', 'ipamPool', 'networkAddresses'], existing ? undefined : joined],
    [['network', 'allowedSources'], given],
    [['network', 'dnsServers'], joined],
    [['network', 'location'], joined && PLACE],
    [['network', 'peering'], joined],
    [['names', 'virtualNetwork'], joined],
    [['names', 'subnet'], existing],
    [['names', 'networkSecurityGroup'], given],
    ...layers.keysAt(['deploymentDefaults']).map((key) => [['deploymentDefaults', key], notInherited(key)] as const),
    [['names', 'workspace'], existingWorkspace],
    [['names', 'keyVault'], account.key?.from === 'own' ? undefined : 'the stamp creates no key vault'],
    [
      ['names', 'keyIdentity'],
      account.key && createsIdentity(account.key) ? undefined : 'the stamp creates no identity for a key',
    ],
    [['diagnostics', 'retentionDays'], existingWorkspace],
    [['locks'], value.locks.includes('workspace') ? existingWorkspace : undefined],
    [['diagnostics', 'workspaceLocation'], own],
    ...(zones === undefined
      ? layers
          .keysAt(['dns', 'zones'])
          .map((name) => [['dns', 'zones', name], needed.includes(name) ? undefined : unneeded(account.kind, needed)] as const)
      : [[['dns', 'zones'], zones] as const]),
  ];
  return written.filter(([path]) => layers.has(path)).map(([path, because]) => ({ path, because }));
}

const unneeded = (kind: string, needed: readonly string[]) => `an account of kind ${kind} needs only ${needed.join(', ')}`;
