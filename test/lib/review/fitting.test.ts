import { beginningOf, sizeOf } from '../../../lib/review/report/fitting';

const part = (name: string, length: number) => name.padEnd(length, '.');
const [SERIOUS, NOTICE, OTHER] = [part('serious', 2_000), part('- **notice**', 500), part('- **other**', 500)];
const note = (left: number) => `${left} left out`;

describe('a report that is cut', () => {
  test('has everything if it fits exactly', () => {
    const all = [SERIOUS, NOTICE, OTHER];
    expect(beginningOf([SERIOUS], [NOTICE, OTHER], sizeOf(all), note)).toEqual(all);
  });

  test('leaves out the last parts of the rest, and has space for the note about it', () => {
    const limit = sizeOf([SERIOUS, NOTICE, OTHER]) - 1;
    expect(beginningOf([SERIOUS], [NOTICE, OTHER], limit, note)).toEqual([SERIOUS, '2 left out']);
    const more = [NOTICE, OTHER, part('- **third**', 600)];
    expect(beginningOf([SERIOUS], more, sizeOf([SERIOUS, ...more]) - 1, note)).toEqual([SERIOUS, NOTICE, '2 left out']);
    const kept = beginningOf([SERIOUS], more, sizeOf([SERIOUS, ...more]) - 1, () => 'x'.repeat(900)) ?? [];
    expect(sizeOf(kept)).toBeLessThan(sizeOf([SERIOUS, ...more]));
  });

  test('is undefined if the required parts do not fit', () => {
    expect(beginningOf([SERIOUS], [], sizeOf([SERIOUS]), note)).toEqual([SERIOUS]);
    expect(beginningOf([SERIOUS], [], sizeOf([SERIOUS]) - 1, note)).toBeUndefined();
    expect(beginningOf([SERIOUS], [part('- **long**', 9_000)], sizeOf([SERIOUS]) + 999, note)).toBeUndefined();
  });

  test('ends at the first part that does not fit, and closes the open fold', () => {
    const rest = ['<details>', part('- **long**', 9_000), '- **small**', '</details>'];
    expect(beginningOf([SERIOUS], rest, 4_000, note)).toEqual([SERIOUS, '<details>', '</details>', '2 left out']);
  });

  test('counts bytes, not characters', () => {
    expect(sizeOf(['ü', '日本'])).toBe(2 + 2 + 6 + 2);
  });
});
