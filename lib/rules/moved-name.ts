import type { Located } from '../fleet/fleet';
import { formerKeys } from '../fleet/movable-keys';
import type { Stamp } from '../fleet/stamp';
import type { StampMove } from '../fleet/movable-keys';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/** A move of an address is worth little where the name in Azure changes with it. */
export const movedName = stampRule(
  'moved/name',
  'What is moved keeps its name in Azure; otherwise Terraform replaces it all the same, which is a warning.',
  ({ moved, deployments, contentFilters }, located) => [
    ...deployments.flatMap((entry) => renamed(located, 'deployments', entry, moved.deployments)),
    ...contentFilters.flatMap((entry) => renamed(located, 'contentFilters', entry, moved.contentFilters)),
  ],
);

interface Named {
  readonly key: string;
  readonly name: string;
}

function renamed(located: Located<Stamp>, map: string, { key, name }: Named, moves: readonly StampMove[]): Finding[] {
  const [original = name] = formerKeys(moves, key);
  if (original === name) return [];
  // Nobody here knows what it was called before if not by its key.
  const unless = key === name ? '' : `, unless it was '${name}' before`;
  const message = `the address moves but the name in Azure changes from '${original}' to '${name}'${unless}: Terraform replaces it`;
  return [finding(located, [map, key, 'name'], { severity: 'warning', message, help: `write name: ${original} to keep it` })];
}
