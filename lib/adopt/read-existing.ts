import { isSame } from '../catalog/ignoring-case';
import type { Answer } from '../azure/answer';
import { becauseOf } from '../azure/because-of';
import type { AccountAnswer } from '../azure/reads/account';
import { cognitiveAccount, defenderSetting, READ_ACCOUNTS, READ_DEFENDER, resourceGroup } from '../azure/reads/account';
import { deploymentStates } from '../azure/reads/deployment-states';
import { deployments, READ_DEPLOYMENTS } from '../azure/reads/deployments';
import { endpointSubnet, privateEndpoint, READ_ENDPOINTS, READ_SUBNETS } from '../azure/reads/private-endpoint';
import {
  blocklistItems,
  blocklists,
  contentFilters,
  READ_BLOCKLISTS,
  READ_ITEMS,
  READ_POLICIES,
} from '../azure/reads/content-filters';
import { diagnosticSettings, READ_DIAGNOSTICS, READ_WORKSPACES, workspace } from '../azure/reads/diagnostics';
import { locksOn, READ_LOCKS } from '../azure/reads/locks';
import { READ_ROLE_ASSIGNMENTS, roleAssignmentsOn } from '../azure/reads/role-assignments';
import { READ_ZONE_GROUPS, zoneGroups } from '../azure/reads/zone-groups';
import { projectNames, READ_PROJECTS } from '../azure/reads/projects';
import type { ResourceManager } from '../azure/resource-manager';
import type { ResourceId } from '../catalog/resource-id';
import { groupIdOf, resourceIdOf } from '../catalog/resource-id';
import { isAzurePolicy } from '../content-safety/azure-policies';
import type { Existing, ExistingEndpoint } from './existing';
import { CannotAdopt } from './existing';
import { canonicalId } from './ids';
import type { Note } from './note';
import { note } from './note';

/** The subject of the note if diagnostic settings could not be read. */
export const SETTINGS = 'diagnostic settings';

/**
 * Reads an account and everything that belongs to it.
 *
 * @throws CannotAdopt if a part cannot be read without which the description would be wrong
 */
export async function readExisting(azure: ResourceManager, given: ResourceId): Promise<Existing> {
  const account = required(await cognitiveAccount(azure, resourceIdOf('account', given)), 'the account', READ_ACCOUNTS);
  const group = await resourceGroup(azure, groupIdOf(given.subscriptionId, given.resourceGroup));
  const spelled =
    group.kind === 'found' && isSame(group.value.name, given.resourceGroup) ? group.value.name : given.resourceGroup;
  const id = { ...given, resourceGroup: spelled, names: [account.name] };
  const accountId = resourceIdOf('account', id);
  const notes: Note[] = [];
  const listed = async <T>(answer: Promise<Answer<readonly T[]>>, what: string, operation: string): Promise<readonly T[]> => {
    const found = await answer;
    if (found.kind === 'found') return found.value;
    notes.push(note('not-read', what, `${becauseOf(found, operation)}: the description leaves them out`));
    return [];
  };
  const [deployed, policies, assignments, ownLocks, diagnostics, lists, states, projects] = await Promise.all([
    deployments(azure, accountId),
    contentFilters(azure, accountId),
    listed(roleAssignmentsOn(azure, accountId), 'role assignments', READ_ROLE_ASSIGNMENTS),
    listed(locksOn(azure, accountId), 'locks', READ_LOCKS),
    listed(diagnosticSettings(azure, accountId), SETTINGS, READ_DIAGNOSTICS),
    listed(blocklists(azure, accountId), 'blocklists', READ_BLOCKLISTS),
    listed(deploymentStates(azure, accountId), 'service tiers and states of deployments', READ_DEPLOYMENTS),
    account.properties.allowProjectManagement === true ? listed(projectNames(azure, accountId), 'projects', READ_PROJECTS) : [],
  ]);
  const defender = await defenderSetting(azure, accountId);
  if (defender.kind === 'forbidden' || defender.kind === 'unclear')
    notes.push(note('not-read', 'Defender for AI', becauseOf(defender, READ_DEFENDER)));
  // One after the other, because a failure ends the command: nothing may still be asked then.
  const endpoints = await readEndpoints(azure, account, notes);
  return {
    ...{ id, accountId, account, endpoints, assignments, diagnostics, notes, locks: ownLocks, states, projects },
    ...(defender.kind === 'found' && defender.value.properties.state ? { defender: defender.value.properties.state } : {}),
    deployments: required(deployed, 'the deployments', READ_DEPLOYMENTS),
    filters: required(policies, 'the content filters', READ_POLICIES).filter(
      ({ name, properties }) => !isAzurePolicy(name) && !isSame(properties.type, 'SystemManaged'),
    ),
    blocklists: new Map(
      await Promise.all(
        lists.map(async ({ name }) => {
          const items = await blocklistItems(azure, accountId, name);
          if (items.kind !== 'found') notes.push(note('not-read', `blocklist ${name}`, becauseOf(items, READ_ITEMS)));
          return [name, items.kind === 'found' ? items.value : undefined] as const;
        }),
      ),
    ),
    workspaces: await workspaceRegions(
      azure,
      diagnostics.flatMap(({ properties }) => properties.workspaceId ?? []),
      notes,
    ),
  };
}

async function readEndpoints(
  azure: ResourceManager,
  { properties }: AccountAnswer,
  notes: Note[],
): Promise<ExistingEndpoint[]> {
  const connected = (properties.privateEndpointConnections ?? []).filter(({ properties: connection }) =>
    isSame(connection?.privateLinkServiceConnectionState?.status, 'Approved'),
  );
  const ids = connected.flatMap((each) => each.properties?.privateEndpoint?.id ?? []);
  const found: ExistingEndpoint[] = [];
  const unread: Note[] = [];
  for (const id of ids) {
    const endpointId = canonicalId('privateEndpoint', id);
    const answer = await privateEndpoint(azure, endpointId);
    if (answer.kind !== 'found') {
      const because = `${becauseOf(answer, READ_ENDPOINTS)}: it stays as it is. Other services have such endpoints in subscriptions of Microsoft`;
      unread.push(note('not-read', `private endpoint ${endpointId}`, because));
      continue;
    }
    const endpoint = answer.value;
    const groups = required(await zoneGroups(azure, endpointId), `the zone group of ${endpointId}`, READ_ZONE_GROUPS, []);
    const subnet = await endpointSubnet(azure, canonicalId('subnet', endpoint.properties.subnet.id));
    if (subnet.kind !== 'found') notes.push(note('not-read', 'the subnet of the endpoint', becauseOf(subnet, READ_SUBNETS)));
    found.push({
      endpoint,
      ...(groups[0] ? { zoneGroup: groups[0] } : {}),
      ...(subnet.kind === 'found' ? { subnet: subnet.value } : {}),
    });
  }
  const [first] = unread;
  // Otherwise the kit would create another endpoint.
  if (first && found.length === 0) throw new CannotAdopt(`the ${first.subject} could not be read: ${first.message}`);
  notes.push(...unread);
  return found;
}

async function workspaceRegions(azure: ResourceManager, ids: readonly string[], notes: Note[]): Promise<Map<string, string>> {
  const regions = new Map<string, string>();
  for (const id of ids) {
    const answer = await workspace(azure, canonicalId('workspace', id));
    if (answer.kind === 'found') regions.set(id.toLowerCase(), answer.value.location);
    else notes.push(note('not-read', 'the region of the workspace', becauseOf(answer, READ_WORKSPACES)));
  }
  return regions;
}

/** The value of an answer that nothing can replace. */
function required<T>(answer: Answer<T>, what: string, operation: string, ifAbsent?: T): T {
  if (answer.kind === 'found') return answer.value;
  if (answer.kind === 'absent' && ifAbsent !== undefined) return ifAbsent;
  throw new CannotAdopt(`${what} could not be read: ${becauseOf(answer, operation)}`);
}
