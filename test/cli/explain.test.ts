import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { command } from '../support/command';
import { explainedIn } from '../support/explained';
import { inCopyOf, ROOT, TODAY } from '../support/root';

const { explain, linesOf, json } = explainedIn;

describe('a setting', () => {
  test('has its value, its layers, its place in Terraform and the rules that read it', () => {
    expect(explain('dev-and-prod', 'prod/germanywestcentral', 'deployments.chat.capacity')).toEqual({
      status: 0,
      stderr: '',
      stdout: `\
deployments.chat.capacity of prod-germanywestcentral: 50

Written in  environments/prod.yaml:40:38  (regions.germanywestcentral)
Overrides   environments/prod.yaml:26:83  (environment): 100
Terraform   generated/prod/germanywestcentral
              azurerm_cognitive_deployment.account_deployment_chat.sku.capacity
Read by     capacity/shape, quota/exceeded
Meaning     Units of capacity: 1,000 tokens per minute for most models, PTU for provisioned SKUs; see docs/quota.md.
`,
    });
  });

  test('is the same for the other forms of the name of the stack', () => {
    const expected = explain('dev-and-prod', 'prod-swedencentral').stdout;
    expect(expected).toMatch(/^ {2}retentionDays +365 +environments\/prod\.yaml:\d+:\d+$/m);
    for (const stack of ['prod/swedencentral', 'generated/prod/swedencentral', 'generated/prod/swedencentral/'])
      expect(explain('dev-and-prod', stack).stdout).toBe(expected);
  });

  test('of the defaults ends in several stacks, and applies to other stamps', () => {
    const lines = linesOf('dev-and-prod', 'prod-swedencentral', 'tags.owner');
    expect(lines).toContain('Written in  environments/defaults.yaml:7:10  (defaults)');
    expect(lines).toContain('azurerm_cognitive_account.account.tags.owner');
    expect(lines.slice(lines.indexOf('generated/prod/environment'))).toContain(
      'azurerm_private_dns_zone.dns_privatelink_openai_azure_com.tags.owner',
    );
    expect(lines).toContain('Also for    dev-swedencentral, prod-germanywestcentral');
  });

  test('that is not written has its default, and the places where it can be written', () => {
    const lines = linesOf('dev-and-prod', 'prod-swedencentral', 'deployments.chat.versionUpgradeOption');
    expect(lines).toEqual(
      expect.arrayContaining([
        'deployments.chat.versionUpgradeOption of prod-swedencentral: NoAutoUpgrade',
        'Default     no file sets it: this is the default of the kit, see docs/environments.md',
        'Set it in   environments/prod.yaml:37, under regions.swedencentral, for this stamp',
        'environments/prod.yaml, for the environment',
        'environments/defaults.yaml, for all environments',
        'azurerm_cognitive_deployment.account_deployment_chat.version_upgrade_option',
      ]),
    );
  });

  test('that the kit derives from others has the derived value', () => {
    const lines = linesOf('dev-and-prod', 'prod-swedencentral', 'names.account');
    expect(lines[0]).toBe('names.account of prod-swedencentral: oai-assistants-prod-sdc');
    expect(lines).toContain('azurerm_cognitive_account.account.name');
  });

  test('that has neither a value nor a default shows what it would set', () => {
    const lines = linesOf('dev-and-prod', 'prod-swedencentral', 'account.defenderForAI');
    expect(lines[0]).toBe('account.defenderForAI of prod-swedencentral: not set');
    expect(lines).toContain('azapi_update_resource.account_defender  (whether it exists)');
  });

  test('that a layer removes has the line that removes it', () => {
    const attribute = 'overrides.azurerm_virtual_network.network.flow_timeout_in_minutes';
    const lines = linesOf('overridden', 'teal-swedencentral', attribute);
    expect(lines[0]).toBe(`${attribute} of teal-swedencentral: not set`);
    expect(lines).toContain('Removed by  environments/teal.yaml:19:67  (regions.swedencentral)');
    expect(lines).toContain('Overrides   environments/teal.yaml:13:88  (environment): 10');
    expect(lines).toContain('azurerm_virtual_network.network.flow_timeout_in_minutes');
  });

  test('of the organisation ends in no Terraform', () => {
    const lines = linesOf('dev-and-prod', 'prod-swedencentral', 'quota.accountsPerRegion');
    expect(lines).toContain('Terraform   nothing changes with the values that were tried; checks and notes can depend on it');
    expect(lines).toContain('Read by     quota/account');
  });

  test.each([
    ['deployments.mini.spillover', 'unknown: set it, and explain it again'],
    ['budget', 'unknown: set it, and explain it again'],
    ['account', 'unknown for the map as a whole: set one of its settings, and explain that'],
    ['resourceGroup', 'unknown for the map as a whole: set one of its settings, and explain that'],
  ])('without another value that can be tried is unknown: %s', (asked, answer) => {
    const lines = linesOf('spillover', 'copper-swedencentral', asked);
    expect(lines).toContain(`Terraform   ${answer}`);
    expect(lines).toContain('Read by     unknown');
  });

  test('that names another deployment is tried with those that there are', () => {
    inCopyOf('spillover', (project) => {
      const file = path.join(project, 'environments/copper.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace(', spillover: chat-overflow', ''));
      const asked = 'deployments.chat.spillover';
      const { stdout } = command('explain', 'copper-swedencentral', asked, '--project', project, '--today', TODAY);
      expect(stdout).toContain(`${asked} of copper-swedencentral: not set\n`);
      expect(stdout).toContain('azapi_resource.account_deployment_chat.body.properties.spilloverDeploymentName\n');
    });
  });

  test('that must agree with another one is tried without what ties them', () => {
    const lines = linesOf('spillover', 'copper-swedencentral', 'deployments.chat.model');
    expect(lines.filter((line) => line.startsWith('az'))).toEqual([
      'azapi_resource.account_deployment_chat.body.properties.model.name',
    ]);
  });

  test('can have a key with periods, also in brackets', () => {
    for (const written of ['moved.deployments.gpt-5.1', 'moved.deployments["gpt-5.1"]'])
      expect(linesOf('renamed', 'amber-swedencentral', written)).toEqual(
        expect.arrayContaining([
          'moved.deployments.gpt-5.1 of amber-swedencentral: chat',
          'moved.azurerm_cognitive_deployment.account_deployment_gpt-5_1',
        ]),
      );
  });

  test('can be written as in the file of the stamp', () => {
    const lines = linesOf('dev-and-prod', 'prod-germanywestcentral', 'regions.germanywestcentral.network.addressSpace');
    expect(lines[0]).toBe('network.addressSpace of prod-germanywestcentral: 10.20.1.0/24');
  });

  test('has JSON with its layers, the topmost first', () => {
    expect(json('dev-and-prod', 'prod-germanywestcentral', 'deployments.chat.capacity')).toEqual({
      stack: 'prod-germanywestcentral',
      folder: 'generated/prod/germanywestcentral',
      setting: 'deployments.chat.capacity',
      path: ['deployments', 'chat', 'capacity'],
      value: 50,
      hidden: false,
      origin: 'written',
      ...{ layer: 'regions.germanywestcentral', file: 'environments/prod.yaml', line: 40, column: 38 },
      layers: [
        {
          layer: 'regions.germanywestcentral',
          file: 'environments/prod.yaml',
          line: 40,
          column: 38,
          value: 50,
          inEffect: true,
        },
        { layer: 'environment', file: 'environments/prod.yaml', line: 26, column: 83, value: 100, inEffect: false },
      ],
      terraform: [
        {
          folder: 'generated/prod/germanywestcentral',
          address: 'azurerm_cognitive_deployment.account_deployment_chat',
          attribute: 'sku.capacity',
        },
      ],
      otherStamps: [],
      rules: [
        { rule: 'capacity/shape', problems: [] },
        { rule: 'quota/exceeded', problems: [] },
      ],
      description: 'Units of capacity: 1,000 tokens per minute for most models, PTU for provisioned SKUs; see docs/quota.md.',
    });
  });

  test('of a stack with errors has its place, and what the rules report', () => {
    const project = path.join(ROOT, 'test/broken/refused-roles');
    const { status, stdout } = command('explain', 'dev-swedencentral', 'access.guid.role', '--project', project);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Written in {2}environments\/dev\.yaml:\d+:\d+ {2}\(environment\)$/m);
    expect(stdout).toContain('Terraform   unknown: the stack cannot be built, see npx stamps check\n');
    expect(stdout).toMatch(/^Read by {5}access\/role: error: /m);
  });

  test('shows what a rule reports about it', () => {
    inCopyOf('dev-and-prod', (project) => {
      const defaults = path.join(project, 'environments/defaults.yaml');
      const text = readFileSync(defaults, 'utf8');
      writeFileSync(defaults, `${text}quota: { limits: { gpt-5.4: { DataZoneStandard: 10 } } }\n`);
      const { status, stdout } = command('explain', 'prod-swedencentral', 'deployments.chat.capacity', '--project', project);
      expect(status).toBe(0);
      expect(stdout).toMatch(/^Read by {5}quota\/exceeded: error: .*gpt-5\.4.*\n {12}capacity\/shape\n/m);
    });
  });
});

describe('deploymentDefaults', () => {
  const FILE = `
environment: dev
workload: assistants
subscriptionId: 11111111-1111-4111-8111-111111111111
residency: { dataZone: EU }
deploymentDefaults: { sku: DataZoneStandard, capacity: 7 }
deployments:
  chat: { model: gpt-5.4, version: "2026-03-05" }
  mini: { model: gpt-5.4-mini, version: "2026-03-17", capacity: 9 }
regions:
  batch: { region: swedencentral, network: { addressSpace: 10.20.0.0/24 }, deployments: { mini: { capacity: null } } }
`;
  const inProject = <T>(work: (...args: string[]) => T) =>
    inCopyOf('dev-and-prod', (project) => {
      writeFileSync(path.join(project, 'environments/dev.yaml'), FILE);
      return work('--project', project, '--today', TODAY);
    });

  test('are the layer below the deployments', () => {
    inProject((...at) => {
      const { stdout } = command('explain', 'dev-batch', 'deployments.chat.capacity', ...at);
      expect(stdout).toContain('deployments.chat.capacity of dev-batch: 7\n');
      expect(stdout).toContain('Written in  environments/dev.yaml:6:56  (deploymentDefaults of environment)\n');
      expect(stdout).toContain('  azurerm_cognitive_deployment.account_deployment_chat.sku.capacity\n');
    });
  });

  test('apply if a null removes what a lower layer sets', () => {
    inProject((...at) => {
      const { stdout } = command('explain', 'dev/batch', 'deployments.mini.capacity', ...at);
      expect(stdout).toContain('deployments.mini.capacity of dev-batch: 7\n');
      expect(stdout).toContain('Written in  environments/dev.yaml:6:56  (deploymentDefaults of environment)\n');
      expect(stdout).toContain('Removed by  environments/dev.yaml:11:109  (regions.batch)\n');
      expect(stdout).toContain('Overrides   environments/dev.yaml:9:65  (environment): 9\n');
    });
  });

  test('the region of a stamp with another key is written in the stamp', () => {
    inProject((...at) => {
      const { stdout } = command('explain', 'dev-batch', 'region', ...at);
      expect(stdout).toContain('region of dev-batch: swedencentral\n');
      expect(stdout).toContain('Written in  environments/dev.yaml:11:20  (regions.batch)\n');
      expect(stdout).toContain('  azurerm_cognitive_account.account.location\n');
    });
  });
});
