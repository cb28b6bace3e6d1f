import { PRIVATE_LINK_GROUP } from '../catalog/clouds';
import type { FactOf } from '../stack/facts/kinds';
import { visible } from '../text/visible';
import { accountLabel, deploymentLabel, dnsLabel, filterLabel, networkLabel } from './diagram-labels';
import { isRestricted, targetOf } from './entrance';
import { fence } from './markdown';
import type { StampReading } from './stamp-reading';
import { accountOf, otherAccount, placesOf } from './stamp-reading';

/** A stamp as a Mermaid diagram: clients, endpoints, accounts, deployments and logs. */
export function diagram(reading: StampReading): string {
  const { facts, accounts, deployments } = reading;
  const endpoints = facts.all('endpoint');
  const logs = sinksOf(reading);
  const others = [...new Set(deployments.flatMap((each) => (accountOf(reading, each) ? [] : [otherLabel(each)])))];
  const nodeOf = (account: FactOf<'account'>) => node('account', accounts.indexOf(account));
  const lines = [
    'flowchart LR',
    '  clients["Clients with an Entra ID token"]',
    `  subgraph region["${quoted(`${placesOf(reading).join(', ')} · ${facts.nameOf(accounts[0]?.value.group) ?? ''}`)}"]`,
    `    subgraph network["${quoted(networkLabel(reading))}"]`,
    ...endpoints.map(
      ({ value }, i) => `      ${node('endpoint', i)}["${quoted(`${value.name ?? ''} · group ${PRIVATE_LINK_GROUP}`)}"]`,
    ),
    '    end',
    ...accounts.map((account) => `    ${nodeOf(account)}["${quoted(accountLabel(reading, account))}"]`),
    ...deployments.map((each, i) => `    d${i}["${quoted(deploymentLabel(each))}"]`),
    ...logs.filter(({ isOwn }) => isOwn).map(({ name }) => `    ${node('logs', indexOf(logs, name))}[("${quoted(name)}")]`),
    '  end',
    ...logs.filter(({ isOwn }) => !isOwn).map(({ name }) => `  ${node('logs', indexOf(logs, name))}[("${quoted(name)}")]`),
    ...others.map((label, i) => `  ${node('elsewhere', i)}["${quoted(label)}"]`),
    ...(endpoints.length > 0 ? [`  dns["${quoted(dnsLabel(reading))}"]`] : []),
    ...endpoints.flatMap((endpoint, i) => privatePath(reading, endpoint, node('endpoint', i), nodeOf)),
    ...accounts.flatMap((account) => publicPath(reading, account, nodeOf(account))),
    ...(endpoints.length > 0 ? ['  clients -. resolve .-> dns'] : []),
    ...deployments.map((each, i) => {
      const account = accountOf(reading, each);
      const from = account ? nodeOf(account) : node('elsewhere', others.indexOf(otherLabel(each)));
      return `  ${from} -- "${quoted(filterLabel(reading, each))}" --> d${i}`;
    }),
    ...logs.flatMap(({ name, sources }) =>
      sources.map((account) => `  ${nodeOf(account)} -- logs and metrics --> ${node('logs', indexOf(logs, name))}`),
    ),
  ];
  return fence('mermaid', lines.join('\n'));
}

function otherLabel(deployment: FactOf<'deployment'>): string {
  const { what, id } = otherAccount(deployment);
  return `${what.toUpperCase()}: ${id}`;
}

/** The first node of a kind has no number. */
const node = (kind: string, i: number) => (i === 0 ? kind : `${kind}${i + 1}`);

function privatePath(
  reading: StampReading,
  endpoint: FactOf<'endpoint'>,
  name: string,
  nodeOf: (account: FactOf<'account'>) => string,
): string[] {
  const target = targetOf(reading, endpoint);
  const onlyAllowed = reading.doubts.length === 0 && isRestricted(reading, endpoint);
  return [
    `  clients -- "HTTPS${onlyAllowed ? ', allowed sources only' : ''}" --> ${name}`,
    `  ${name} -- Private Link --> ${target ? nodeOf(target) : 'other["NOT THIS ACCOUNT"]'}`,
  ];
}

/** The path from clients to an account without an endpoint, if there is one or the kit cannot rule it out. */
function publicPath({ doubts }: StampReading, { value }: FactOf<'account'>, name: string): string[] {
  if (value.publicNetwork !== false) return [`  clients -- "HTTPS, public network" --> ${name}`];
  return doubts.length === 0 ? [] : [`  clients -. "public network: not known" .-> ${name}`];
}

/** A workspace that receives the logs of accounts. */
interface Sink {
  readonly name: string;
  readonly isOwn: boolean;
  readonly sources: readonly FactOf<'account'>[];
}

function sinksOf({ facts }: StampReading): readonly Sink[] {
  const sinks = new Map<string, Sink>();
  for (const { value } of facts.all('logSetting')) {
    const name = facts.nameOf(value.workspace)?.split('/').at(-1);
    if (name === undefined) continue;
    const source = facts.referred('account', value.target);
    const sources = [...(sinks.get(name)?.sources ?? []), ...(source ? [source] : [])];
    sinks.set(name, { name, isOwn: facts.referred('workspace', value.workspace) !== undefined, sources });
  }
  return [...sinks.values()];
}

const indexOf = (sinks: readonly Sink[], name: string) => sinks.findIndex((each) => each.name === name);

/** Mermaid supports no escapes in labels except entities. */
const quoted = (label: string) =>
  visible(label).replace(/["<>]/g, (mark) => (mark === '"' ? '#quot;' : mark === '<' ? '#lt;' : '#gt;'));
