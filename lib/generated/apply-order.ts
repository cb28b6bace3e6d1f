import { distinct } from '../collections/order';
import { placeOf } from '../stack/stack';
import { committed, stackFolders } from './compare';
import { isByHand, isStateFolder, nameOf, SHARED } from './files';

/**
 * When a stack of an environment is applied: its shared stack, then its regions. An emptied shared stack comes last, because the regions
 * must stop using it before it is destroyed.
 */
const TURNS = ['shared', 'region', 'emptied'] as const;
/** When a pipeline applies a stack; `byHand`: a person applies it. */
export type Turn = (typeof TURNS)[number] | 'byHand';

/** A stack under generated/: its ID, such as `prod-swedencentral`, and its folder in the project. */
export interface GeneratedStack {
  readonly id: string;
  readonly folder: string;
  readonly environment: string;
  readonly turn: Turn;
}

/**
 * The stacks under generated/ in the order in which they are applied: the storage accounts of states first, and what Azure Policy denies
 * last, because it must not refuse the first apply of a stamp.
 */
export function stacksInOrder(project: string): GeneratedStack[] {
  const stacks = stackFolders(project).map((folder) => ({ ...placeOf(folder), turn: turnOf(project, folder) }));
  const environments = distinct(stacks.map(({ environment }) => environment));
  const position = ({ folder, environment, turn }: (typeof stacks)[number]) => {
    if (turn === 'byHand') return isStateFolder(folder) ? -1 : Infinity;
    return environments.indexOf(environment) * TURNS.length + TURNS.indexOf(turn);
  };
  return stacks
    .sort((one, other) => (position(one) === position(other) ? 0 : position(one) - position(other)))
    .map(({ id, folder, environment, turn }) => ({ id, folder, environment, turn }));
}

function turnOf(project: string, folder: string): Turn {
  if (isByHand(folder)) return 'byHand';
  if (!nameOf(folder).endsWith(`/${SHARED}`)) return 'region';
  return committed(project, folder)?.isEmptied === true ? 'emptied' : 'shared';
}
