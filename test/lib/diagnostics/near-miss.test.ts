import { nearMiss, suggestion } from '../../../lib/diagnostics/near-miss';

test.each([
  ['Capacity', 'capacity'],
  ['capactiy', 'capacity'],
  ['orle', 'role'],
  ['ifle', 'file'],
  ['princ', 'principalId'],
  ['content filter', 'contentFilter'],
])('%s most likely means %s', (word, meant) => {
  expect(nearMiss(word, ['capacity', 'contentFilter', 'file', 'principalId', 'role'])).toBe(meant);
});

test('a word that is like none of the options means none', () => {
  expect(nearMiss('banana', ['capacity', 'role'])).toBeUndefined();
  expect(suggestion('banana', ['role', 'capacity'])).toBe('write one of: capacity, role');
});

test('an option that does not fit is listed, but not suggested', () => {
  expect(suggestion('model', ['mode', 'harms'], ['harms'])).toBe('write one of: harms, mode');
});

test('the only option is not written in place of a word if it does not fit', () => {
  expect(suggestion('chat', ['container'], [])).toBe("remove it: the only other option is 'container'");
});
