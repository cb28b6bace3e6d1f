import fc from 'fast-check';
import { patternProblem } from '../../../lib/openai/blocklist-pattern';

test.each(['a^b', 'falcon^', 'a(?:b|^c)', '[a-z]^', '\\d{2}^x', 'a$b', '$falcon', '(?:a$b|c$d)', 'x$(?:y|z)'])(
  '%s is refused, because it never matches',
  (pattern) => {
    expect(patternProblem(pattern)).toMatch(/which never matches$/);
  },
);

test.each([
  '^falcon$',
  '(?:^|x)falcon',
  'a?^b',
  '[ab]*^c',
  'falcon(?:$|s)',
  'a$b?',
  '\\^a\\$b',
  '[^$]a',
  '^a|^b',
  'a$|b$',
  '(?:a$)?b',
])('%s is not refused for its anchors', (pattern) => {
  expect(patternProblem(pattern)).toBeUndefined();
});

test('a pattern without alternatives that is refused for its anchors matches no text', () => {
  const part = fc.constantFrom('a', 'b', '^', '$', '(?:', ')', 'a?', 'b*', '[ab]', '\\b');
  const text = fc.stringMatching(/^[ab]{0,4}$/);
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 8 }),
      fc.array(text, { minLength: 5, maxLength: 20 }),
      (parts, texts) => {
        const pattern = parts.join('');
        if (!(patternProblem(pattern) ?? '').endsWith('which never matches')) return;
        expect(texts.filter((each) => new RegExp(pattern, 'u').test(each))).toEqual([]);
      },
    ),
    { numRuns: 3000 },
  );
});
