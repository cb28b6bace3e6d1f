import { distinct } from '../collections/order';
import type { Located } from '../fleet/fleet';
import type { Fleet } from '../fleet/fleet';
import { groupIdOf } from '../catalog/resource-id';
import type { Stamp, StampNames } from '../fleet/stamp';
import { createsIdentity } from '../fleet/stamp-key';
import type { Path } from '../diagnostics/setting-locations';
import type { StateBackend } from '../terraform/backend';
import { SHARED_PART } from '../fleet/shared-part';
import type { Finding, Rule } from './rule';
import { finding } from './rule';

interface Claim {
  readonly what: string;
  readonly name: string;
  /** The scope in which the name must be unique. */
  readonly within: string;
  readonly owner: string;
  readonly located: Located<unknown>;
  readonly path: Path;
  /** How to resolve a conflict. @default - give each its own */
  readonly help?: string;
  /** Whether it only uses what exists, which several can. */
  readonly isExisting?: boolean;
}

/** No two stamps use the same name where Azure allows only one. */
export const uniqueNames: Rule = {
  id: 'names/unique',
  summary: 'No two stacks share a name, a resource group, a custom subdomain, a key vault or a state.',
  waivable: false,
  check(fleet) {
    const first = new Map<string, Claim>();
    return claims(fleet).flatMap((claim) => {
      const key = [claim.what, claim.within, claim.name].join('\n').toLowerCase();
      const other = first.get(key);
      if (!other || (other.isExisting && !claim.isExisting)) first.set(key, claim);
      if (claim.isExisting && other?.isExisting) return [];
      // Two stacks of one name also share other names: that is one mistake.
      return other && (claim.what === STACK || claim.owner !== other.owner) ? [conflict(claim, other)] : [];
    });
  },
};

const STACK = 'stack';

const stackOf = ({ located, folder, name }: { located: Located<unknown>; folder: string; name: string }): Claim => ({
  what: STACK,
  name,
  within: 'the project',
  owner: folder,
  located,
  path: [],
});

const conflict = ({ what, name, owner, located, path, help }: Claim, other: Claim): Finding =>
  finding(located, path, {
    ...(what === STACK ? { about: 'key' as const } : {}),
    message: `${owner} and ${other.owner} use the same ${what} '${name}'`,
    help: help ?? 'give each its own: otherwise they would overwrite each other',
  });

function claims({ stamps, shared, stateAccounts }: Fleet): Claim[] {
  return [
    ...stateAccounts.map((located) => {
      const { id: owner, subscriptionId, resourceGroup } = located.value;
      const path = ['state', 'resourceGroup'];
      return { owner, located, what: 'resource group', name: resourceGroup, within: subscriptionId, path };
    }),
    ...shared.flatMap((located) => {
      const { id: owner, environment, subscriptionId, resourceGroup, hasExistingGroup, zones, alerts, state } = located.value;
      const claim = { owner, located, path: ['environment'] };
      const groups = [...(zones.length > 0 ? [resourceGroup] : []), ...(alerts ? [alerts.resourceGroup] : [])];
      return [
        stackOf({ located, folder: `${environment}/${SHARED_PART}`, name: owner }),
        ...distinct(groups).map((name) => ({
          ...{ ...claim, what: 'resource group', name, within: subscriptionId, isExisting: hasExistingGroup },
        })),
        ...(hasExistingGroup
          ? zones.map((name) => ({
              ...claim,
              what: 'private DNS zone',
              name,
              within: groupIdOf(subscriptionId, resourceGroup),
            }))
          : []),
        { ...claim, ...stateOf(state) },
      ];
    }),
    ...stamps.flatMap((located) => {
      const { id: owner, environment, key, subscriptionId, names, hasExistingGroup, state, account } = located.value;
      const claim = { owner, located };
      return [
        stackOf({ located, folder: `${environment}/${key}`, name: owner }),
        {
          ...claim,
          what: 'resource group',
          name: names.resourceGroup,
          within: subscriptionId,
          path: hasExistingGroup ? ['resourceGroup', 'existing'] : ['names', 'resourceGroup'],
          isExisting: hasExistingGroup,
        },
        {
          ...claim,
          what: 'custom subdomain',
          name: names.customSubdomain,
          within: 'the world',
          path: ['names', 'customSubdomain'],
        },
        ...(hasExistingGroup ? inGroup(located) : []),
        ...endpointNames(located),
        ...(account.key?.from === 'own'
          ? [{ ...claim, what: 'key vault', name: names.keyVault, within: 'the world', path: ['names', 'keyVault'] }]
          : []),
        { ...claim, ...stateOf(state), path: ['state'] },
      ];
    }),
  ];
}

const zoneNamed = (name: string) => ({
  what: 'private DNS zone',
  name,
  help: 'a resource group has one zone of a name: use another group, or one set of zones for both (dns.mode)',
});

/** The names of the endpoint in an existing resource group, which several stamps can share. */
function endpointNames(located: Located<Stamp>): Claim[] {
  const { id: owner, subscriptionId, names, network, hasExistingGroup } = located.value;
  const within = network.endpointGroupId ?? (hasExistingGroup ? groupIdOf(subscriptionId, names.resourceGroup) : undefined);
  if (within === undefined) return [];
  const claim = { owner, located, within };
  return [
    { ...claim, what: 'private endpoint', name: names.privateEndpoint, path: ['names', 'privateEndpoint'] },
    { ...claim, what: 'network interface', name: names.networkInterface, path: ['names', 'networkInterface'] },
  ];
}

/** The names in an existing resource group, which several stamps can share. */
function inGroup(located: Located<Stamp>): Claim[] {
  const { id: owner, subscriptionId, names, network, diagnostics, dns, account } = located.value;
  const within = groupIdOf(subscriptionId, names.resourceGroup);
  const named = (what: string, kind: keyof StampNames): Claim => ({
    ...{ owner, located, what, within, name: names[kind] },
    path: ['names', kind],
  });
  return [
    named('account', 'account'),
    ...(network.kind === 'new'
      ? [named('virtual network', 'virtualNetwork'), named('network security group', 'networkSecurityGroup')]
      : []),
    ...('workspaceId' in diagnostics ? [] : [named('workspace', 'workspace')]),
    ...(account.key && createsIdentity(account.key) ? [named('managed identity', 'keyIdentity')] : []),
    ...(dns.mode === 'stamp'
      ? dns.zones.map(({ name }) => ({ owner, located, ...zoneNamed(name), within, path: ['dns', 'mode'] }))
      : []),
  ];
}

function stateOf(state: StateBackend): Pick<Claim, 'name' | 'what' | 'within'> {
  if (state.type === 'local') return { what: 'state', name: state.path, within: 'local' };
  if (state.type === 'cloud')
    return { what: 'workspace', name: state.workspace, within: `${state.hostname ?? ''}/${state.organization}` };
  return { what: 'state', name: state.key, within: `${state.storageAccount}/${state.container}` };
}
