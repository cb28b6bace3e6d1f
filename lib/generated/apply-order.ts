import { distinct } from '../collections/order';
import { placeOf } from '../stack/stack';
import { committed, stackFolders } from './compare';
import { isStateFolder, nameOf, SHARED } from './files';

/**
 * When a stack is applied: the storage accounts of states first, then for each environment its shared stack and its regions. An emptied
 * shared stack comes last, because the regions must stop using it before it is destroyed.
 */
const TURNS = ['state', 'shared', 'region', 'emptied'] as const;
export type Turn = (typeof TURNS)[number];

/** A stack under generated/: its ID, such as `prod-swedencentral`, and its folder in the project. */
export interface GeneratedStack {
  readonly id: string;
  readonly folder: string;
  readonly environment: string;
  readonly turn: Turn;
}

/** The stacks under generated/ in the order in which they are applied. */
export function stacksInOrder(project: string): GeneratedStack[] {
  const stacks = stackFolders(project).map((folder) => ({ ...placeOf(folder), turn: turnOf(project, folder) }));
  const environments = distinct(stacks.map(({ environment }) => environment));
  const position = ({ environment, turn }: (typeof stacks)[number]) =>
    turn === 'state' ? 0 : environments.indexOf(environment) * TURNS.length + TURNS.indexOf(turn);
  return stacks
    .sort((one, other) => position(one) - position(other))
    .map(({ id, folder, environment, turn }) => ({ id, folder, environment, turn }));
}

function turnOf(project: string, folder: string): Turn {
  if (isStateFolder(folder)) return 'state';
  if (!nameOf(folder).endsWith(`/${SHARED}`)) return 'region';
  return committed(project, folder)?.isEmptied === true ? 'emptied' : 'shared';
}
