import { privateDnsZonesOf } from '../catalog/clouds';
import type { Located } from '../fleet/fleet';
import type { Path } from '../diagnostics/setting-locations';
import type { Stamp } from '../fleet/stamp';
import type { Finding, Rule } from './rule';
import { finding } from './rule';

/** Nobody believes that a setting holds while another makes it void. */
export const settingsEffect: Rule = {
  id: 'environment/effect',
  summary:
    'Every setting has an effect in one of the stamps that it is written for; one in the defaults that has none is a warning.',
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

/** Where a setting is written, and whether it does something in one of the stamps there. */
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
      help: 'remove it, or what makes it void',
      about: 'key',
    }),
  ];
}

const EXISTING = 'the network exists already (network.existing), and its owner decides that';

/** The settings that count only beside others, as far as they are written, with why they do not count here. */
function dependentSettings({ value, layers }: Located<Stamp>): { readonly path: Path; readonly because: string | undefined }[] {
  const { network, dns, diagnostics, account } = value;
  const existing = network.kind === 'existing' ? EXISTING : undefined;
  const hasWorkspace = 'workspaceId' in diagnostics;
  const foreign = hasWorkspace ? 'the workspace exists already (diagnostics.workspaceId)' : undefined;
  const own = hasWorkspace
    ? undefined
    : 'the stamp makes its workspace in its own region, since there is no diagnostics.workspaceId';
  const zones = dns.mode === 'existing' ? undefined : `dns.mode is ${dns.mode}, and only existing takes the IDs of zones`;
  const needed = privateDnsZonesOf(account.kind);
  const written: readonly (readonly [Path, string | undefined])[] = [
    ...['allowedSources', 'dnsServers', 'privateEndpointPrefix'].map((key) => [['network', key], existing] as const),
    ...['virtualNetwork', 'subnet', 'networkSecurityGroup'].map((key) => [['names', key], existing] as const),
    [['names', 'workspace'], foreign],
    [['diagnostics', 'retentionDays'], foreign],
    [['diagnostics', 'workspaceLocation'], own],
    ...(zones === undefined
      ? layers
          .keysAt(['dns', 'zones'])
          .map((name) => [['dns', 'zones', name], needed.includes(name) ? undefined : unneeded(account.kind, needed)] as const)
      : [[['dns', 'zones'], zones] as const]),
  ];
  return written.filter(([path]) => layers.has(path)).map(([path, because]) => ({ path, because }));
}

const unneeded = (kind: string, needed: readonly string[]) => `an account of kind ${kind} is found by ${needed.join(', ')}`;
