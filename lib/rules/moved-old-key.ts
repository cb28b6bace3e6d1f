import { movesByMap, sameAddress } from './renamed-keys';
import { finding, stampRule } from './rule';

/** What moved is no longer where it was: Terraform would not know which of the two it is. */
export const movedOldKey = stampRule('moved/old-key', 'A key that was moved is no longer there.', (stamp, located) =>
  movesByMap(stamp).flatMap(({ map, what, keys, moves }) =>
    moves.flatMap(({ from, to }) => {
      const there = keys.find((key) => sameAddress(key, from));
      if (there === undefined || sameAddress(from, to)) return [];
      const message = `the ${what} '${from}' is moved to '${to}', but ${there === from ? 'is still there' : `'${there}' has its Terraform address`}`;
      const help = `remove the move, or '${there}' from ${map}: with null where a lower layer has it`;
      return [finding(located, ['moved', map, from], { message, help, about: 'key' })];
    }),
  ),
);
