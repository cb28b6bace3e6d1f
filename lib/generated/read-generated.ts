import type { Fleet } from '../fleet/fleet';
import type { GeneratedStamp } from '../fleet/generated-stamp';
import { committed } from './compare';
import type { Configuration } from './configuration';
import { text } from './configuration';
import { sharedFolder, stampFolder, stateFolder } from './files';
import { generatedAccount } from './generated-account';
import { generatedDeployments } from './generated-deployments';
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
  const written = configuration.ofType('azurerm_cognitive_account').get('account');
  const network = configuration.ofType('azurerm_virtual_network').get('network');
  const [subnet, prefix] = subnetIn(configuration);
  const [virtualNetwork, name] = [text(network, 'name'), text(subnet, 'name')];
  const group = configuration.ofType('azurerm_resource_group').get('resource_group') ?? {};
  const resourceGroup = text(group, 'name') ?? text(written, 'resource_group_name');
  const [account, accountName] = [generatedAccount(written), text(written, 'name')];
  const [securityGroup, addresses] = [securityGroupIn(configuration), generatedAddresses(configuration)];
  return {
    ...createdGroup(configuration),
    filterNames: namesOf(configuration, 'azapi_resource', 'account_filter_'),
    ...(accountName === undefined ? {} : { deployments: generatedDeployments(accountName, configuration) }),
    ...(resourceGroup === undefined ? {} : { resourceGroup }),
    ...(account ? { account } : {}),
    ...(securityGroup ? { securityGroup } : {}),
    ...(addresses ? { addresses } : {}),
    ...(subscriptionId === undefined ? {} : { subscriptionId }),
    ...(cloud === undefined ? {} : { cloud }),
    ...(typeof prefix === 'string' && virtualNetwork !== undefined && name !== undefined
      ? { subnet: { virtualNetwork, name, prefix } }
      : {}),
  };
}

/** The names in Azure of the resources of a type whose ids begin with a text, by their addresses. */
const namesOf = (configuration: Configuration, type: string, prefix: string) =>
  new Map(
    [...configuration.ofType(type)].flatMap(([id, written]) => {
      const name = id.startsWith(prefix) ? text(written, 'name') : undefined;
      return name === undefined ? [] : [[`${type}.${id}`, name] as const];
    }),
  );

/** Whether the stack creates its resource group, if it has anything in one. */
function createdGroup(configuration: Configuration): Pick<GeneratedStamp, 'createsGroup'> {
  const isInGroup = IN_GROUP.some((type) => configuration.ofType(type).size > 0);
  const groups = configuration.ofType('azurerm_resource_group');
  return isInGroup ? { createsGroup: GROUPS.some((id) => groups.has(id)) } : {};
}

/** The IDs of the groups of stamps, of shared zones and of alerts. A team can add others. */
const GROUPS = ['resource_group', 'alerts_group'];

/** What stamps, and the stacks that they share, have in their groups. */
const IN_GROUP = ['azurerm_cognitive_account', 'azurerm_monitor_activity_log_alert', 'azurerm_private_dns_zone'];

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
