import { readExtraFile } from '../../../lib/stack/extra-file';
import { holdsWords } from '../../../lib/stack/extra-file-words';

const read = (name: string, text: string) => readExtraFile(name, text, undefined);

test('a file that cannot be read shows none of its values', () => {
  for (const text of ['{"password": "secret" oops', '["secret"]', '{"a": "secret", "a": "secret"}', 'secret']) {
    const { unread, holds } = read('terraform.tfvars.json', text);
    expect(unread).toContain('it is not JSON as Terraform reads it');
    expect(`${unread} ${holds.join()}`).not.toContain('secret');
  }
});

test.each<[string, string, string, string[]]>([
  [
    'JSON',
    'x.tf.json',
    JSON.stringify({
      '//': 'a comment',
      data: { external: { probe: { program: ['sh'] } } },
      moved: [
        { from: 'a.b', to: 'a.c' },
        { from: 'a.d', to: 'a.e' },
      ],
      output: { left: { value: 1 } },
      resource: { azurerm_subnet: { one: { name: 'x' }, two: { name: 'y', address_prefixes: [] } } },
      terraform: { required_providers: { azurerm: {} } },
    }),
    [
      'data.external.probe',
      'moved',
      'moved',
      'output.left',
      'azurerm_subnet.one (name)',
      'azurerm_subnet.two (name, address_prefixes)',
      'terraform.required_providers',
    ],
  ],
  [
    'HCL',
    'x.tf',
    'data "external" "probe" {\n  program = ["sh"]\n}\nresource "azurerm_subnet" "one" {\n}\nlocals {\n}\n',
    ['data.external.probe', 'program', 'azurerm_subnet.one', 'locals'],
  ],
  ['a variable file', 'terraform.tfvars.json', '{"words": ["secret"], "more": 1}', ['words', 'more']],
])('the contents of %s are listed by name', (_, name, text, expected) => {
  expect(read(name, text).holds).toEqual(expected);
});

test('all contents are listed, and a message states how many it leaves out', () => {
  const names = Array.from({ length: 30 }, (_, i) => `o${i}`);
  const json = read('x.tf.json', JSON.stringify({ output: Object.fromEntries(names.map((name) => [name, {}])) }));
  const hcl = read('x.tf', names.map((name) => `output "${name}" {}\n`).join(''));
  for (const file of [json, hcl]) {
    expect(file.holds).toEqual(names.map((name) => `output.${name}`));
    expect(holdsWords(file)).toMatch(/^; it contains output\.o0, .*, output\.o11 and 18 more$/);
  }
  expect(holdsWords({ holds: ['a', 'b'] })).toBe('; it contains a, b');
  expect(holdsWords({ holds: [] })).toBe('');
});
