import type { FactOf } from '../stack/facts/kinds';
import { conductOf } from '../stack/facts/conduct';
import { rangesOf } from './addresses-section';
import { hedged } from './doubts';
import { filterOf } from './filter-of';
import { otherProcessing } from './other-processing';
import type { StampReading } from './stamp-reading';
import { placeOf, placesOf } from './stamp-reading';

/** The actual access settings of an account. A safe value is shown only if nothing else can change it. */
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

/** The model of a deployment, and who processes its prompts if that is not Azure in the place that the account is in. */
export function deploymentLabel(deployment: FactOf<'deployment'>): string {
  const { name = '', model = '', version = '' } = deployment.value;
  const other = otherProcessing(deployment);
  const by = other ? ` · ${other.isKnown ? `processed by ${other.publisher}` : 'not known who processes prompts'}` : '';
  return `${name} · ${model} ${version}${by}`;
}

/** The filter that applies to a deployment, by its key in the stamp. */
export function filterLabel(reading: StampReading, deployment: FactOf<'deployment'>): string {
  const filter = filterOf(reading, deployment);
  if (filter && !filter.isHere) return `filter ${filter.name} in that account, not known`;
  const label = `filter ${filter?.name ?? 'of the service'}`;
  return otherProcessing(deployment) ? `${label}, not known whether it applies` : hedged(reading.doubts, label);
}

/** The network of the stamp, or the network of its subnet or of its first endpoint. */
export function networkLabel({ facts }: StampReading): string {
  const [network] = facts.all('network');
  if (network) return `${network.value.name} · ${rangesOf(network.value.addressSpace, network.value.pools)}`;
  const [endpoint] = facts.all('endpoint');
  const subnet = facts.referred('subnet', endpoint?.value.subnet)?.value;
  const id = subnet?.network?.written ?? endpoint?.value.subnet?.written ?? '';
  return /\/virtualNetworks\/([^/]+)/i.exec(id)?.[1] ?? '';
}

/** The private DNS zones that the endpoints are registered in. */
export const dnsLabel = (reading: StampReading): string =>
  [...new Set(reading.facts.all('endpoint').map((endpoint) => dnsOf(reading, endpoint)))].join('; ');

function dnsOf({ facts, stack }: StampReading, { resource, value }: FactOf<'endpoint'>): string {
  if (value.zones.length === 0)
    return conductOf(resource).ignored.includes('private_dns_zone_group')
      ? 'Private DNS, registered by Azure Policy'
      : 'No private DNS';
  if (facts.all('zone').length > 0) return 'Private DNS zones of the stamp';
  return stack.notes.appliedAfter === undefined ? 'Existing private DNS zones' : 'Private DNS zones of the environment';
}
