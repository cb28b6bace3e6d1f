import { PROVIDER_VERSIONS } from '../../lib/terraform/provider-versions';
import { Workplace } from '../support/pipelines';
import type { Answer, Change } from '../support/recovery';
import { ACCOUNT, CONFIGURATION, create, FILTER, GROUP, listOf, NETWORK, NSG, STACK, SUBNET } from '../support/recovery';

// Each test starts several programs.
jest.setTimeout(60_000);

let place: Workplace;

beforeEach(() => {
  place = new Workplace();
  place.write(`${STACK}/cdk.tf.json`, CONFIGURATION);
});

afterEach(() => {
  place.clear();
});

const show = (...args: string[]) => place.run(['node', 'pipelines/recovery/show.mjs', 'list.json', ...args]);
const THERE = { exists: true };
const MISSING = { exists: false };

describe('the list', () => {
  test('contains only existing resources', async () => {
    const account = 'azurerm_cognitive_account.account';
    const { list } = await listOf(place, [create('azurerm_resource_group.group'), create(account)], {
      'azurerm_resource_group.group': THERE,
      [account]: MISSING,
    });
    expect(list).toMatchObject({
      existing: [{ address: 'azurerm_resource_group.group', id: GROUP, outside: false }],
      stuck: [],
    });
  });

  test('imports only resources that the providers do not overwrite, or not without loss', async () => {
    const imported = ['azapi_resource.strict', 'azurerm_subnet.subnet', 'azurerm_virtual_network.network'];
    const addresses = [...imported, 'azurerm_resource_group.group', 'azurerm_network_security_group.nsg'];
    const answers = Object.fromEntries(addresses.map((address) => [address, THERE]));
    const { list } = await listOf(place, addresses.map(create), answers);
    expect(list.existing.map(({ importId }) => importId)).toEqual([
      `${FILTER}?api-version=2025-06-01`,
      SUBNET,
      NETWORK,
      undefined,
      undefined,
    ]);
  });

  test('imports an account only together with one of its filters', async () => {
    const account = 'azurerm_cognitive_account.account';
    const alone = await listOf(place, [create(account)], { [account]: THERE });
    expect(alone.list.existing.map(({ importId }) => importId)).toEqual([undefined]);
    const changes = [create('azapi_resource.strict'), create(account)];
    const both = await listOf(place, changes, { 'azapi_resource.strict': THERE, [account]: THERE });
    expect(both.list.existing.map(({ importId }) => importId)).toEqual([`${FILTER}?api-version=2025-06-01`, ACCOUNT]);
  });

  test('shows resources outside the resource group of the stack', async () => {
    const link = 'azurerm_private_dns_zone_virtual_network_link.link';
    const { list } = await listOf(place, [create(link)], { [link]: THERE });
    expect(list.existing).toMatchObject([{ address: link, outside: true }]);
    expect((await show()).status).toBe(3);
    expect((await show()).stderr).toContain(`--allow '${link}'`);
    expect((await show('--allow', link)).status).toBe(0);
    expect((await show('--allow', 'azurerm_subnet.subnet')).status).toBe(3);
  });

  test.each<[string, Answer, object]>([
    ['has none', { exists: true, securityGroup: null }, []],
    ['is not there', MISSING, []],
    ['has ours', { exists: true, securityGroup: NSG.toUpperCase() }, [{ outside: false }]],
    [
      'has another',
      { exists: true, securityGroup: `${GROUP}/x` },
      [{ outside: true, note: expect.stringContaining('/x') as string }],
    ],
  ])('sees the network security group of a subnet that %s', async (_, answer, expected) => {
    const association = 'azurerm_subnet_network_security_group_association.nsg';
    const { list } = await listOf(place, [create(association)], { [association]: answer });
    expect(list.existing).toMatchObject(expected);
    expect(list.existing).toHaveLength((expected as unknown[]).length);
  });

  test('omits a blocklist from a variable if its name is not known, and contains it if the plan knows the name', async () => {
    const list = 'azurerm_cognitive_account_rai_blocklist.words';
    const unknown = await listOf(place, [create(list), create('azapi_resource_action.words')], {});
    expect(unknown.list.unchecked.map(({ address }) => address)).toEqual([list, 'azapi_resource_action.words']);
    const known = await listOf(place, [{ ...create(list), after: { name: 'words-1' } }], { [list]: THERE });
    expect(known.list.existing).toMatchObject([{ id: `${ACCOUNT}/raiBlocklists/words-1` }]);
  });

  test('is not created if Azure gave no answer', async () => {
    const { status, stderr } = await listOf(place, [create('azapi_resource.strict')], {});
    expect(status).not.toBe(0);
    expect(stderr).toContain('Azure gave no answer about azapi_resource.strict');
  });
});

describe('an object that is still in the state', () => {
  const renamed: Change = {
    address: 'azapi_resource.strict',
    actions: ['create', 'delete'],
    before: { id: `${ACCOUNT}/raiPolicies/old` },
  };
  const left = (address: string, id: string): Change => ({ address, deposed: '1', actions: ['delete'], before: { id } });

  test.each([
    ['was renamed', [renamed]],
    ['is left over', [create(renamed.address), left(renamed.address, `${ACCOUNT}/raiPolicies/old`)]],
  ])('a filter that %s, so that its new one cannot be imported', async (_, changes) => {
    const { list } = await listOf(place, changes, { [renamed.address]: THERE });
    expect([list.existing, list.stuck]).toMatchObject([[], [{ command: `az resource delete --ids '${FILTER}'` }]]);
    const { status, stderr } = await show();
    expect(status).toBe(1);
    expect(stderr).toContain(`  az resource delete --ids '${FILTER}'\n`);
    const missing = await listOf(place, changes, { [renamed.address]: MISSING });
    expect([missing.list.existing, missing.list.stuck]).toEqual([[], []]);
  });

  test('an account of another name, which azurerm overwrites the new one beside', async () => {
    const address = 'azurerm_cognitive_account.account';
    const { list } = await listOf(place, [{ address, actions: ['create', 'delete'], before: { id: `${ACCOUNT}-old` } }], {
      [address]: THERE,
    });
    expect([list.existing, list.stuck]).toMatchObject([[{ address }], []]);
  });

  test.each<[string, Change[]]>([
    [
      'tainted',
      [
        {
          address: 'azurerm_cognitive_account.account',
          actions: ['create', 'delete'],
          before: {},
          reason: 'replace_because_tainted',
        },
      ],
    ],
    [
      'of the same ID',
      [{ address: 'azurerm_cognitive_account.account', actions: ['create', 'delete'], before: { id: ACCOUNT } }],
    ],
    ['left over', [create('azurerm_cognitive_account.account'), left('azurerm_cognitive_account.account', ACCOUNT)]],
  ])('itself, %s, so that Terraform would delete what it has just created', async (_, changes) => {
    const { list } = await listOf(place, changes, {});
    expect(list.stuck).toMatchObject([{ command: `terraform -chdir=${STACK} state rm 'azurerm_cognitive_account.account'` }]);
    expect((await show()).status).toBe(1);
  });

  test('itself, tainted, with dependents that Terraform would replace if it were removed from the state', async () => {
    const account = 'azurerm_cognitive_account.account';
    const tainted = { address: account, actions: ['create', 'delete'], before: {}, reason: 'replace_because_tainted' };
    const { list } = await listOf(place, [tainted, { address: 'a', actions: ['delete', 'create'], before: {} }], {});
    expect(list.stuck).toMatchObject([{ command: `terraform -chdir=${STACK} untaint '${account}'` }]);
  });

  test('itself, which Terraform deletes before it recreates it as usual', async () => {
    const change = { address: 'azapi_resource.strict', actions: ['delete', 'create'], before: { id: FILTER } };
    const { list } = await listOf(place, [change], {});
    expect([list.existing, list.stuck]).toEqual([[], []]);
    expect((await show()).status).toBe(4);
  });
});

test('the probe checks all candidates, fails without an answer, and writes nothing', async () => {
  await listOf(
    place,
    ['azapi_resource.strict', 'azapi_resource_action.words', 'azurerm_subnet_network_security_group_association.nsg'].map(
      create,
    ),
    {},
  );
  const { stdout } = await place.run(['node', 'pipelines/recovery/probe.mjs', STACK, 'candidates.json']);
  const probe = JSON.parse(stdout) as { readonly data: { readonly azapi_resource: { readonly existing: object } } };
  expect(Object.keys(probe)).toEqual(['terraform', 'provider', 'data', 'output']);
  expect(probe.data.azapi_resource.existing).toMatchObject({
    ignore_not_found: true,
    for_each: {
      'azapi_resource.strict': { id: FILTER, type: 'Microsoft.CognitiveServices/accounts/raiPolicies@2025-06-01', values: {} },
      'azurerm_subnet_network_security_group_association.nsg': {
        id: SUBNET,
        values: { securityGroup: 'properties.networkSecurityGroup.id' },
      },
    },
  });
  expect(stdout).not.toContain('azapi_resource_action');
});

test('the probe of a stack without azapi installs the version that the kit pins', async () => {
  place.write(`${STACK}/cdk.tf.json`, { ...CONFIGURATION, terraform: { required_providers: {} } });
  await listOf(place, [create('azurerm_resource_group.group')], { 'azurerm_resource_group.group': THERE });
  const { stdout } = await place.run(['node', 'pipelines/recovery/probe.mjs', STACK, 'candidates.json']);
  expect(JSON.parse(stdout)).toMatchObject({
    terraform: { required_providers: { azapi: { source: 'Azure/azapi', version: PROVIDER_VERSIONS.azapi } } },
  });
});
