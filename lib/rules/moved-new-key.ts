import { suggestion } from '../diagnostics/near-miss';
import { movesByMap } from './renamed-keys';
import { finding, stampRule } from './rule';

/** The target of a move exists. */
export const movedNewKey = stampRule(
  'moved/new-key',
  'The key that an entry moved to exists, or has itself moved.',
  (stamp, located) =>
    movesByMap(stamp).flatMap(({ map, what, keys, moves }) =>
      moves
        .filter(({ to }) => !keys.includes(to) && !moves.some(({ from }) => from === to))
        .map(({ from, to }) =>
          finding(located, ['moved', map, from], {
            message: `'${from}' moves to '${to}', but there is no such ${what}`,
            help: suggestion(to, keys),
          }),
        ),
    ),
);
