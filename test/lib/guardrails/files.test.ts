import { breachesOf } from '../../../lib/guardrails/breaches';
import { readStack } from '../../../lib/stack/stack';

const stack = (notes: unknown, ...files: readonly (string | readonly [string, string])[]) =>
  readStack(
    'x',
    new Map([
      ['cdk.tf.json', JSON.stringify({ '//': notes })],
      ...files.map((file): readonly [string, string] => (typeof file === 'string' ? [file, ''] : file)),
    ]),
  );
const found = (...args: Parameters<typeof stack>) =>
  breachesOf(stack(...args), {}).map(({ file, message }) => `${file}: ${message}`);

const DECLARED = { 'alerts.tf': { owner: 'platform-team', reason: 'alerts that the kit does not make' } };
const IN_HCL =
  'alerts.tf: alerts.tf is declared, but it is written in HCL, which this kit does not read: the kit cannot check the other guardrails for it';

test.each<[string, unknown, string[], string[]]>([
  ['that is declared and written in HCL', { extraFiles: DECLARED }, ['alerts.tf'], [IN_HCL]],
  ['that is not declared', {}, ['alerts.tf'], ['alerts.tf: alerts.tf is part of what Terraform applies']],
  [
    'beside one that is declared',
    { extraFiles: DECLARED },
    ['alerts.tf', 'x.tf'],
    ['x.tf: x.tf is part of what Terraform applies', IN_HCL],
  ],
  [
    'that is declared without an owner',
    { extraFiles: { 'alerts.tf': { reason: 'alerts' } } },
    ['alerts.tf'],
    ['alerts.tf: alerts.tf is part of what Terraform applies'],
  ],
  ['that is not read', {}, ['notes.txt'], []],
  [
    'that is a state',
    {},
    ['terraform.tfstate'],
    ['terraform.tfstate: terraform.tfstate is a Terraform state, which contains every secret'],
  ],
])('a file %s', (_, notes, names, expected) => {
  expect(found(notes, ...names)).toEqual(expected);
});

const declared = (name: string, text: string) => stack({ extraFiles: { [name]: DECLARED['alerts.tf'] } }, [name, text]);

describe('a file that is declared', () => {
  test('is a warning if the kit cannot read it, in any syntax', () => {
    const duplicate = declared('a.tf.json', '{"resource": {}, "resource": {}}');
    expect(breachesOf(duplicate, {})).toEqual([
      {
        ...{ guardrail: 'guardrails/files', severity: 'warning', file: 'a.tf.json' },
        message: expect.stringMatching(
          /^a\.tf\.json is declared, but it is not JSON as Terraform reads it: .*: the kit cannot check the other guardrails for it$/,
        ) as string,
        help: expect.stringContaining('npx stamps guard --plan') as string,
      },
    ]);
  });

  test('is not a finding if the kit can read it', () => {
    expect(breachesOf(declared('a.tf.json', '{"resource": {}}'), {})).toEqual([]);
    expect(breachesOf(declared('notes.txt', 'anything'), {})).toEqual([]);
  });
});
