import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Fleet } from '../environment/fleet';
import type { GeneratedStamp } from '../environment/generated-stamp';
import { CONFIGURATION, stampFolder } from './files';

/** Resources by type and name, as far as they are read here. */
interface Configuration {
  readonly provider?: { readonly azurerm?: readonly { readonly subscription_id?: unknown }[] };
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

/** What a project has of its stamps in generated/, by their ids. A stamp that is new, or whose file is not JSON, is not among them. */
export function readGenerated(project: string, { stamps }: Pick<Fleet, 'stamps'>): ReadonlyMap<string, GeneratedStamp> {
  return new Map(
    stamps.flatMap(({ value: stamp }) => {
      const file = path.join(project, stampFolder(stamp), CONFIGURATION);
      const found = existsSync(file) ? parsed(readFileSync(file, 'utf8')) : undefined;
      return found ? [[stamp.id, generatedStamp(found)] as const] : [];
    }),
  );
}

function parsed(text: string): Configuration | undefined {
  try {
    return JSON.parse(text) as Configuration;
  } catch {
    return undefined;
  }
}

function generatedStamp({ provider, resource: written }: Configuration): GeneratedStamp {
  const resource = written ?? {};
  const subscriptionId = provider?.azurerm?.[0]?.subscription_id;
  const [network, subnet] = [resource['azurerm_virtual_network']?.['network'], resource['azurerm_subnet']?.['network_private_endpoints']];
  const [prefix] = Array.isArray(subnet?.['address_prefixes']) ? (subnet['address_prefixes'] as unknown[]) : [];
  const [virtualNetwork, name] = [network?.['name'], subnet?.['name']];
  const filters = Object.entries(resource['azapi_resource'] ?? {}).flatMap(([id, each]) =>
    typeof each['name'] === 'string' && id.startsWith('account_filter_') ? [[`azapi_resource.${id}`, each['name']] as const] : [],
  );
  return {
    filterNames: new Map(filters),
    ...(typeof subscriptionId === 'string' ? { subscriptionId } : {}),
    ...(typeof prefix === 'string' && typeof virtualNetwork === 'string' && typeof name === 'string'
      ? { subnet: { virtualNetwork, name, prefix } }
      : {}),
  };
}
