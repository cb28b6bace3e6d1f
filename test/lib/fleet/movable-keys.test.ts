import { formerKeys } from '../../../lib/fleet/movable-keys';

const moves = [
  { from: 'chat', to: 'talk' },
  { from: 'talk', to: 'assistant' },
  { from: 'one', to: 'two' },
  { from: 'two', to: 'one' },
];

test.each([
  ['assistant', ['chat', 'talk']],
  ['talk', ['chat']],
  ['chat', []],
  ['one', ['one', 'two']],
])('%s was %j before', (key, former) => {
  expect(formerKeys(moves, key)).toEqual(former);
});
