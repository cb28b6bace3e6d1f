import path from 'node:path';
import pc from 'picocolors';
import { addressJson, addressText } from '../../cli/explain/address-report';
import { askedAddress, isAddress } from '../../cli/explain/address-text';
import { command } from '../support/command';
import { explainedIn, explainerOf } from '../support/explained';
import { ROOT } from '../support/root';

const { explain, linesOf, json } = explainedIn;

describe('a stack', () => {
  test('has all settings as a tree', () => {
    const { stdout } = explain('dev-and-prod', 'dev-swedencentral');
    const lines = stdout.split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'deployments',
        '  chat',
        '    capacity              20                                    environments/dev.yaml:6:88',
        '    format                OpenAI                                default',
        '  account                 oai-assistants-dev-sdc                derived',
        '  owner                   ai-platform                           environments/defaults.yaml:7:10',
      ]),
    );
    expect(lines.filter((line) => line.endsWith(' '))).toEqual([]);
  });

  test('has JSON with each setting', () => {
    const { settings } = json('dev-and-prod', 'dev-swedencentral') as { settings: readonly { setting: string }[] };
    expect(settings.find(({ setting }) => setting === 'tags.costCenter')).toEqual({
      setting: 'tags.costCenter',
      path: ['tags', 'costCenter'],
      value: '4711',
      hidden: false,
      origin: 'written',
      ...{ layer: 'defaults', file: 'environments/defaults.yaml', line: 6, column: 15 },
    });
  });

  test('of an environment has only the settings that apply to it', () => {
    const { settings } = json('watched', 'violet-environment') as { settings: readonly { setting: string }[] };
    const keys = [...new Set(settings.map(({ setting }) => setting.split('.')[0]))];
    expect(keys).toEqual(expect.arrayContaining(['alerts', 'environmentBudget', 'homeRegion', 'workload']));
    expect(keys).not.toContain('deployments');
  });

  test('that a person applies has only addresses', () => {
    expect(explain('state-backend', 'state-sttfstateclaims')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('the settings of state-sttfstateclaims are those of live, trial: ') as string,
    });
  });
});

describe('an address', () => {
  test('with an attribute leads to one line', () => {
    const address = 'azurerm_cognitive_deployment.account_deployment_chat';
    expect(json('dev-and-prod', 'dev/swedencentral', `${address}.sku[0].capacity`)['attributes']).toEqual([
      {
        attribute: 'sku.capacity',
        value: 20,
        settings: [
          {
            environment: 'dev',
            stamp: 'swedencentral',
            setting: 'deployments.chat.capacity',
            path: ['deployments', 'chat', 'capacity'],
            origin: 'written',
            ...{ layer: 'environment', file: 'environments/dev.yaml', line: 6, column: 88 },
          },
        ],
      },
    ]);
  });

  test.each([
    ['azurerm_x.y', { address: 'azurerm_x.y' }],
    ['azurerm_x.y.sku.capacity', { address: 'azurerm_x.y', attribute: 'sku.capacity' }],
    ['azurerm_x.y.sku[0].capacity', { address: 'azurerm_x.y', attribute: 'sku.capacity' }],
    ['azurerm_x.y.sku.0.capacity', { address: 'azurerm_x.y', attribute: 'sku.capacity' }],
    ['azurerm_x.y.tags["owner"]', { address: 'azurerm_x.y', attribute: 'tags.owner' }],
    ['azurerm_x.yy', { address: 'azurerm_x.yy' }],
    ['var.words', { address: 'variable.words' }],
    ['module.hub[0].azurerm_x.y', { address: 'module.hub.azurerm_x.y' }],
  ])('can be written as %s', (text, asked) => {
    expect(isAddress(text)).toBe(true);
    expect(askedAddress(text, ['azurerm_x.y', 'variable.words'])).toEqual(asked);
  });

  test('of the stack of an environment leads to its file', () => {
    const lines = linesOf('dev-and-prod', 'prod/environment', 'azurerm_resource_group.resource_group.location');
    expect(lines.map((line) => line.replace(/ {2,}/g, '  '))).toContain(
      'location  swedencentral  prod homeRegion  environments/prod.yaml:5:13',
    );
  });

  test('of a deployment that spills over leads to what must agree with the other one', () => {
    const { explainer, subject } = explainerOf('spillover', 'copper-swedencentral');
    const explained = explainer.explain('azapi_resource.account_deployment_chat');
    const lines = addressText(explained, subject, pc.createColors(false))
      .split('\n')
      .map((line) => line.replace(/ {2,}/g, '  '));
    expect(lines).toEqual(
      expect.arrayContaining([
        'body.properties.model.format  OpenAI  deployments.chat.format  default',
        'body.properties.model.name  gpt-5.4  deployments.chat.model  environments/copper.yaml:10:18',
        'body.properties.model.version  "2026-03-05"  deployments.chat.version  environments/copper.yaml:10:36',
        'body.properties.raiPolicyName  ${azapi_resource.account_filter_default.name}  deployments.chat.contentFilter  default',
      ]),
    );
    const overflow = explainer.explain('azurerm_cognitive_deployment.account_deployment_chat-overflow');
    expect(overflow.attributes.find((each) => each.path === 'model.name')?.settings.map((each) => each.path.join('.'))).toEqual(
      ['deployments.chat-overflow.model'],
    );
  });

  test('names no setting and not the kit, if no other value of a setting with the same value can be tried', () => {
    const { explainer, subject } = explainerOf('us-government', 'agency-environment');
    const explained = explainer.explain('provider.azurerm');
    const lines = addressText(explained, subject, pc.createColors(false)).split('\n');
    expect(lines.map((line) => line.replace(/ {2,}/g, '  '))).toEqual(
      expect.arrayContaining([
        'environment  usgovernment  unknown  see below',
        'resource_provider_registrations  none  none  the kit',
      ]),
    );
    expect(addressJson(explained, subject)).toMatch(
      /"attribute": "environment",\s*"value": "usgovernment",\s*"settings": \[\],\s*"untried": \[\s*\{\s*"environment": "agency",\s*"setting": "cloud"/,
    );
  });

  test('of a stack that a person applies leads to the files of its environments', () => {
    const lines = linesOf('state-backend', 'state/sttfstateclaims', 'azurerm_storage_account.account.account_replication_type');
    expect(lines.map((line) => line.replace(/ {2,}/g, '  '))).toContain(
      'account_replication_type  ZRS  state.create.replication  environments/defaults.yaml:11:18',
    );
  });
});

describe('confidential blocklists', () => {
  const WORDS = ['CUST-', 'ACME', 'customers.csv'];
  const expectNoWords = (text: string) => {
    expect(text).toContain('lists');
    for (const word of WORDS) expect(text).not.toContain(word);
  };

  test.each([[], ['blocklists'], ['blocklists.customers'], ['blocklists.customers.file']])('are not shown: %j', (...asked) => {
    for (const format of ['text', 'json']) {
      const { status, stdout } = explain('blocklists', 'lists-swedencentral', ...asked, '--format', format);
      expect(status).toBe(0);
      expectNoWords(stdout);
    }
  });

  test('are not shown with any address', () => {
    const { explainer, subject } = explainerOf('blocklists', 'lists-swedencentral');
    const addresses = [...(explainer.blocks?.keys() ?? [])];
    expect(addresses).toContain('azapi_resource_action.account_blocklist_customers_items_000');
    for (const address of addresses) {
      const explained = explainer.explain(address);
      expectNoWords(addressText(explained, subject, pc.createColors(false)));
      expectNoWords(addressJson(explained, subject));
    }
  });
});

describe('mistakes', () => {
  const MISTAKES: readonly (readonly [args: readonly string[], message: string])[] = [
    [['prod-swedencentrall'], "unknown stack 'prod-swedencentrall': did you mean 'prod-swedencentral'?"],
    [
      ['prod-swedencentral', 'deployments.chat.capasity'],
      "'deployments.chat' of prod-swedencentral has no 'capasity': did you mean 'capacity'?",
    ],
    [
      ['prod-swedencentral', 'deployments.chatt.sku'],
      "'deployments' of prod-swedencentral has no 'chatt': did you mean 'chat'?",
    ],
    ...['', '...', '[', '.deployments', 'deployments..chat', 'regions.swedencentral.'].map((asked): [string[], string] => [
      ['prod-swedencentral', asked],
      `'${asked}' is not the path of a setting: write keys with periods between them, such as deployments.chat.capacity`,
    ]),
    [
      ['prod-swedencentral', 'regions.germanywestcentral.network'],
      "'regions.germanywestcentral.network' belongs to prod-germanywestcentral: run npx stamps explain prod-germanywestcentral 'network'",
    ],
    [['prod-swedencentral', 'regions.francecentral.network'], "prod-swedencentral has no 'regions': did you mean 'region'?"],
    [
      ['prod-swedencentral', 'module.hub["x"].azurerm_virtual_network.network'],
      'no environment file decides about module.hub["x"].azurerm_virtual_network.network: the kit generates no modules. Look for the module in main.ts, or in a file beside generated/prod/swedencentral/cdk.tf.json',
    ],
    [['prod-swedencentral', 'deploymnts'], "prod-swedencentral has no 'deploymnts': did you mean 'deployments'?"],
    [
      ['prod-swedencentral', 'azurerm_virtual_network.network.adress_space'],
      "azurerm_virtual_network.network has no attribute 'adress_space': did you mean 'address_space'?",
    ],
    [
      ['prod-swedencentral', 'azurerm_virtual_network.networks'],
      'prod-swedencentral has no azurerm_virtual_network.networks, unless main.ts or a file beside the generated one adds it. The most similar addresses: azurerm_virtual_network.network, ',
    ],
  ];

  test.each(MISTAKES)('%j: %s', (args, message) => {
    const { status, stdout, stderr } = explain('dev-and-prod', ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`explain: ${message}`);
  });

  test('in the environment files are reported as by a check', () => {
    const project = path.join(ROOT, 'test/broken/wrong-types');
    const { status, stdout, stderr } = command('explain', 'dev-swedencentral', '--project', project);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^environments\/\w+\.yaml:\d+:\d+ error schema\//);
  });
});
