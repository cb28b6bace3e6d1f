import { parse, stringify } from 'yaml';
import type { PlacedFile } from '../../../lib/stack/extra-file';
import { terraformFile } from '../../../lib/stack/terraform-file';
import { checkAll } from '../../../stacks/rules';
import { fleetOf, inShort } from '../../support/project';
import { TODAY } from '../../support/root';

const DEV = `environment: dev
workload: assistants
subscriptionId: 0a1b2c3d-0000-4000-8000-000000000000
residency: { dataZone: EU }
regions:
  swedencentral: { network: { addressSpace: 10.0.0.0/24 } }
`;

const placed = (path: string): PlacedFile => {
  const name = path.split('/').slice(2).join('/');
  return { file: `generated/${path}`, name, use: terraformFile(name).use, text: '', holds: [] };
};

const all = (files: Readonly<Record<string, string>>, ...paths: readonly string[]) =>
  checkAll(fleetOf(files), { today: TODAY, extraFiles: paths.map(placed) });

/** Without the warning that the kit cannot read a file, which is tested below. */
const problems = (files: Readonly<Record<string, string>>, ...paths: readonly string[]) =>
  all(files, ...paths).filter(({ rule, severity }) => rule !== 'guardrails/files' || severity !== 'warning');

const RUN = 'dev/swedencentral/run.tf';

describe('files/extra', () => {
  test.each([
    RUN,
    'dev/environment/x.auto.tfvars',
    'dev/swedencentral/my alerts: new.tf.json',
    'dev/swedencentral/{a}, "b".tofu',
  ])('accepts what its help suggests for %s', (path) => {
    const [found, ...others] = problems({ dev: DEV }, path);
    expect([found?.rule, others]).toEqual(['files/extra', []]);
    const [, line = ''] = /declare it in environments\/dev\.yaml: (.*)$/.exec(found?.help ?? '') ?? [];
    expect(problems({ dev: `${DEV}${line}\n` }, path).map(inShort)).toEqual([]);
  });

  test('accepts what its help suggests for several files', () => {
    const paths = ['dev/environment/zones.tf', 'dev/swedencentral/more.tf', RUN];
    const lines = problems({ dev: DEV }, ...paths).map(({ help = '' }) => help.replace(/^.*?dev\.yaml: /, ''));
    const [first = '', ...others] = lines;
    const extraFiles = {
      ...(parse(first) as { extraFiles: object }).extraFiles,
      ...(parse(`{ ${others.join(', ')} }`) as object),
    };
    expect(Object.keys(extraFiles)).toEqual(paths);
    expect(problems({ dev: `${DEV}${stringify({ extraFiles })}` }, ...paths).map(inShort)).toEqual([]);
  });

  test('does not suggest a declaration that no environment file can contain', () => {
    expect(problems({ dev: DEV }, 'dev/swedencentral/${a}.tf').map(({ help }) => help)).toEqual([
      'delete it, or rename it to a name without ${ and %{ and declare it',
    ]);
    expect(problems({ dev: DEV }, 'dev/westeurope/a.tf').map(({ help }) => help)).toEqual([
      'delete it: no environment has a stack generated/dev/westeurope',
    ]);
  });

  test('cannot be waived', () => {
    const waiver = { rule: 'files/extra', subject: 'run.tf', owner: 'me', reason: 'it is needed here', expires: '2027-01-31' };
    const rules = problems({ dev: `${DEV}${stringify({ waivers: { one: waiver } })}` }, RUN).map(({ rule }) => rule);
    expect(rules).toEqual(['waivers/rule', 'files/extra']);
  });

  test('finds nothing if the environment file has another mistake or cannot be read', () => {
    const declared = stringify({ extraFiles: { [RUN]: { owner: 'me', reason: 'it is needed here' } } });
    const wrong = `${DEV.replace('10.0.0.0/24', '10.0.0')}${declared}`;
    expect(problems({ dev: wrong.replace('workload: assistants\n', '') }, RUN).map(({ rule }) => rule)).toEqual([
      'schema/missing',
      'schema/value',
    ]);
    expect(problems({ dev: `${DEV}x: [` }, RUN).map(({ rule }) => rule)).toEqual(['yaml/syntax']);
    expect(problems({ dev: `${DEV}x: [` }, RUN, 'prod/swedencentral/run.tf').map(({ rule }) => rule)).toEqual([
      'yaml/syntax',
      'files/extra',
    ]);
  });

  test('escapes control characters in a name', () => {
    const [found] = problems({ dev: DEV }, 'dev/swedencentral/\u001b[2Jx.tf');
    expect(found?.message).toBe('\\u{1b}[2Jx.tf is part of the configuration, but no environment file declares it');
  });
});

test('warns of a declared file that cannot be read', () => {
  const declared = stringify({ extraFiles: { [RUN]: { owner: 'me', reason: 'it is needed here' } } });
  expect(all({ dev: `${DEV}${declared}` }, RUN).map(({ rule, severity }) => [rule, severity])).toEqual([
    ['guardrails/files', 'warning'],
  ]);
});

describe('files/declared', () => {
  const declaration = { owner: 'platform-team', reason: 'it is needed here' };

  test('accepts a declaration in the defaults for one of the environments', () => {
    const files = {
      defaults: stringify({ extraFiles: { [RUN]: declaration } }),
      dev: DEV,
      prod: DEV.replace(/dev/, 'prod').replace('10.0', '10.1'),
    };
    expect(problems(files, RUN).map(inShort)).toEqual([]);
    expect(problems(files).map(inShort)).toEqual([`files/declared: generated/${RUN} is declared, but does not exist`]);
  });

  test('rejects a declaration of a file of another environment', () => {
    const other = DEV.replace(/dev/, 'prod').replace('10.0', '10.1');
    const files = { dev: DEV, prod: `${other}${stringify({ extraFiles: { [RUN]: declaration } })}` };
    expect(problems(files, RUN).map(({ rule, location: { file } }) => `${file} ${rule}`)).toEqual([
      'environments/prod.yaml files/declared',
      `generated/${RUN} files/extra`,
    ]);
  });
});
