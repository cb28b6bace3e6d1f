import { parse, stringify } from 'yaml';
import type { PlacedFile } from '../../../lib/stack/extra-file';
import { terraformFile } from '../../../lib/stack/terraform-file';
import { checkAll } from '../../../stacks/rules';
import { fleetOf, inShort, TODAY } from '../../support/project';

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
  ])('is satisfied by what its help says of %s', (path) => {
    const [found, ...others] = problems({ dev: DEV }, path);
    expect([found?.rule, others]).toEqual(['files/extra', []]);
    const [, line = ''] = /write in environments\/dev\.yaml: (.*)$/.exec(found?.help ?? '') ?? [];
    expect(problems({ dev: `${DEV}${line}\n` }, path).map(inShort)).toEqual([]);
  });

  test('is satisfied by what its help says of several files', () => {
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

  test('does not ask to declare what no environment file could hold', () => {
    expect(problems({ dev: DEV }, 'dev/swedencentral/${a}.tf').map(({ help }) => help)).toEqual([
      'delete it, or give it a name without ${ and %{ and declare it',
    ]);
    expect(problems({ dev: DEV }, 'dev/westeurope/a.tf').map(({ help }) => help)).toEqual([
      'delete it: no environment has the stack generated/dev/westeurope',
    ]);
  });

  test('is not waived', () => {
    const waiver = { rule: 'files/extra', subject: 'run.tf', owner: 'me', reason: 'it is needed here', expires: '2027-01-31' };
    const rules = problems({ dev: `${DEV}${stringify({ waivers: { one: waiver } })}` }, RUN).map(({ rule }) => rule);
    expect(rules).toEqual(['waivers/rule', 'files/extra']);
  });

  test('finds nothing where the declaration is beside another mistake, and nobody can say where the file cannot be read', () => {
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

  test('shows what a name would do to a terminal', () => {
    const [found] = problems({ dev: DEV }, 'dev/swedencentral/\u001b[2Jx.tf');
    expect(found?.message).toBe('\\u{1b}[2Jx.tf is part of the configuration, but no environment file declares it');
  });
});

test('of a declared file that cannot be read there is a warning', () => {
  const declared = stringify({ extraFiles: { [RUN]: { owner: 'me', reason: 'it is needed here' } } });
  expect(all({ dev: `${DEV}${declared}` }, RUN).map(({ rule, severity }) => [rule, severity])).toEqual([
    ['guardrails/files', 'warning'],
  ]);
});

describe('files/declared', () => {
  const said = { owner: 'platform-team', reason: 'it is needed here' };

  test('takes from the defaults what is meant for one of the environments', () => {
    const files = {
      defaults: stringify({ extraFiles: { [RUN]: said } }),
      dev: DEV,
      prod: DEV.replace(/dev/, 'prod').replace('10.0', '10.1'),
    };
    expect(problems(files, RUN).map(inShort)).toEqual([]);
    expect(problems(files).map(inShort)).toEqual([`files/declared: generated/${RUN} is declared, but not there`]);
  });

  test('lets no environment declare what is in another one', () => {
    const other = DEV.replace(/dev/, 'prod').replace('10.0', '10.1');
    const files = { dev: DEV, prod: `${other}${stringify({ extraFiles: { [RUN]: said } })}` };
    expect(problems(files, RUN).map(({ rule, location: { file } }) => `${file} ${rule}`)).toEqual([
      'environments/prod.yaml files/declared',
      `generated/${RUN} files/extra`,
    ]);
  });
});
