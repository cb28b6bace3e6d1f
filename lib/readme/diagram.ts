import { PRIVATE_LINK_GROUP } from '../catalog/clouds';
import { conductOf } from '../stack/facts/conduct';
import type { Account } from '../stack/facts/account';
import { givenFilter } from '../stack/facts/given-filter';
import { visible } from '../text/visible';
import { isRestricted, leadsToAccount } from './entrance';
import { fence } from './markdown';
import type { StampReading } from './stamp-reading';
import { keyIn } from './stamp-reading';

/** A stamp as a Mermaid diagram: who comes in, through what, to which deployments. */
export function diagram(reading: StampReading): string {
  const { facts, account, region, deployments } = reading;
  const [endpoint] = facts.all('endpoint');
  const [setting] = facts.all('logSetting');
  const [group] = facts.all('group');
  const workspace = facts.referred('workspace', setting?.value.workspace);
  const logs = facts.nameOf(setting?.value.workspace)?.split('/').at(-1);
  const onlyAllowed = endpoint !== undefined && isRestricted(reading, endpoint);
  const leads = endpoint !== undefined && leadsToAccount(reading, endpoint);
  const value = account?.value;
  const lines = [
    'flowchart LR',
    '  clients["Clients with an Entra ID token"]',
    `  subgraph region["${quoted(`${region?.displayName ?? value?.location ?? ''} · ${group?.value.name ?? ''}`)}"]`,
    `    subgraph network["${quoted(networkLabel(reading))}"]`,
    ...(endpoint ? [`      endpoint["${quoted(`${endpoint.value.name ?? ''} · group ${PRIVATE_LINK_GROUP}`)}"]`] : []),
    '    end',
    `    account["${quoted(`${value?.name ?? ''} · ${value ? accountWords(value) : ''}`)}"]`,
    ...deployments.map(
      ({ value: { name = '', model = '', version = '' } }, i) => `    d${i}["${quoted(`${name} · ${model} ${version}`)}"]`,
    ),
    ...(workspace ? [`    logs[("${quoted(workspace.value.name ?? '')}")]`] : []),
    '  end',
    ...(!workspace && logs !== undefined ? [`  logs[("${quoted(logs)}")]`] : []),
    ...(endpoint ? [`  dns["${quoted(dnsLabel(reading))}"]`] : []),
    ...(endpoint ? [`  clients -- "HTTPS${onlyAllowed ? ', allowed sources only' : ''}" --> endpoint`] : []),
    ...(leads ? ['  endpoint -- Private Link --> account'] : []),
    ...(endpoint && !leads ? ['  endpoint -- Private Link --> other["NOT THIS ACCOUNT"]'] : []),
    ...(value?.publicNetwork === false ? [] : ['  clients -- "HTTPS, public network" --> account']),
    ...(endpoint ? ['  clients -. resolve .-> dns'] : []),
    ...deployments.map(
      (each, i) => `  account -- "${quoted(`filter ${filterKey(reading, givenFilter(facts, each)?.name)}`)}" --> d${i}`,
    ),
    ...(logs === undefined ? [] : ['  account -- logs and metrics --> logs']),
  ];
  return fence('mermaid', lines.join('\n'));
}

/** What is so of an account, not what should be. */
const accountWords = ({ keys, publicNetwork }: Account) =>
  [keys === false ? 'no keys' : 'KEYS WORK', publicNetwork === false ? 'no public network' : 'PUBLIC NETWORK'].join(', ');

function filterKey({ facts }: StampReading, name: string | undefined): string {
  const filter = facts.all('filter').find(({ value }) => value.name === name);
  return filter ? keyIn(filter.address, 'filter') : (name ?? 'of the service');
}

function networkLabel({ facts }: StampReading): string {
  const [network] = facts.all('network');
  if (network) return `${network.value.name} · ${network.value.addressSpace.join(', ')}`;
  const [endpoint] = facts.all('endpoint');
  return /\/virtualNetworks\/([^/]+)/i.exec(endpoint?.value.subnet?.written ?? '')?.[1] ?? '';
}

function dnsLabel({ facts, stack }: StampReading): string {
  const [endpoint] = facts.all('endpoint');
  if (endpoint?.value.zones.length === 0)
    return conductOf(endpoint.resource).ignored.includes('private_dns_zone_group')
      ? 'Private DNS, registered by Azure Policy'
      : 'No private DNS';
  if (facts.all('zone').length > 0) return 'Private DNS zones of the stamp';
  return stack.notes.appliedAfter === undefined
    ? 'Private DNS zones that exist already'
    : 'Private DNS zones of the environment';
}

/** Mermaid has no escapes in labels but its entities. */
const quoted = (label: string) =>
  visible(label).replace(/["<>]/g, (mark) => (mark === '"' ? '#quot;' : mark === '<' ? '#lt;' : '#gt;'));
