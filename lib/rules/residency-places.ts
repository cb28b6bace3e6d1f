import type { PlaceName } from '../catalog/places';
import { placeOf } from '../catalog/places';
import type { Located } from '../fleet/fleet';
import type { Path } from '../diagnostics/setting-locations';
import type { Stamp } from '../fleet/stamp';
import { allowsPlace, residencyWords } from '../catalog/residency';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/** An account, its endpoint and its logs are in places where its prompts can be. */
export const residencyPlaces = stampRule(
  'residency/places',
  'The account, private endpoint and logs are where the environment allows prompts to be. Logs in an unknown place are a warning.',
  (stamp, located) => [
    ...outside(located, ['account'], 'the account', stamp.region.name),
    ...(stamp.network.kind === 'new'
      ? elsewhere(located, ['network', 'location'], stamp.network.location)
      : outside(located, ['network', 'existing', 'location'], 'the private endpoint', stamp.network.location)),
    ...logs(stamp, located),
  ],
  { waivable: true },
);

/** A network in the region of the account is reported with the account. */
const elsewhere = (located: Located<Stamp>, path: Path, place: PlaceName) =>
  place === located.value.region.name ? [] : outside(located, path, 'the private endpoint', place);

function logs({ diagnostics, residency }: Stamp, located: Located<Stamp>): Finding[] {
  if (!('workspaceId' in diagnostics) || residency === 'global') return [];
  const { workspaceLocation } = diagnostics;
  if (workspaceLocation !== undefined)
    return outside(located, ['diagnostics', 'workspaceLocation'], 'the Log Analytics workspace', workspaceLocation);
  return [
    finding(located, ['diagnostics', 'workspaceId'], {
      severity: 'warning',
      message: 'unverified: the region of the Log Analytics workspace is unknown',
      help: 'set workspaceLocation to the region of the workspace',
    }),
  ];
}

function outside(located: Located<Stamp>, path: Path, what: string, place: PlaceName): Finding[] {
  const { environment, region, residency } = located.value;
  if (allowsPlace(residency, region, placeOf(place))) return [];
  const message = `${what} is in ${place} (${placeOf(place).geography}); ${environment} allows ${residencyWords(residency)}`;
  return [
    finding(located, path, { message, help: 'choose a region that it allows', about: path.length === 1 ? 'key' : 'value' }),
  ];
}
