import type { SharedZones } from '../environment/stamp';
import { code, table } from './markdown';

/** What a person wants to know of what the regions of an environment share. */
export function environmentPage(shared: SharedZones): string {
  const { id, environment, region, resourceGroup, zones, linkedNetworks, stamps } = shared;
  return (
    [
      `# ${id}`,
      `What the regions of **${environment}** share: private DNS zones, in the resource group ${code(resourceGroup)} in ${region.displayName}. The private endpoint of every stamp is registered in them, so each region resolves the endpoints of all.`,
      `Generated from ${code(`environments/${environment}.yaml`)}: change that, not this folder.`,
      table(
        ['Zone', 'Used by'],
        zones.map((zone) => [code(zone), stamps.join(', ')]),
      ),
      linkedNetworks.length === 0
        ? 'Each stamp links its own network to the zones.'
        : `Linked here, because they exist already:\n\n${linkedNetworks.map((network) => `- ${code(network)}`).join('\n')}`,
      `Apply it before the stamps (${code(`npm run deploy -- ${id}`)}), and destroy it after them.`,
    ].join('\n\n') + '\n'
  );
}
