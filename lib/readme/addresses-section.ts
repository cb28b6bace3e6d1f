import { cloudOf as factsOf, endpointOf, privateDnsZonesOf, tokenScopeOf, v1BaseUrlOf } from '../catalog/clouds';
import { cloudOf } from '../stack/facts/cloud';
import { distinct } from '../collections/order';
import { conductOf } from '../stack/facts/conduct';
import type { FactOf } from '../stack/facts/kinds';
import { providersOf } from '../stack/facts/sections';
import type { AddressPool } from '../stack/facts/network';
import { textAt } from '../stack/json';
import { hedged } from './doubts';
import { isRestricted, targetOf } from './entrance';
import { code, prose, table } from './markdown';
import type { StampReading } from './stamp-reading';

/** The endpoints and names of a stamp, and the sources that may connect. */
export function addressesSection(reading: StampReading): string {
  const { facts, accounts } = reading;
  const cloud = cloudOf(reading.stack);
  const { displayName, tokenScope, authority } = factsOf(cloud);
  return table(
    ['What', 'Value'],
    [
      ...(cloud === 'public' || authority.kind === 'unknown'
        ? []
        : [['Cloud', `${displayName}; tokens come from ${authority.value}`]]),
      ...accounts.flatMap((account) => accountRows(reading, account)),
      ['Token scope', `${tokenScopeOf(cloud)}${tokenScope.kind === 'verified' ? '' : ' (unverified)'}`],
      ...accounts.map(({ value: { name = '' } }) => ['Account', code(name)]),
      ...existingGroups(reading),
      ...facts
        .all('network')
        .map(({ value }) => ['Virtual network', `${code(value.name ?? '')} ${rangesOf(value.addressSpace, value.pools)}`]),
      ...facts
        .all('network')
        .filter(({ value: { location } }) => accounts.every(({ value }) => value.location !== location))
        .map(({ value }) => ['Region of the network', value.location ?? '']),
      ...facts.all('peering').map(({ value: { remote } }) => ['Peered with', code(remote?.written ?? '')]),
      ...hubCommand(reading),
      ...facts
        .all('subnet')
        .map(({ value }) => ['Subnet', `${code(value.name ?? '')} ${rangesOf(value.prefixes, value.pools)}`]),
      ...pools(reading),
      ...facts.all('subnet').flatMap((subnet) => subnetRows(reading, subnet)),
      ...sources(reading),
      ...facts.all('endpoint').flatMap((endpoint) => endpointRows(reading, endpoint)),
      ...facts.all('logSetting').flatMap((setting) => logRows(reading, setting)),
    ],
  );
}

/** The resource groups of accounts that the stack does not create. */
function existingGroups({ facts, accounts }: StampReading): string[][] {
  const groups = accounts.flatMap(({ value: { group } }) =>
    group?.written === undefined || facts.referred('group', group) ? [] : [group.written],
  );
  return distinct(groups).map((group) => ['Resource group', `${code(group)}, which this stack does not create or destroy`]);
}

/** Written ranges, or the number of addresses from pools: only Azure knows their ranges. */
export const rangesOf = (ranges: readonly string[], pools: readonly AddressPool[]) =>
  [...ranges, ...pools.map(({ addresses = 'an unknown number of' }) => `${addresses} addresses from an IPAM pool`)].join(', ');

/** The pools that the addresses come from, and how to see them. */
function pools({ facts, stack }: StampReading): string[][] {
  const used = [...facts.all('network'), ...facts.all('subnet')].flatMap(({ value }) => value.pools);
  const seen =
    textAt(stack.sections, 'output.network_address_space.value') === undefined
      ? ''
      : ', which the output `network_address_space` shows';
  return distinct(used.flatMap(({ id }) => id ?? [])).map((id) => [
    'IPAM pool',
    `${code(id)}. Azure chooses the ranges${seen}. To apply this stack, an identity needs the role IPAM Pool User on the pool`,
  ]);
}

/** The peering connects the networks only if the hub has its side, too. */
function hubCommand({ stack }: StampReading): string[][] {
  const command = textAt(stack.sections, 'output.hub_peering_command.value');
  return command === undefined ? [] : [['The owner of the hub runs', code(command)]];
}

/** What a subnet of the stamp gets from outside: its network and its route table. */
function subnetRows({ facts }: StampReading, { value: { network, routeTable } }: FactOf<'subnet'>): string[][] {
  const isInOther = network?.to === undefined && network?.written.startsWith('/') === true;
  const region = facts.all('endpoint').map(({ value }) => value.location ?? '');
  return [
    ...(isInOther
      ? [
          ['In the existing network', code(network.written)],
          ['Region of the network', region.join(', ')],
        ]
      : []),
    ...(routeTable ? [['Route table', code(routeTable.written)]] : []),
  ];
}

/** The rules of a group that another team manages are not in the stack. */
const ofExistingGroup = ({ value: { securityGroup } }: FactOf<'subnet'>): string[][] =>
  securityGroup ? [['May connect', `what ${code(securityGroup.written)} allows, which this stamp does not manage`]] : [];

function accountRows(
  { accounts, stack }: StampReading,
  { value: { subdomain = '', name = '' } }: FactOf<'account'>,
): string[][] {
  const cloud = cloudOf(stack);
  const which = accounts.length > 1 ? ` of ${code(name)}` : '';
  return [
    [`Endpoint${which}`, endpointOf(subdomain, cloud)],
    [`Base URL of the v1 API${which}`, v1BaseUrlOf(subdomain, cloud)],
  ];
}

const HTTPS = 'port 443';

/** The sources that network rules allow, by the names of the rules. */
function sources(reading: StampReading): string[][] {
  const { facts, doubts } = reading;
  const rules = [
    ...facts.all('securityGroup').flatMap(({ value }) => value.rules),
    ...facts.all('securityRule').map(({ value }) => value.rule),
  ];
  const allowed = rules.filter(({ allows, outbound }) => allows && !outbound);
  if (facts.all('securityGroup').length === 0) return facts.all('subnet').flatMap(ofExistingGroup);
  if (!facts.all('endpoint').every((endpoint) => isRestricted(reading, endpoint)))
    return [['May connect', '**every network that reaches the endpoint: no network rule of this stamp applies to it**']];
  const listed = new Map<string, string[]>([[HTTPS, []]]);
  for (const { name, sources: from, ports } of allowed) {
    const words = `${name.replace(/^allow-https-from-/, '')}: ${prose(from.join(', '))}`;
    const on = ports.includes('*') ? 'any port' : `port ${ports.join(', ')}`;
    listed.set(on, [...(listed.get(on) ?? []), words]);
  }
  return [...listed].map(([on, words]) => [
    hedged(doubts, `May connect on ${prose(on)}`),
    words.length === 0 ? 'no source' : words.join('; '),
  ]);
}

function endpointRows(reading: StampReading, endpoint: FactOf<'endpoint'>): string[][] {
  const { facts, stack, accounts } = reading;
  const account = targetOf(reading, endpoint) ?? accounts[0];
  const leadsTo = accounts.length > 1 ? `, to ${code(targetOf(reading, endpoint)?.value.name ?? 'another service')}` : '';
  const { name = '', networkInterface, subnet, location = '', zones } = endpoint.value;
  const isElsewhere = facts.referred('subnet', subnet) === undefined;
  const names = zones.map((zone) => facts.referred('zone', zone)?.value.name ?? zone.written.split('/').at(-1) ?? '');
  const isByPolicy = conductOf(endpoint.resource).ignored.includes('private_dns_zone_group') && names.length === 0;
  const registered = isByPolicy
    ? privateDnsZonesOf(account?.value.kind === 'AIServices' ? 'AIServices' : 'OpenAI', cloudOf(stack))
    : names;
  const isOwn = zones.some((zone) => facts.referred('zone', zone) !== undefined);
  const owner = isByPolicy
    ? 'Azure Policy must register the endpoint here'
    : isOwn
      ? 'zones of this stamp'
      : stack.notes.appliedAfter === undefined
        ? 'existing zones'
        : 'zones of the environment, shared by its regions';
  return [
    ...(isElsewhere
      ? [
          ['Subnet', code(subnet?.written ?? '')],
          ['Region of the network', location],
        ]
      : []),
    [
      'Private endpoint',
      `${code(name)}${networkInterface === undefined ? '' : `, network interface ${code(networkInterface)}`}${leadsTo}`,
    ],
    ...endpointGroup(reading, endpoint, account),
    [
      'Private DNS',
      registered.length === 0
        ? '**none: the name does not resolve to the endpoint**'
        : `${registered.map(code).join(', ')} (${owner})`,
    ],
  ];
}

/** The existing resource group of an endpoint, if it is not that of the account. */
function endpointGroup(
  { facts, stack }: StampReading,
  { value: { group }, resource }: FactOf<'endpoint'>,
  account: FactOf<'account'> | undefined,
): string[][] {
  if (group === undefined || facts.referred('group', group) || group.written === account?.value.group?.written) return [];
  const provider = textAt(resource.attributes, 'provider');
  const subscription = providersOf(stack).find(({ name }) => name === provider)?.subscription;
  const where = subscription === undefined ? '' : ` in the subscription ${code(subscription)}`;
  return [['Group of the endpoint', `${code(group.written)}${where}, where this stack grants no rights`]];
}

function logRows({ facts }: StampReading, { value }: FactOf<'logSetting'>): string[][] {
  const workspace = facts.referred('workspace', value.workspace);
  if (workspace) {
    const { name = '', retentionDays } = workspace.value;
    return [['Logs', `${code(name)}, kept ${retentionDays ?? 'an unknown number of'} days`]];
  }
  const sinks = [value.workspace, value.storage, value.eventHub, value.partner].flatMap((each) => each?.written ?? []);
  return sinks.map((sink) => ['Logs', code(sink)]);
}
