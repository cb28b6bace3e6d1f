import { review } from '../../../lib/review/review';
import type { Stacks } from '../../../lib/stack/read-stacks';
import { readStack } from '../../../lib/stack/stack';
import { TODAY } from '../../support/root';

const FOLDER = 'generated/prod/here';
const side = (declared: unknown, text = 'output "a" { value = 1 }'): Stacks => {
  const notes = declared === undefined ? {} : { extraFiles: { 'x.tf': declared } };
  return new Map([
    [
      FOLDER,
      readStack(
        FOLDER,
        new Map([
          ['cdk.tf.json', JSON.stringify({ '//': notes })],
          ['x.tf', text],
        ]),
      ),
    ],
  ]);
};
const missing = (declared: unknown): Stacks =>
  new Map([
    [FOLDER, readStack(FOLDER, new Map([['cdk.tf.json', JSON.stringify({ '//': { extraFiles: { 'x.tf': declared } } })]]))],
  ]);
const found = (before: Stacks, after: Stacks) =>
  review(before, after, { today: TODAY }).stacks.flatMap(({ findings }) =>
    findings
      .filter(({ rule }) => rule === 'files/extra')
      .map(({ severity, message }) => `${severity}: ${message.split(';')[0]}`),
  );

const OURS = { owner: 'platform-team', reason: 'alerts' };
const DECLARED = 'high: x.tf, which is part of the configuration, is declared by';

test.each<[string, Stacks, Stacks, string[]]>([
  ['no property of its declaration', side(OURS), side({ ...OURS, more: true }), []],
  ['its owner', side(OURS), side({ ...OURS, owner: 'other-team' }), [`${DECLARED} other-team (alerts)`]],
  ['its reason', side(OURS), side({ ...OURS, reason: 'budgets' }), [`${DECLARED} platform-team (budgets)`]],
  [
    'its text',
    side(OURS),
    side(OURS, 'locals {}'),
    ['critical: x.tf, which is part of the configuration, changes and is declared by platform-team (alerts)'],
  ],
  [
    'whether it is declared',
    side(OURS),
    side(undefined),
    ['critical: x.tf, which is part of the configuration, is declared in no environment file'],
  ],
])('a change of an extra file: %s', (_, before, after, expected) => {
  expect(found(before, after)).toEqual(expected);
});

test('a missing declared file is reported once', () => {
  const NOT_THERE = 'high: the stack declares a file that does not exist, x.tf: a file of that name would count as declared';
  expect(found(side(OURS), missing(OURS))).toContain(NOT_THERE);
  expect(found(missing(OURS), missing({ ...OURS, owner: 'other-team' }))).toEqual([]);
});
