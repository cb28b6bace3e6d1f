import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withoutCatalogNote } from '../support/catalog-note';
import { command } from '../support/command';
import { ROOT, TODAY } from '../support/root';

/** Runs the command in a temporary project with these files, by their names without folder and extension. */
function quota(files: Readonly<Record<string, string>>, ...args: string[]) {
  const project = mkdtempSync(path.join(tmpdir(), 'quota-'));
  try {
    mkdirSync(path.join(project, 'environments'));
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(project, `environments/${name}.yaml`), text);
    return withoutCatalogNote(command('quota', '--project', project, '--today', TODAY, ...args));
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

const environment = (name: string, deployments: string) => `
environment: ${name}
workload: assistants
subscriptionId: 11111111-1111-1111-1111-AAAAaaaaBBBB
residency: { dataZone: EU }
network: { addressSpace: 10.${name.length}.0.0/24 }
deployments: { ${deployments} }
regions: { swedencentral: }
`;

const chat = (capacity: number) =>
  `chat: { model: gpt-5.4, version: "2026-03-05", sku: DataZoneStandard, capacity: ${capacity} }`;
const fast = 'fast: { model: gpt-5.4, version: "2026-03-05", sku: DataZoneProvisionedManaged, capacity: 15 }';

const TWO = { dev: environment('dev', chat(300)), prod: environment('prod', `${chat(700)}, ${fast}`) };

test('shows the use, the limit and the origin of the limit', () => {
  expect(quota({ defaults: 'quota: { tier: Tier 3 }', ...TWO })).toEqual({
    status: 0,
    stderr: '',
    stdout: `\
Subscription           Place          Model       SKU                          Used  Limit  Head-room              Unit       Origin
prod (…aaaabbbb)       swedencentral  all models  DataZoneProvisionedManaged     15      -          -              PTU        tiers do not cover provisioned SKUs
dev, prod (…aaaabbbb)  swedencentral  gpt-5.4     DataZoneStandard            1,000  1,000          0  ██████████  1,000 TPM  Tier 3

Provisioned throughput: 15 PTU
`,
  });
});

test('fails if a quota is exceeded, and shows by how much', () => {
  const limits = 'limits: { gpt-5.4: { DataZoneStandard: 900 } }';
  const defaults = `quota: { tier: Tier 3, ${limits}, provisioned: { DataZoneProvisionedManaged: 30 } }`;
  const { status, stdout, stderr } = quota({ defaults, ...TWO });
  expect(status).toBe(1);
  expect(stderr).toContain('environments/prod.yaml:7:96 error quota/exceeded: ');
  expect(stdout).toBe(`\
Subscription           Place          Model       SKU                          Used  Limit  Head-room              Unit       Origin
prod (…aaaabbbb)       swedencentral  all models  DataZoneProvisionedManaged     15     30         15  █████░░░░░  PTU        quota.provisioned
dev, prod (…aaaabbbb)  swedencentral  gpt-5.4     DataZoneStandard            1,000    900       -100  ██████████  1,000 TPM  quota.limits

Provisioned throughput: 15 PTU
`);
});

test('reports that nothing is declared, and shows how to declare it', () => {
  const { status, stdout, stderr } = quota({ dev: TWO.dev });
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toBe(`\
Subscription     Place          Model    SKU               Used  Limit  Head-room    Unit       Origin
dev (…aaaabbbb)  swedencentral  gpt-5.4  DataZoneStandard   300      -          -    1,000 TPM  not declared

No quota is declared, so nothing is checked. Declare the quota in environments/defaults.yaml:
  quota: { tier: "Tier 3", limits: { gpt-5.4: { DataZoneStandard: 2000 } } }
`);
});

test('checks only the SKUs that limits declare', () => {
  const { status, stdout } = quota({ defaults: 'quota: { limits: { gpt-5.4: { GlobalStandard: 1 } } }', dev: TWO.dev });
  expect(status).toBe(0);
  expect(stdout).toBe(`\
Subscription     Place          Model    SKU               Used  Limit  Head-room    Unit       Origin
dev (…aaaabbbb)  swedencentral  gpt-5.4  DataZoneStandard   300      -          -    1,000 TPM  not declared
`);
});

test('the suggested declaration is valid', () => {
  const { stdout } = quota({ dev: TWO.dev });
  const { status, stdout: declared } = quota({ defaults: stdout.trimEnd().split('\n').at(-1) ?? '', dev: TWO.dev });
  expect(status).toBe(0);
  expect(declared).toContain(' 300  2,000      1,700  ██░░░░░░░░  1,000 TPM  quota.limits\n');
});

test('names three environments and counts the others', () => {
  const five = Object.fromEntries(['a', 'bb', 'ccc', 'dddd', 'eeeee'].map((name) => [name, environment(name, chat(1))]));
  expect(quota(five).stdout).toContain('a, bb, ccc and 2 more (…aaaabbbb)  swedencentral');
});

test('does not report that there are no deployments if an environment cannot be read', () => {
  expect(quota({ dev: 'environment: [' })).toMatchObject({
    ...{ status: 1, stdout: '' },
    stderr: expect.stringContaining('environments/dev.yaml:1:') as string,
  });
});

test('reports that there are no deployments', () => {
  expect(quota({ defaults: 'quota: { tier: Tier 3 }', dev: environment('dev', '') })).toEqual({
    status: 0,
    stderr: '',
    stdout: 'There are no deployments.\n',
  });
});

test('prints JSON with the deployments that make up each number', () => {
  const { status, stdout } = quota({ defaults: 'quota: { tier: Tier 3 }', ...TWO }, '--json');
  expect(status).toBe(0);
  const place = { subscriptionId: '11111111-1111-1111-1111-aaaaaaaabbbb', scope: 'regional', place: 'swedencentral' };
  const model = { model: 'gpt-5.4', version: '2026-03-05' };
  expect(JSON.parse(stdout)).toEqual({
    currency: null,
    quotas: [
      {
        ...place,
        usageName: 'OpenAI.DataZoneProvisionedManaged',
        models: null,
        perMonth: null,
        sku: 'DataZoneProvisionedManaged',
        ...{ used: 15, increase: 15, decrease: 0, peak: 15 },
        limit: null,
        headRoom: null,
        exceeded: false,
        unit: 'PTU',
        origin: 'none',
        tier: null,
        reason: 'tiers do not cover provisioned SKUs',
        deployments: [{ stamp: 'prod-swedencentral', name: 'fast', ...model, capacity: 15 }],
      },
      {
        ...place,
        usageName: null,
        models: ['gpt-5.4'],
        perMonth: null,
        sku: 'DataZoneStandard',
        ...{ used: 1000, increase: 1000, decrease: 0, peak: 1000 },
        limit: 1000,
        headRoom: 0,
        exceeded: false,
        unit: '1,000 TPM',
        origin: 'tier',
        tier: 'Tier 3',
        reason: null,
        deployments: [
          { stamp: 'prod-swedencentral', name: 'chat', ...model, capacity: 700 },
          { stamp: 'dev-swedencentral', name: 'chat', ...model, capacity: 300 },
        ],
      },
    ],
  });
});

test('shows what provisioned throughput costs, at the declared prices only', () => {
  const defaults = 'prices: { currency: EUR, ptuPerMonth: { DataZoneProvisionedManaged: 212.5 } }';
  const regional = chat(50).replace('chat', 'local').replace('DataZoneStandard', 'ProvisionedManaged');
  const { status, stdout } = quota({ defaults, prod: environment('prod', `${fast}, ${regional}`) });
  expect(status).toBe(0);
  expect(stdout).toContain(`\
Subscription      Place          Model       SKU                         Used  Limit  Head-room    Unit     Per month  Origin
prod (…aaaabbbb)  swedencentral  all models  DataZoneProvisionedManaged    15      -          -    PTU   EUR 3,187.50  not declared
prod (…aaaabbbb)  swedencentral  all models  ProvisionedManaged            50      -          -    PTU              -  not declared

Provisioned throughput: 65 PTU, EUR 3,187.50 per month at the prices in defaults.yaml; prices declares none for ProvisionedManaged
`);
});

test('shows what the next apply changes, compared with generated/', () => {
  const project = mkdtempSync(path.join(tmpdir(), 'quota-'));
  try {
    const file = path.join(project, 'environments/dev.yaml');
    mkdirSync(path.dirname(file));
    const two = (chatUnits: number, draftUnits: number) =>
      environment('dev', `${chat(chatUnits)}, ${chat(draftUnits).replace('chat', 'drafts')}`);
    writeFileSync(file, two(300, 100));
    expect(command('synth', '--project', project, '--today', TODAY).status).toBe(0);
    expect(command('quota', '--project', project, '--today', TODAY).stdout).not.toContain('Change');
    writeFileSync(file, two(250, 120));
    expect(command('quota', '--project', project, '--today', TODAY).stdout).toContain(`\
Subscription     Place          Model    SKU               Used   Change  Limit  Head-room    Unit       Origin
dev (…aaaabbbb)  swedencentral  gpt-5.4  DataZoneStandard   370  +20 -50      -          -    1,000 TPM  not declared
`);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
});

test('the bar is empty only without use, and full only if nothing is left', () => {
  const bars = [0, 1, 99, 100, 101].map((used) => {
    const files = {
      defaults: 'quota: { limits: { gpt-5.4: { DataZoneStandard: 100 } } }',
      dev: environment('dev', chat(used)),
    };
    return /[█░]+/.exec(quota(files).stdout)?.[0];
  });
  expect(bars).toEqual([undefined, '█░░░░░░░░░', '█████████░', '██████████', '██████████']);
});

test('reports errors in environment files', () => {
  const { status, stderr } = quota({ dev: environment('dev', chat(300).replace('chat:', 'Chat: 5, chat:')) });
  expect(status).toBe(1);
  expect(stderr).toContain("environments/dev.yaml:7:22 error schema/type: 'deployments.Chat' must be a map");
  expect(stderr).toMatch(/\n1 error\n$/);
});

test('does not print warnings, which npx stamps check reports', () => {
  const { status, stdout, stderr } = quota({ dev: environment('dev', chat(300).replace('gpt-5.4', 'gpt-99')) });
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain(
    'dev (…aaaabbbb)  swedencentral  gpt-99  DataZoneStandard   300      -          -    -     not declared\n',
  );
});

test('a usage error has a different exit code than a problem', () => {
  expect(quota(TWO, '--jsonn')).toEqual({
    status: 2,
    stdout: '',
    stderr: "quota: unknown option '--jsonn'\n(Did you mean --json?)\n(use --help for details)\n",
  });
});

test('docs/quota.md shows its output', () => {
  const page = readFileSync(path.join(ROOT, 'docs/quota.md'), 'utf8');
  const blocks = (language: string) =>
    [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, block = '']) => block);
  const [defaults = '', dev = '', prod = ''] = (blocks('yaml')[0] ?? '').split('---\n');
  expect(quota({ defaults, dev, prod })).toEqual({ status: 0, stderr: '', stdout: blocks('text').join('') });
});
