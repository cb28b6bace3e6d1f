import type { Located } from '../fleet/fleet';
import type { Stamp } from '../fleet/stamp';
import type { StampMove } from '../fleet/movable-keys';
import type { MovesIn } from './renamed-keys';
import { movesByMap, sameAddress } from './renamed-keys';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/** Terraform requires every move to lead from one address to a different one. */
export const movedPath = stampRule(
  'moved/path',
  'Moves lead from one Terraform address to another, without cycles, and no two share a source or target.',
  (stamp, located) =>
    movesByMap(stamp).flatMap((of) => [...still(located, of), ...circles(located, of), ...forks(located, of)]),
);

function still(located: Located<Stamp>, { map, moves }: MovesIn): Finding[] {
  return moves
    .filter(({ from, to }) => sameAddress(from, to))
    .map(({ from, to }) => {
      const message = `'${from}' and '${to}' have the same Terraform address, so nothing moves`;
      return finding(located, ['moved', map, from], { message, help: 'remove the move' });
    });
}

/** Each cycle once, at the first of its keys. */
function circles(located: Located<Stamp>, { map, moves }: MovesIn): Finding[] {
  return moves.flatMap((move) => {
    const round = roundOf(move, moves);
    if (round === undefined || round.some(({ from }) => from < move.from)) return [];
    const message = `the moves form a cycle: ${[...round.map(({ from }) => from), move.from].join(' → ')}`;
    return [
      finding(located, ['moved', map, move.from], { message, help: 'remove the moves that Terraform has already applied' }),
    ];
  });
}

/** The moves that lead back to the start of a move; undefined if they end elsewhere or the address does not change. */
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
    const meeting = met && `'${met.from}' and '${move.from}' both move to '${move.to}'; only one of them can`;
    const leaving = left && `'${left.from}' and '${move.from}' have the same Terraform address, which can move only once`;
    return [meeting, leaving]
      .filter((message) => message !== undefined)
      .map((message) =>
        finding(located, ['moved', map, move.from], { message, help: 'remove one of the moves', about: 'key' }),
      );
  });
}
