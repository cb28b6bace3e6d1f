import { PRIVATE_LINK_GROUP } from '../catalog/clouds';
import type { Stamp } from '../environment/stamp';
import { fence } from './markdown';

/** A stamp as a Mermaid diagram: who comes in, through what, to which deployments. */
export function diagram(stamp: Stamp): string {
  const { names, network, deployments, diagnostics, region } = stamp;
  const lines = [
    'flowchart LR',
    '  clients["Clients with an Entra ID token"]',
    `  subgraph region["${quoted(`${region.displayName} · ${names.resourceGroup}`)}"]`,
    `    subgraph network["${quoted(networkLabel(stamp))}"]`,
    `      endpoint["${quoted(`${names.privateEndpoint} · group ${PRIVATE_LINK_GROUP}`)}"]`,
    '    end',
    `    account["${quoted(`${names.account} · no keys, no public network`)}"]`,
    ...deployments.map(({ name, model, version }, i) => `    d${i}["${quoted(`${name} · ${model} ${version}`)}"]`),
    ...('workspaceId' in diagnostics ? [] : [`    logs[("${quoted(names.workspace)}")]`]),
    '  end',
    ...('workspaceId' in diagnostics ? [`  logs[("${quoted(diagnostics.workspaceId.split('/').at(-1) ?? '')}")]`] : []),
    `  dns["${quoted(dnsLabel(stamp))}"]`,
    `  clients -- "HTTPS${network.kind === 'new' ? ', allowed sources only' : ''}" --> endpoint`,
    '  endpoint -- Private Link --> account',
    '  clients -. resolve .-> dns',
    ...deployments.map(({ contentFilter }, i) => `  account -- "${quoted(`filter ${contentFilter}`)}" --> d${i}`),
    '  account -- logs and metrics --> logs',
  ];
  return fence('mermaid', lines.join('\n'));
}

const networkLabel = ({ names, network }: Stamp) =>
  network.kind === 'new'
    ? `${names.virtualNetwork} · ${network.addressSpace}`
    : (network.virtualNetworkId.split('/').at(-1) ?? '');

function dnsLabel({ dns }: Stamp): string {
  const owner = { environment: 'of the environment', stamp: 'of the stamp', existing: 'that exist already', policy: '' }[
    dns.mode
  ];
  return dns.mode === 'policy' ? 'Private DNS, registered by Azure Policy' : `Private DNS zones ${owner}`;
}

/** Mermaid has no escapes in labels but its entities. */
const quoted = (label: string) => label.replaceAll('"', '#quot;');
