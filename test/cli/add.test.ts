import { chmodSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { problemsOf } from '../support/project';
import { DEFAULTS, inserted, PROD, projectForAdd } from '../support/project-for-add';

const { add, fileOf, read, write } = projectForAdd();
const GRANT = '--principal-id 4f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e02 --principal-type Group --role operator'.split(' ');

describe('stamps add region', () => {
  test('takes the next free address space of the same size, and sets the home region', async () => {
    const { status, stdout, stderr } = await add('region', 'francecentral', '--environment', 'prod');
    expect([status, stderr]).toEqual([0, '']);
    expect(inserted(PROD, read('prod'))).toEqual([
      'homeRegion: swedencentral',
      '  francecentral: { network: { addressSpace: 10.20.0.128/25 } }',
    ]);
    expect(stdout).toContain('+  francecentral: { network: { addressSpace: 10.20.0.128/25 } }\n');
    expect(stdout).toContain('changed environments/prod.yaml\nNext: npx stamps synth\n');
    expect(problemsOf({ defaults: DEFAULTS, prod: read('prod') })).toEqual([]);
  });

  test('never changes a home region, also one that the defaults set', async () => {
    write('defaults', `${DEFAULTS}homeRegion: swedencentral\n`);
    expect((await add('region', 'francecentral', '--environment', 'prod')).status).toBe(0);
    expect(inserted(PROD, read('prod'))).toHaveLength(1);
    write('defaults', DEFAULTS);
    const home = PROD.replace('subscriptionId', 'homeRegion: swedencentral\nsubscriptionId');
    write('prod', home);
    expect((await add('region', 'francecentral', '--environment', 'prod')).status).toBe(0);
    expect(inserted(home, read('prod'))).toHaveLength(1);
  });

  test('adds another stamp in a region, and an entry to it alone', async () => {
    expect((await add('region', 'swedencentral', '--environment', 'prod', '--key', 'batch')).status).toBe(0);
    expect(inserted(PROD, read('prod'))).toEqual([
      '  batch: { region: swedencentral, network: { addressSpace: 10.20.0.128/25 } }',
    ]);
    expect((await add('grant', 'team', '--environment', 'prod', '--region', 'batch', ...GRANT)).status).toBe(0);
    expect(parse(read('prod'))).toMatchObject({ regions: { batch: { access: { team: { role: 'operator' } } } } });
    expect(problemsOf({ defaults: DEFAULTS, prod: read('prod') })).toEqual([
      expect.stringContaining('access.team is missing in swedencentral, but exists in batch'),
    ]);
    expect(await add('region', 'swedencentral', '--environment', 'prod', '--key', 'Batch_2')).toMatchObject({ status: 2 });
  });

  test('skips the addresses of other environments', async () => {
    write('test', PROD.replace('prod', 'test').replace('10.20.0.0/25', '10.20.0.128/26'));
    await add('region', 'francecentral', '--environment', 'prod', '--dry-run');
    expect((await add('region', 'francecentral', '--environment', 'prod', '--dry-run')).stdout).toContain(
      'addressSpace: 10.20.1.0/25',
    );
  });

  test.each([
    ['outside of the residency', ['eastus2'], 'error residency/places'],
    [
      'with addresses that overlap',
      ['francecentral', '--address-space', '10.20.0.64/26'],
      'the address space 10.20.0.0/25 of prod-swedencentral overlaps 10.20.0.64/26',
    ],
    [
      'that exists',
      ['swedencentral'],
      'add: prod has the region swedencentral already: environments/prod.yaml:11; for another stamp in swedencentral, add --key <name>\n',
    ],
  ])('writes nothing for a region %s', async (_, args, words) => {
    const { status, stdout, stderr } = await add('region', ...args, '--environment', 'prod');
    expect([status, stdout, stderr]).toEqual([1, '', expect.stringContaining(words)]);
    expect(read('prod')).toBe(PROD);
  });

  test('needs a subnet if the other regions use existing networks', async () => {
    const subnet = (name: string) =>
      `/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/${name}/subnets/endpoints`;
    write('prod', PROD.replace('{ addressSpace: 10.20.0.0/25 }', `{ existing: { subnetId: ${subnet('vnet')} } }`));
    expect(await add('region', 'francecentral', '--environment', 'prod')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('add --subnet-id <id>') as string,
    });
    expect((await add('region', 'francecentral', '--environment', 'prod', '--subnet-id', subnet('other'))).status).toBe(0);
    expect(parse(read('prod'))).toMatchObject({
      regions: { francecentral: { network: { existing: { subnetId: subnet('other') } } } },
    });
  });
});

describe('stamps add grant', () => {
  test('replaces an empty map by one with a line for each grant', async () => {
    expect((await add('grant', 'team', '--environment', 'prod', ...GRANT)).status).toBe(0);
    expect(read('prod')).toBe(
      PROD.replace(
        'access: {}\n',
        'access:\n  team: { principalId: 4f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e02, principalType: Group, role: operator }\n',
      ),
    );
  });

  test('keeps the line endings, the byte order mark and the permissions of the file', async () => {
    const windows = `\uFEFF${PROD.replaceAll('\n', '\r\n')}`;
    write('prod', windows);
    chmodSync(fileOf('prod'), 0o640);
    expect((await add('grant', 'team', '--environment', 'prod', '--region', 'swedencentral', ...GRANT)).status).toBe(0);
    expect(read('prod').startsWith('\uFEFF#')).toBe(true);
    expect(read('prod').replaceAll('\r\n', '')).not.toContain('\n');
    expect(statSync(fileOf('prod')).mode & 0o777).toBe(0o640);
    expect(parse(read('prod').slice(1))).toMatchObject({
      regions: { swedencentral: { access: { team: { role: 'operator' } } } },
    });
    expect(readdirSync(path.dirname(fileOf('prod'))).sort()).toEqual(['defaults.yaml', 'prod.yaml']);
  });

  test('names every missing option, and refuses roles that read keys', async () => {
    expect((await add('grant')).stderr).toContain(
      'add: missing: <name>, --environment <name>, --principal-id <id>, --principal-type <type>, --role <role>.',
    );
    const { status, stderr } = await add('grant', 'x', '--environment', 'prod', ...GRANT.slice(0, 4), '--role', 'Contributor');
    expect([status, stderr]).toEqual([2, expect.stringContaining("The role 'Contributor' is refused")]);
  });

  test('is not stopped by errors that the environments had before, and reports them', async () => {
    write('prod', PROD.replace('capacity: 100', 'capacity: many'));
    const { status, stderr } = await add('grant', 'team', '--environment', 'prod', ...GRANT);
    expect([status, stderr]).toEqual([
      0,
      'The environments had 1 error before, which this does not change: npx stamps check\n',
    ]);
    expect(read('prod')).toContain('  team: {');
  });

  test('refuses a file that is not valid YAML, and one whose map is an alias', async () => {
    write('prod', PROD.replace('access: {}', 'access: {'));
    expect(await add('grant', 'team', '--environment', 'prod', ...GRANT)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(
        /error yaml\/syntax[^]*add: environments\/prod.yaml cannot be read: fix it first\n/,
      ) as string,
    });
    const alias = PROD.replace('access: {}', 'access: *who').replace('environment: prod', 'tags: &who {}\nenvironment: prod');
    write('prod', alias);
    expect(await add('grant', 'team', '--environment', 'prod', ...GRANT)).toMatchObject({
      status: 1,
      stderr:
        'add: environments/prod.yaml: access is the alias *who: write its entries in place of the alias, or add the entry by hand\n',
    });
    expect(read('prod')).toBe(alias);
  });

  test('does not show the words of confidential lists beside the entry', async () => {
    const secret = PROD.replace(
      'access: {}',
      'blocklists:\n  names: { terms: [hush], confidential: true }\naccess: {}',
    ).replace('deployments:', 'contentFilters: { default: { blocklists: [names] } }\ndeployments:');
    write('prod', secret);
    const { status, stdout } = await add('grant', 'team', '--environment', 'prod', ...GRANT);
    expect([status, stdout]).toEqual([0, expect.stringContaining(' (confidential)\n')]);
    expect(stdout).not.toContain('hush');
    expect(read('prod')).toContain('hush');
  });
});

test('an unknown environment, kind or region is a usage error with a suggestion', async () => {
  const reportOf = async (kind: string, ...args: string[]) => {
    const { status, stderr } = await add(kind, ...args);
    return [status, stderr.split('\n').slice(0, 2).join(' ')];
  };
  expect(await reportOf('region', 'francecentral', '--environment', 'prd')).toEqual([
    2,
    expect.stringContaining("there is no environment 'prd': did you mean 'prod'?"),
  ]);
  expect(await reportOf('regin')).toEqual([2, expect.stringContaining('Did you mean region?')]);
  expect(await reportOf('region', 'francecentrl', '--environment', 'prod')).toEqual([
    2,
    expect.stringContaining("did you mean 'francecentral'?"),
  ]);
});
