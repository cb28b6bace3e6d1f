import type { Located } from '../fleet/fleet';
import type { Stamp } from '../fleet/stamp';
import type { StampMove } from '../fleet/movable-keys';
import type { MovesIn } from './renamed-keys';
import { movesByMap, sameAddress } from './renamed-keys';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/** Every move leads from one address to another, as Terraform demands it. */
export const movedPath = stampRule(
  'moved/path',
  'Moves lead from one Terraform address to another: none in a circle, no two from or to the same.',
  (stamp, located) =>
    movesByMap(stamp).flatMap((of) => [...still(located, of), ...circles(located, of), ...forks(located, of)]),
);

function still(located: Located<Stamp>, { map, moves }: MovesIn): Finding[] {
  return moves
    .filter(({ from, to }) => sameAddress(from, to))
    .map(({ from, to }) => {
      const message = `'${from}' and '${to}' have the same Terraform address, so nothing moves`;
      return finding(located, ['moved', map, from], { message, help: 'remove it' });
    });
}

/** Each circle once, at the first of its keys. */
function circles(located: Located<Stamp>, { map, moves }: MovesIn): Finding[] {
  return moves.flatMap((move) => {
    const round = roundOf(move, moves);
    if (round === undefined || round.some(({ from }) => from < move.from)) return [];
    const message = `the moves go in a circle: ${[...round.map(({ from }) => from), move.from].join(' → ')}`;
    return [finding(located, ['moved', map, move.from], { message, help: 'remove those that Terraform has applied already' })];
  });
}

/** The moves that lead back to where one begins; undefined when they end elsewhere, and for one that does not move at all. */
function roundOf(move: StampMove, moves: readonly StampMove[]): StampMove[] | undefined {
  const round = [move];
  for (let next = after(move, moves); next && !sameAddress(move.from, move.to); next = after(next, moves)) {
    if (next === move) return round;
    if (round.includes(next)) return undefined;
    round.push(next);
  }
  return undefined;
}

const after = ({ to }: StampMove, moves: readonly StampMove[]) => moves.find(({ from }) => sameAddress(from, to));

function forks(located: Located<Stamp>, { map, moves }: MovesIn): Finding[] {
  return moves.flatMap((move, i) => {
    const earlier = moves.slice(0, i);
    const met = earlier.find(({ to }) => sameAddress(to, move.to));
    const left = earlier.find(({ from }) => sameAddress(from, move.from));
    const meeting = met && `'${met.from}' and '${move.from}' are both moved to '${move.to}'; only one of them can become it`;
    const leaving =
      left && `'${left.from}' and '${move.from}' have the same Terraform address, of which only one thing can move`;
    return [meeting, leaving]
      .filter((message) => message !== undefined)
      .map((message) =>
        finding(located, ['moved', map, move.from], { message, help: 'remove one of the moves', about: 'key' }),
      );
  });
}
