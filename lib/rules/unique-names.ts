import type { Located } from '../fleet/fleet';
import type { Fleet } from '../fleet/fleet';
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
}

/** No two stamps use the same name where Azure allows only one. */
export const uniqueNames: Rule = {
  id: 'names/unique',
  summary: 'No two stacks share a name, a resource group, a custom subdomain or a state.',
  waivable: false,
  check(fleet) {
    const first = new Map<string, Claim>();
    return claims(fleet).flatMap((claim) => {
      const key = [claim.what, claim.within, claim.name].join('\n').toLowerCase();
      const other = first.get(key);
      if (!other) first.set(key, claim);
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

const conflict = ({ what, name, owner, located, path }: Claim, other: Claim): Finding =>
  finding(located, path, {
    ...(what === STACK ? { about: 'key' as const } : {}),
    message: `${owner} and ${other.owner} use the same ${what} '${name}'`,
    help: 'give each its own: otherwise they would overwrite each other',
  });

function claims({ stamps, shared, stateAccounts }: Fleet): Claim[] {
  return [
    ...stateAccounts.map((located) => {
      const { id: owner, subscriptionId, resourceGroup } = located.value;
      const path = ['state', 'resourceGroup'];
      return { owner, located, what: 'resource group', name: resourceGroup, within: subscriptionId, path };
    }),
    ...shared.flatMap((located) => {
      const { id: owner, environment, subscriptionId, resourceGroup, state } = located.value;
      const claim = { owner, located, path: ['environment'] };
      return [
        stackOf({ located, folder: `${environment}/${SHARED_PART}`, name: owner }),
        { ...claim, what: 'resource group', name: resourceGroup, within: subscriptionId },
        { ...claim, ...stateOf(state) },
      ];
    }),
    ...stamps.flatMap((located) => {
      const { id: owner, environment, key, subscriptionId, names, state } = located.value;
      const claim = { owner, located };
      return [
        stackOf({ located, folder: `${environment}/${key}`, name: owner }),
        {
          ...claim,
          what: 'resource group',
          name: names.resourceGroup,
          within: subscriptionId,
          path: ['names', 'resourceGroup'],
        },
        {
          ...claim,
          what: 'custom subdomain',
          name: names.customSubdomain,
          within: 'the world',
          path: ['names', 'customSubdomain'],
        },
        { ...claim, ...stateOf(state), path: ['state'] },
      ];
    }),
  ];
}

function stateOf(state: StateBackend): Pick<Claim, 'name' | 'what' | 'within'> {
  if (state.type === 'local') return { what: 'state', name: state.path, within: 'local' };
  if (state.type === 'cloud')
    return { what: 'workspace', name: state.workspace, within: `${state.hostname ?? ''}/${state.organization}` };
  return { what: 'state', name: state.key, within: `${state.storageAccount}/${state.container}` };
}
