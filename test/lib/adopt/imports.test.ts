import { importBlocks } from '../../../lib/adopt/imports';

test('the blocks of a file are read, one or several', () => {
  const block = { to: 'azurerm_x.y', id: '/subscriptions/s' };
  const read = { address: 'azurerm_x.y', id: '/subscriptions/s' };
  expect(importBlocks(JSON.stringify({ import: [block, block] }))).toEqual([read, read]);
  expect(importBlocks(JSON.stringify({ import: block }))).toEqual([read]);
});

test.each([
  ['{ "import": [', 'it is not JSON'],
  ['[]', 'it has no import blocks: adopt the account again'],
  ['null', 'it has no import blocks: adopt the account again'],
  ['{"import":[]}', 'it has no import blocks: adopt the account again'],
  ['{"import":[{"to":"x.y"}]}', 'an import block has no address or no ID'],
  ['{"import":[7]}', 'an import block has no address or no ID'],
])('%s is refused', (text, message) => {
  expect(() => importBlocks(text)).toThrow(new SyntaxError(message));
});
