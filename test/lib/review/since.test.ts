import { reviewReport } from '../../../cli/review-report';
import { withIds } from '../../../lib/review/finding-id';
import { json } from '../../../lib/review/report/json';
import { markdown } from '../../../lib/review/report/markdown';
import type { Finding, Review } from '../../../lib/review/review';
import { earlierReview, since } from '../../../lib/review/since';

const draft = (part: Partial<Finding>) => ({
  ...{ rule: 'a/b', why: 'Why.', severity: 'high' as const, message: 'something changes' },
  ...part,
});
const idOf = (part: Partial<Finding>, stack = 'prod-x') => withIds(stack, [draft(part)])[0]?.id;

describe('the ID of a finding', () => {
  const base = { address: 'azurerm_subnet.x', attribute: 'a.b', message: 'the subnet x changes', before: '1', after: '2' };

  test('is short and always the same', () => {
    expect(idOf(base)).toMatch(/^[0-9a-f]{10}$/);
    expect(idOf(base)).toBe(idOf({ ...base }));
  });

  test.each<[string, Partial<Finding>]>([
    ['severity', { severity: 'critical' }],
    ['values', { before: '5', after: '7' }],
    ['message after a colon', { message: 'the subnet x changes: it was 3 and is 4' }],
    ['message in parentheses', { message: 'the subnet x changes (used by a, b)' }],
    ['prediction', { predicted: true }],
  ])('does not depend on its %s', (_, other) => {
    expect(idOf({ ...base, ...other })).toBe(idOf(base));
  });

  test.each<[string, Partial<Finding>]>([
    ['rule', { rule: 'a/c' }],
    ['address', { address: 'azurerm_subnet.y' }],
    ['attribute', { attribute: 'a.c' }],
    ['message', { message: 'the subnet x is removed' }],
  ])('depends on its %s', (_, other) => {
    expect(idOf({ ...base, ...other })).not.toBe(idOf(base));
  });

  test('depends on the stack', () => {
    expect(idOf(base, 'prod-y')).not.toBe(idOf(base));
  });

  test('ignores numbers, dates and IP addresses, but not numbers in names', () => {
    expect(idOf({ message: 'takes 35 until 2026-11-23 of 10.0.0.0/8' })).toBe(
      idOf({ message: 'takes 400 until 2027-01-01 of 10.1.0.0/16' }),
    );
    expect(idOf({ message: 'the waiver w1 is new' })).not.toBe(idOf({ message: 'the waiver w2 is new' }));
  });

  test('is different for findings that differ only at the end of the message or not at all', () => {
    const ids = (...messages: string[]) =>
      withIds(
        'prod-x',
        messages.map((message) => draft({ address: 'a.b', message })),
      ).map(({ id }) => id);
    expect(new Set(ids('moves: a to b', 'moves: c to d', 'moves: c to d')).size).toBe(3);
    expect(ids('moves: c to d', 'moves: a to b')).toEqual([...ids('moves: a to b', 'moves: c to d')].reverse());
  });
});

describe('a review since an earlier one', () => {
  const review = (planned: boolean, ...parts: readonly Partial<Finding>[]): Review => ({
    ...{ verdict: 'high', unchanged: 0 },
    stacks: ['a', 'b'].map((part) => ({
      ...{
        id: `prod-${part}`,
        folder: `generated/prod/${part}`,
        environment: 'prod',
        part,
        change: 'changed',
        verdict: 'high',
      },
      ...{ onlyVersions: false, planned, names: new Map(), findings: withIds(`prod-${part}`, parts.map(draft)) },
    })),
  });
  const marks = ({ stacks }: Review) => stacks[0]?.findings.map((finding) => `${finding.message} ${finding.since ?? '-'}`);

  const first = review(false, { message: 'one' }, { message: 'two', after: '1' }, { message: 'three' });
  const second = review(false, { message: 'one' }, { message: 'two', after: '2' }, { message: 'four' });
  const compared = since(second, earlierReview('abc', first));

  test('marks new and changed findings, and lists those that are gone', () => {
    expect(marks(compared)).toEqual(['one -', 'two changed', 'four new']);
    expect(compared.since?.gone.map(({ stack, message }) => `${stack} ${message}`)).toEqual(['prod-a three', 'prod-b three']);
  });

  test('marks a finding with another severity and the same ID as changed', () => {
    const worse = since(
      review(false, { message: 'one', severity: 'critical' }),
      earlierReview('abc', review(false, { message: 'one' })),
    );
    expect([marks(worse), worse.since?.gone]).toEqual([['one changed'], []]);
  });

  test('has the marks in every report', () => {
    expect(markdown(compared)).toContain('> Since `abc`: 2 findings new, 2 changed, 2 gone.\n');
    expect(markdown(compared)).toContain('- **new** · **Four** in [`prod-a`]');
    expect(markdown(compared)).toContain('- **changed** · **Two** in [`prod-a`]');
    expect(markdown(compared)).toContain('- **One** in [`prod-a`]');
    expect(reviewReport(compared)).toContain('since abc: 2 findings new, 2 changed, 2 gone\n');
    expect(reviewReport(compared)).toContain('  new in prod-a, prod-b\n');
    expect(JSON.parse(json(compared))).toMatchObject({
      since: {
        label: 'abc',
        gone: [{ stack: 'prod-a', rule: 'a/b', severity: 'high', message: 'three' }, { stack: 'prod-b' }],
      },
      findings: [{ message: 'one' }, { message: 'two', since: 'changed' }, { message: 'four', since: 'new' }, {}, {}, {}],
    });
  });

  test('names the stacks in which a finding is new if other stacks had it before', () => {
    const [a] = first.stacks;
    const before = { ...first, stacks: a ? [a] : [] };
    const text = markdown(since(first, earlierReview('abc', before)));
    expect(text).toContain(
      '- **One** in [`prod-a`](generated/prod/a/README.md), [`prod-b`](generated/prod/b/README.md)\n  <br>**new** in `prod-b`\n',
    );
  });

  test('does not mark findings of a plan as new if the earlier review had no plan', () => {
    const withPlans = review(true, { message: 'one' }, { message: 'drift' });
    const result = since(
      withPlans,
      earlierReview('abc', review(false, { message: 'three' })),
      review(false, { message: 'one' }),
    );
    expect(marks(result)).toEqual(['one new', 'drift -']);
    expect(marks(since(withPlans, earlierReview('abc', review(true, { message: 'one' })), review(false)))).toEqual([
      'one -',
      'drift new',
    ]);
  });

  test('does not list findings of a plan as gone if this review has no plan', () => {
    const then = earlierReview('abc', review(true, { message: 'one' }, { message: 'drift' }));
    expect(since(review(false, { message: 'one' }), then).since?.gone).toEqual([]);
  });

  test('marks a finding with another old value and the same ID as changed', () => {
    const one = (before: string) => review(false, { message: 'one', before, after: '3' });
    expect(marks(since(one('2'), earlierReview('abc', one('1'))))).toEqual(['one changed']);
  });

  test('does not list a finding as gone that the files still show but the plan does not', () => {
    const then = earlierReview('abc', review(false, { message: 'one' }, { message: 'two' }));
    const now = since(review(true, { message: 'drift' }), then, review(false, { message: 'one' }));
    expect(now.since?.gone.map(({ message }) => message)).toEqual(['two', 'two']);
  });
});
