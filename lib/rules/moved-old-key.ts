import { movesByMap, sameAddress } from './renamed-keys';
import { finding, stampRule } from './rule';

/** The source of a move no longer exists: otherwise Terraform could not know which of the two entries moved. */
export const movedOldKey = stampRule('moved/old-key', 'A key that moved no longer exists.', (stamp, located) =>
  movesByMap(stamp).flatMap(({ map, what, keys, moves }) =>
    moves.flatMap(({ from, to }) => {
      const existing = keys.find((key) => sameAddress(key, from));
      if (existing === undefined || sameAddress(from, to)) return [];
      const message = `the ${what} '${from}' moves to '${to}', but ${existing === from ? 'still exists' : `'${existing}' has its Terraform address`}`;
      const help = `remove the move, or remove '${existing}' from ${map}; if a lower layer sets it, set it to null`;
      return [finding(located, ['moved', map, from], { message, help, about: 'key' })];
    }),
  ),
);
