import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CATALOG_FILE } from '../../cli/catalog-age';
import { NEEDED } from '../../lib/catalog/refresh/failure';
import type { CatalogFile } from '../../lib/catalog/refresh/catalog-file';
import { REGION_NAMES } from '../../lib/catalog/regions';
import { asCommitted, catalog, committed } from '../lib/catalog/refresh/arm-catalog';
import { armError, armUsage, page, SUBSCRIPTION } from '../lib/catalog/refresh/arm-server';
import { eastus2, node, update } from '../support/catalog-update';
import { ROOT } from '../support/root';

// Every run is a separate process.
jest.setTimeout(30_000);

const ADDED = `gpt-9 2027-01-01  new model
  GlobalStandard              + eastus2
                              + quota OpenAI.GlobalStandard.gpt-9, capacity to 10000 by default 10
  lifecycle                   + GA, retires 2028-01-01
`;

test('shows the changes without writing the file', async () => {
  const { status, stdout, stderr, text, requests } = await update({ eastus2 }, '--location', 'eastus2');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toBe(`${ADDED}
Left out: 1 model of formats other than OpenAI; the SKU DeveloperTier.
1 of 1 location listed; 0 versions changed, 1 new; nothing was written (use --write).
`);
  expect(text).toBe(committed);
  expect(requests).toHaveLength(3);
});

test('writes with --write, and a second run has nothing to write', async () => {
  const { status, stdout, stderr, text } = await update({ eastus2 }, '--location', 'eastus2', '--write');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain(`0 versions changed, 1 new; wrote ${CATALOG_FILE}.\n`);
  const after = JSON.parse(text) as CatalogFile;
  expect(after.live).toEqual({ eastus2: { source: 'Azure Resource Manager, subscription …6666', asOf: '2027-01-31' } });
  expect(after.models['gpt-9']?.versions['2027-01-01']?.regions).toEqual({ GlobalStandard: ['eastus2'] });
  expect(after.models['gpt-9']?.versions['2027-01-01']?.skus).toEqual({
    GlobalStandard: {
      ...{ usageName: 'OpenAI.GlobalStandard.gpt-9', maximum: 10000, default: 10 },
      ...{ source: 'Azure Resource Manager, subscription …6666', asOf: '2027-01-31' },
    },
  });
  expect({ ...after, live: undefined, models: { ...after.models, 'gpt-9': undefined } }).toEqual({
    ...catalog,
    live: undefined,
  });
  expect(text).not.toContain(SUBSCRIPTION);
});

test('a refresh without changes does not write the file', async () => {
  const { status, stdout, text } = await update(
    { eastus2: [page(...asCommitted('eastus2'))] },
    '--location',
    'eastus2',
    '--write',
  );
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: '1 of 1 location listed; 0 versions changed, 0 new; nothing to write.\n',
  });
  expect(text).toBe(committed);
});

test('merges other locations if some fail, and reports the failures', async () => {
  const scripts = { eastus2, uksouth: [armError(403, 'AuthorizationFailed')], westus3: [armError(500, 'InternalServerError')] };
  const args = ['--location', 'westus3', 'eastus2', '--location', 'uksouth', '--write'];
  const { status, stdout, stderr, text, requests } = await update(scripts, ...args);
  expect(status).toBe(1);
  expect(stderr).toBe(
    `catalog-update: westus3 could not be listed and is unchanged: 500: The request ended with InternalServerError.
catalog-update: uksouth could not be listed and is unchanged: 403: ${NEEDED}
`,
  );
  expect(stdout).toContain('1 of 3 locations listed; 0 versions changed, 1 new; wrote');
  const after = JSON.parse(text) as CatalogFile;
  expect(Object.keys(after.live ?? {})).toEqual(['eastus2']);
  expect({ ...after.models, 'gpt-9': undefined }).toEqual({ ...catalog.models, 'gpt-9': undefined });
  expect(requests.filter((request) => request.includes('/westus3/')).length).toBeGreaterThan(1);
});

test('queries every region of the catalogue, and writes nothing if all fail', async () => {
  const { status, stdout, text, requests } = await update({}, '--write');
  expect(status).toBe(1);
  expect(stdout).toBe(`0 of ${REGION_NAMES.length} locations listed; 0 versions changed, 0 new; nothing to write.\n`);
  expect(text).toBe(committed);
  expect(requests.map((request) => request.split('/')[6]).sort()).toEqual([...REGION_NAMES].sort());
});

test('learns which deployments share a quota', async () => {
  const usages = [
    page(armUsage('OpenAI.GlobalStandard.gpt-9', 'Global', 'Global'), armUsage('AccountCount', 'Regional', 'EastUS2')),
  ];
  const { status, stdout, text } = await update({ eastus2, 'eastus2/usages': usages }, '--location', 'eastus2', '--write');
  expect(status).toBe(0);
  expect(stdout).toContain('\nWhich deployments share a quota\n  OpenAI.GlobalStandard.gpt-9: unknown → Global\n\n');
  expect((JSON.parse(text) as CatalogFile).usages).toEqual({
    'OpenAI.GlobalStandard.gpt-9': {
      ...{ scope: 'Global', source: 'Azure Resource Manager, subscription …6666', asOf: '2027-01-31' },
    },
  });
});

test('merges the models of a location whose quotas cannot be listed, and reports that', async () => {
  const scripts = { eastus2, 'eastus2/usages': [armError(403, 'AuthorizationFailed')] };
  const { status, stdout, stderr } = await update(scripts, '--location', 'eastus2');
  expect(status).toBe(1);
  expect(stderr).toBe(`catalog-update: the quotas of eastus2 could not be listed and are unchanged: 403: ${NEEDED}\n`);
  expect(stdout).toContain('1 of 1 location listed; 0 versions changed, 1 new');
});

test('warns of a location without models', async () => {
  const { status, stdout, stderr } = await update({ southindia: [page()] }, '--location', 'southindia');
  expect({ status, stderr }).toEqual({
    status: 0,
    stderr: 'warning: southindia was listed but offers no models. Check that the subscription is correct.\n',
  });
  expect(stdout).toContain('- southindia\n');
});

test('prints JSON with --json', async () => {
  const scripts = { eastus2, uksouth: [{ body: 'not JSON' }] };
  const { status, stdout } = await update(scripts, '--location', 'eastus2', 'uksouth', '--json');
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    listed: ['eastus2'],
    failed: [{ location: 'uksouth', because: 'the answer is not JSON' }],
    quotasFailed: [],
    leftOut: { otherFormats: 1, skus: ['DeveloperTier'] },
    changes: [
      {
        model: 'gpt-9',
        version: '2027-01-01',
        kind: 'new model',
        skus: [{ sku: 'GlobalStandard', added: ['eastus2'], removed: [] }],
        facts: [
          {
            sku: 'GlobalStandard',
            before: null,
            after: { usageName: 'OpenAI.GlobalStandard.gpt-9', maximum: 10000, default: 10 },
          },
        ],
        lifecycle: {
          before: null,
          after: { stage: 'GA', retirementDate: '2028-01-01', replacement: null, verified: true },
        },
      },
    ],
    quotas: [],
    written: false,
  });
});

test.each([
  [[], "catalog-update: required option '--subscription <id>' not specified"],
  [['--subscription', 'mine'], 'It is not a subscription ID.'],
  [
    ['--subscription', SUBSCRIPTION, '--location', 'eastus22'],
    'The catalogue does not have this region; did you mean eastus2?',
  ],
  [
    ['--subscription', SUBSCRIPTION, '--location', 'usgovvirginia'],
    'It is in Azure Government, and this command lists the public cloud only',
  ],
  [['--subscription', SUBSCRIPTION, '--today', 'tomorrow'], "'tomorrow' is not a date"],
  [['--subscription', SUBSCRIPTION, '--endpoint', 'http://example.com'], 'It must be http://127.0.0.1 with a port.'],
])('rejects %j', async (args, message) => {
  const { status, stdout, stderr } = await node('bin/stamps.mjs', 'catalog-update', ...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(message);
});

test('prints its help without loading the SDK, and nothing else loads the SDK', async () => {
  const count = `Object.keys(require.cache).filter((file) => file.includes('@azure')).length`;
  const script = `process.on('exit', () => console.error(${count})); process.argv.splice(1, 0, 'start'); import('./bin/stamps.mjs')`;
  const { status, stdout, stderr } = await node('--eval', script, '--', 'catalog-update', '--help');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '0\n' });
  expect(stdout).toContain('Exit codes:');
  expect(stdout).not.toContain('--endpoint');

  const sources = ['lib', 'cli', 'stacks'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => path.join(folder, file)),
  );
  const naming = sources.filter((file) => readFileSync(path.join(ROOT, file), 'utf8').includes("/azure-source'"));
  expect(naming).toEqual([path.join('cli', 'catalog-update.ts')]);
});
