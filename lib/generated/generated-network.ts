import type { GeneratedAddresses, GeneratedGroup, GeneratedPool } from '../fleet/generated-stamp';
import { isMap } from '../collections/map';
import type { Configuration } from './configuration';
import { text } from './configuration';

/** The security group that a stamp creates; undefined if there is none. */
export function securityGroupIn(configuration: Configuration): GeneratedGroup | undefined {
  const group = configuration.ofType('azurerm_network_security_group').get('network_security_group');
  const [name, location] = [text(group, 'name'), text(group, 'location')];
  return name === undefined || location === undefined ? undefined : { name, location };
}

/** Where the addresses of the subnet of a stamp come from; undefined if it creates none. */
export function generatedAddresses(configuration: Configuration): GeneratedAddresses | undefined {
  const own = configuration.ofType('azurerm_virtual_network').get('network');
  const subnet = configuration.ofType('azapi_resource').get('network_private_endpoints');
  const [network, name, location] = [
    own ? text(own, 'name') : text(subnet, 'parent_id'),
    text(subnet, 'name'),
    text(own, 'location'),
  ];
  if (network === undefined || name === undefined) return undefined;
  const { properties } = isMap(subnet?.['body']) ? subnet['body'] : { properties: undefined };
  const networkPool = poolIn(own?.['ip_address_pool'], 'number_of_ip_addresses');
  const subnetPool = poolIn(isMap(properties) ? properties['ipamPoolPrefixAllocations'] : undefined, 'numberOfIpAddresses');
  return {
    ...{ network, subnet: name },
    ...(location === undefined ? {} : { location }),
    ...(networkPool ? { networkPool } : {}),
    ...(subnetPool ? { subnetPool } : {}),
  };
}

/** The first pool in a list, in the spelling of azurerm or of Resource Manager. */
function poolIn(list: unknown, count: string): GeneratedPool | undefined {
  const first: unknown = Array.isArray(list) ? (list as readonly unknown[])[0] : undefined;
  if (!isMap(first)) return undefined;
  const [id, addresses] = [text(first, 'id') ?? text(first['pool'], 'id'), Number(text(first, count))];
  return id === undefined || Number.isNaN(addresses) ? undefined : { id, addresses };
}
