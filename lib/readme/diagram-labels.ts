import type { FactOf } from '../stack/facts/kinds';
import { conductOf } from '../stack/facts/conduct';
import { hedged } from './doubts';
import { filterOf } from './filter-of';
import type { StampReading } from './stamp-reading';
import { placeOf, placesOf } from './stamp-reading';

/** What is so of an account, not what should be: good news only where nothing can change it. */
export function accountLabel(reading: StampReading, account: FactOf<'account'>): string {
  const { name = '', keys, publicNetwork } = account.value;
  const isCertain = reading.doubts.length === 0;
  const words = [
    keys === false ? (isCertain ? 'no keys' : 'keys not known') : 'KEYS WORK',
    publicNetwork === false ? (isCertain ? 'no public network' : 'public network not known') : 'PUBLIC NETWORK',
  ];
  const place = placesOf(reading).length > 1 ? ` · ${placeOf(account)}` : '';
  return `${name} · ${words.join(', ')}${place}`;
}

/** What a deployment is given in the end, by the key of a filter of the stamp. */
export function filterLabel(reading: StampReading, deployment: FactOf<'deployment'>): string {
  const filter = filterOf(reading, deployment);
  if (filter && !filter.isHere) return `filter ${filter.name} of that account, not known`;
  return hedged(reading.doubts, `filter ${filter?.name ?? 'of the service'}`);
}

/** The network that is made here, or the one that the first endpoint is in. */
export function networkLabel({ facts }: StampReading): string {
  const [network] = facts.all('network');
  if (network) return `${network.value.name} · ${network.value.addressSpace.join(', ')}`;
  const [endpoint] = facts.all('endpoint');
  return /\/virtualNetworks\/([^/]+)/i.exec(endpoint?.value.subnet?.written ?? '')?.[1] ?? '';
}

/** Where the names of endpoints are registered. */
export const dnsLabel = (reading: StampReading): string =>
  [...new Set(reading.facts.all('endpoint').map((endpoint) => dnsOf(reading, endpoint)))].join('; ');

function dnsOf({ facts, stack }: StampReading, { resource, value }: FactOf<'endpoint'>): string {
  if (value.zones.length === 0)
    return conductOf(resource).ignored.includes('private_dns_zone_group')
      ? 'Private DNS, registered by Azure Policy'
      : 'No private DNS';
  if (facts.all('zone').length > 0) return 'Private DNS zones of the stamp';
  return stack.notes.appliedAfter === undefined
    ? 'Private DNS zones that exist already'
    : 'Private DNS zones of the environment';
}
