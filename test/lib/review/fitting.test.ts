import { beginningOf, sizeOf } from '../../../lib/review/report/fitting';

const part = (name: string, length: number) => name.padEnd(length, '.');
const [SERIOUS, NOTICE, OTHER] = [part('serious', 2_000), part('- **notice**', 500), part('- **other**', 500)];
const note = (left: number) => `${left} left out`;

describe('a report that is cut', () => {
  test('has everything where it fits to the last byte', () => {
    const all = [SERIOUS, NOTICE, OTHER];
    expect(beginningOf([SERIOUS], [NOTICE, OTHER], sizeOf(all), note)).toEqual(all);
  });

  test('leaves out the last of the rest, and leaves room to say so', () => {
    const limit = sizeOf([SERIOUS, NOTICE, OTHER]) - 1;
    expect(beginningOf([SERIOUS], [NOTICE, OTHER], limit, note)).toEqual([SERIOUS, '2 left out']);
    const more = [NOTICE, OTHER, part('- **third**', 600)];
    expect(beginningOf([SERIOUS], more, sizeOf([SERIOUS, ...more]) - 1, note)).toEqual([SERIOUS, NOTICE, '2 left out']);
    const kept = beginningOf([SERIOUS], more, sizeOf([SERIOUS, ...more]) - 1, () => 'x'.repeat(900)) ?? [];
    expect(sizeOf(kept)).toBeLessThan(sizeOf([SERIOUS, ...more]));
  });

  test('never leaves out what must be there: it is no report then', () => {
    expect(beginningOf([SERIOUS], [], sizeOf([SERIOUS]), note)).toEqual([SERIOUS]);
    expect(beginningOf([SERIOUS], [], sizeOf([SERIOUS]) - 1, note)).toBeUndefined();
    expect(beginningOf([SERIOUS], [part('- **long**', 9_000)], sizeOf([SERIOUS]) + 999, note)).toBeUndefined();
  });

  test('takes nothing small after something that did not fit, and closes what is open', () => {
    const rest = ['<details>', part('- **long**', 9_000), '- **small**', '</details>'];
    expect(beginningOf([SERIOUS], rest, 4_000, note)).toEqual([SERIOUS, '<details>', '</details>', '2 left out']);
  });

  test('counts bytes, of which some letters have more than one', () => {
    expect(sizeOf(['ü', '日本'])).toBe(2 + 2 + 6 + 2);
  });
});
