import type { Located } from '../fleet/fleet';
import { formerKeys } from '../fleet/movable-keys';
import type { Stamp } from '../fleet/stamp';
import type { StampMove } from '../fleet/movable-keys';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/** Moving an address does not prevent replacement if the name in Azure changes, too. */
export const movedName = stampRule(
  'moved/name',
  'A moved resource keeps its name in Azure. If the name changes, Terraform replaces the resource anyway, which is a warning.',
  ({ moved, deployments, contentFilters, projects }, located) => [
    ...deployments.flatMap((entry) => renamed(located, 'deployments', entry, moved.deployments)),
    ...contentFilters.flatMap((entry) => renamed(located, 'contentFilters', entry, moved.contentFilters)),
    ...projects.flatMap((entry) => renamed(located, 'projects', entry, moved.projects)),
  ],
);

interface Named {
  readonly key: string;
  readonly name: string;
}

function renamed(located: Located<Stamp>, map: string, { key, name }: Named, moves: readonly StampMove[]): Finding[] {
  const [original = name] = formerKeys(moves, key);
  if (original === name) return [];
  // The earlier name is known only if it was the key.
  const unless = key === name ? '' : `, unless it was '${name}' before`;
  const message = `the address moves, but the name in Azure changes from '${original}' to '${name}'${unless}: Terraform replaces the resource`;
  return [
    finding(located, [map, key, 'name'], { severity: 'warning', message, help: `set name: ${original} to keep the resource` }),
  ];
}
