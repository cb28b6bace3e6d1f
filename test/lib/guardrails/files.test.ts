import { breachesOf } from '../../../lib/guardrails/breaches';
import { readStack } from '../../../lib/stack/stack';

const stack = (notes: unknown, ...names: readonly string[]) =>
  readStack(
    'x',
    new Map([['cdk.tf.json', JSON.stringify({ '//': notes })], ...names.map((name): [string, string] => [name, ''])]),
  );
const found = (...args: Parameters<typeof stack>) =>
  breachesOf(stack(...args), {}).map(({ file, message }) => `${file}: ${message}`);

const DECLARED = { 'alerts.tf': { owner: 'platform-team', reason: 'alerts that the kit does not make' } };

test.each<[string, unknown, string[], string[]]>([
  ['that is declared', { extraFiles: DECLARED }, ['alerts.tf'], []],
  ['that is not declared', {}, ['alerts.tf'], ['alerts.tf: alerts.tf is part of what Terraform applies']],
  [
    'beside one that is declared',
    { extraFiles: DECLARED },
    ['alerts.tf', 'x.tf'],
    ['x.tf: x.tf is part of what Terraform applies'],
  ],
  [
    'that is declared without an owner',
    { extraFiles: { 'alerts.tf': { reason: 'alerts' } } },
    ['alerts.tf'],
    ['alerts.tf: alerts.tf is part of what Terraform applies'],
  ],
  ['that is not read', {}, ['notes.txt'], []],
  ['that is a state', {}, ['terraform.tfstate'], ['terraform.tfstate: terraform.tfstate is a state, with every secret in it']],
])('a file %s', (_, notes, names, expected) => {
  expect(found(notes, ...names)).toEqual(expected);
});
