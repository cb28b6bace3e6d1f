import { suggestion } from '../diagnostics/near-miss';
import { movesByMap } from './renamed-keys';
import { finding, stampRule } from './rule';

/** What moved is somewhere now. */
export const movedNewKey = stampRule(
  'moved/new-key',
  'The key that something was moved to is there, or was moved on.',
  (stamp, located) =>
    movesByMap(stamp).flatMap(({ map, what, keys, moves }) =>
      moves
        .filter(({ to }) => !keys.includes(to) && !moves.some(({ from }) => from === to))
        .map(({ from, to }) =>
          finding(located, ['moved', map, from], {
            message: `'${from}' is moved to '${to}', but there is no such ${what}`,
            help: suggestion(to, keys),
          }),
        ),
    ),
);
