import type { Fleet } from '../fleet/fleet';
import type { GeneratedStamp } from '../fleet/generated-stamp';
import { committed } from './compare';
import type { Configuration } from './configuration';
import { text } from './configuration';
import { sharedFolder, stampFolder, stateFolder } from './files';
import { generatedAddresses, securityGroupIn } from './generated-network';

/** The stacks in generated/ by their ids, without stacks that are new or whose file is not JSON. */
export function readGenerated(
  project: string,
  { stamps, shared, stateAccounts }: Pick<Fleet, 'shared' | 'stamps' | 'stateAccounts'>,
): ReadonlyMap<string, GeneratedStamp> {
  const folders = [
    ...stamps.map(({ value }) => [value.id, stampFolder(value)] as const),
    ...shared.map(({ value }) => [value.id, sharedFolder(value)] as const),
    ...stateAccounts.map(({ value }) => [value.id, stateFolder(value)] as const),
  ];
  return new Map(
    folders.flatMap(([id, folder]) => {
      const found = committed(project, folder);
      return found ? [[id, generatedStamp(found)] as const] : [];
    }),
  );
}

function generatedStamp(configuration: Configuration): GeneratedStamp {
  const { subscriptionId, cloud } = configuration;
  const account = configuration.ofType('azurerm_cognitive_account').get('account');
  const network = configuration.ofType('azurerm_virtual_network').get('network');
  const [subnet, prefix] = subnetIn(configuration);
  const [virtualNetwork, name] = [text(network, 'name'), text(subnet, 'name')];
  const filters = [...configuration.ofType('azapi_resource')].flatMap(([id, written]) => {
    const filter = id.startsWith('account_filter_') ? text(written, 'name') : undefined;
    return filter === undefined ? [] : [[`azapi_resource.${id}`, filter] as const];
  });
  const group = configuration.ofType('azurerm_resource_group').get('resource_group') ?? {};
  const resourceGroup = text(group, 'name') ?? text(account, 'resource_group_name');
  const [securityGroup, addresses] = [securityGroupIn(configuration), generatedAddresses(configuration)];
  return {
    ...(account ? { createsGroup: configuration.ofType('azurerm_resource_group').has('resource_group') } : {}),
    filterNames: new Map(filters),
    ...(resourceGroup === undefined ? {} : { resourceGroup }),
    ...(securityGroup ? { securityGroup } : {}),
    ...(addresses ? { addresses } : {}),
    ...(subscriptionId === undefined ? {} : { subscriptionId }),
    ...(cloud === undefined ? {} : { cloud }),
    ...(typeof prefix === 'string' && virtualNetwork !== undefined && name !== undefined
      ? { subnet: { virtualNetwork, name, prefix } }
      : {}),
  };
}

/** The subnet of the stamp with its prefix. Version 0.1 of the kit created it with azurerm. */
function subnetIn(configuration: Configuration): [Record<string, unknown> | undefined, unknown] {
  const id = 'network_private_endpoints';
  const former = configuration.ofType('azurerm_subnet').get(id);
  const prefixes = former?.['address_prefixes'];
  if (former) return [former, Array.isArray(prefixes) ? (prefixes as unknown[])[0] : undefined];
  const subnet = configuration.ofType('azapi_resource').get(id);
  const body = subnet?.['body'] as { readonly properties?: { readonly addressPrefix?: unknown } } | undefined;
  return [subnet, body?.properties?.addressPrefix];
}
