import { neverDeployed } from './never-deployed';
import { finding, stampRule } from './rule';

/**
 * Terraform creates the new security group of a subnet before it deletes the old one, because Azure does not delete a group in use. In
 * one resource group, both have the same ID if they have the same name.
 *
 * Source: hashicorp/terraform-provider-azurerm, whose resources refuse to create what exists (ImportAsExistsError), read on 2026-11-26.
 */
export const locationMoves = stampRule(
  'network/location-moves',
  'A network moves to another region only with a new name for the network security group that the stamp creates.',
  ({ id, environment, key, network, names }, located, _fleet, { generated }) => {
    const before = generated?.get(id);
    const group = before?.securityGroup;
    if (network.kind === 'existing' || network.networkSecurityGroupId !== undefined || !group) return [];
    const isSame = group.name === names.networkSecurityGroup && before.resourceGroup === names.resourceGroup;
    if (!isSame || group.location === network.location) return [];
    const path = network.kind === 'new' ? ['network', 'location'] : ['network', 'existing', 'location'];
    return [
      finding(located, path, {
        message: `the network moves from ${group.location} to ${network.location}: Terraform would create the security group '${group.name}' there before it deletes the old one of that name, which fails`,
        help: `also set names.networkSecurityGroup to a new name; Terraform then recreates the private endpoint, and the network if the stamp creates it; ${neverDeployed(environment, key)}`,
      }),
    ];
  },
);
