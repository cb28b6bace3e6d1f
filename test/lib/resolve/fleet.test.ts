import { fleetOf, inShort } from '../../support/project';

const DEFAULTS = `
workload: assistants
residency: { dataZone: EU }
tags: { owner: platform, costCenter: "1" }
deployments:
  chat: { model: gpt-5.4, version: "2026-03-05", sku: DataZoneStandard, capacity: 10 }
`;

const DEV = `
environment: dev
subscriptionId: 11111111-1111-1111-1111-111111111111
homeRegion: swedencentral
tags: { costCenter: "2" }
regions:
  swedencentral: { network: { addressSpace: 10.0.0.0/24 } }
  francecentral:
    network: { addressSpace: 10.0.1.0/24 }
    tags: { owner: null }
    deployments:
      chat: { capacity: 5 }
      mini: { model: gpt-5.4-mini, version: "2026-03-17", sku: DataZoneStandard, capacity: 1, contentFilter: Microsoft.DefaultV2 }
`;

const stampsOf = (files: Record<string, string>) => new Map(fleetOf(files).stamps.map(({ value }) => [value.id, value]));

describe('readFleet', () => {
  const stamps = stampsOf({ defaults: DEFAULTS, dev: DEV });
  const [sweden, france] = [stamps.get('dev-swedencentral'), stamps.get('dev-francecentral')];

  test('merges region over environment over defaults', () => {
    expect(sweden?.deployments.map(({ key, capacity }) => [key, capacity])).toEqual([['chat', 10]]);
    expect(france?.deployments.map(({ key, capacity }) => [key, capacity])).toEqual([
      ['chat', 5],
      ['mini', 1],
    ]);
    expect(sweden?.tags).toEqual({
      costCenter: '2',
      environment: 'dev',
      managedBy: 'azure-openai-stamps',
      owner: 'platform',
      workload: 'assistants',
    });
    expect(france?.tags).not.toHaveProperty('owner');
  });

  test('gives each deployment the settings that it does not have itself, whichever layer has them', () => {
    const dev = DEV.replace(
      'homeRegion',
      'deploymentDefaults: { sku: DataZoneStandard, contentFilter: Microsoft.DefaultV2 }\nhomeRegion',
    )
      .replace('    deployments:\n', '    deploymentDefaults: { capacity: 7, contentFilter: null }\n    deployments:\n')
      .replace(', sku: DataZoneStandard, capacity: 1, contentFilter: Microsoft.DefaultV2 }', ' }');
    const { stamps: all, problems } = fleetOf({ defaults: DEFAULTS, dev });
    expect(problems).toEqual([]);
    const settings = all.map(({ value }) =>
      value.deployments.map(({ key, sku, capacity, contentFilter }) => [key, sku, capacity, contentFilter]),
    );
    expect(settings).toEqual([
      [
        ['chat', 'DataZoneStandard', 5, 'default'],
        ['mini', 'DataZoneStandard', 7, 'default'],
      ],
      [['chat', 'DataZoneStandard', 10, 'Microsoft.DefaultV2']],
    ]);
  });

  test('has several stamps in one region, each with a key, names, an address space and a state of its own', () => {
    const batch = `  batch: { region: swedencentral, network: { addressSpace: 10.0.2.0/24 }, deployments: { chat: { capacity: 3 } } }\n`;
    const { stamps: all, problems, shared } = fleetOf({ defaults: DEFAULTS, dev: `${DEV}${batch}` });
    expect(problems).toEqual([]);
    expect(all.map(({ value }) => value.id)).toEqual(['dev-batch', 'dev-francecentral', 'dev-swedencentral']);
    expect(all[0]?.value).toMatchObject({
      key: 'batch',
      region: { name: 'swedencentral' },
      names: { account: 'oai-assistants-dev-sdc-batch' },
      deployments: [{ key: 'chat', capacity: 3 }],
      state: { path: '../../../terraform.dev-batch.tfstate' },
    });
    expect(shared[0]?.value.stamps).toEqual(['dev-batch', 'dev-francecentral', 'dev-swedencentral']);
    expect(stampsOf({ defaults: DEFAULTS, dev: `${DEV}${batch}` }).get('dev-swedencentral')).toEqual(sweden);
  });

  test('needs no home region where all stamps are in one', () => {
    const dev = DEV.replace('homeRegion: swedencentral\n', '').replace(
      '  francecentral:\n',
      '  batch:\n    region: swedencentral\n',
    );
    const { problems, shared } = fleetOf({ defaults: DEFAULTS, dev });
    expect(problems).toEqual([]);
    expect(shared[0]?.value.region.name).toBe('swedencentral');
  });

  test('names things after the Cloud Adoption Framework', () => {
    expect(sweden?.names).toEqual({
      resourceGroup: 'rg-assistants-dev-sdc',
      account: 'oai-assistants-dev-sdc',
      customSubdomain: 'oai-assistants-dev-sdc-bafde89c',
      virtualNetwork: 'vnet-assistants-dev-sdc',
      subnet: 'snet-assistants-dev-sdc',
      networkSecurityGroup: 'nsg-assistants-dev-sdc',
      privateEndpoint: 'pep-oai-assistants-dev-sdc',
      networkInterface: 'nic-oai-assistants-dev-sdc',
      workspace: 'log-assistants-dev-sdc',
      keyIdentity: 'id-oai-assistants-dev-sdc',
      keyVault: 'kv-013ec8bb',
    });
  });

  test('keeps the subdomains of two companies apart', () => {
    const other = stampsOf({ defaults: DEFAULTS, dev: DEV.replace(/1{8}-/, '11111112-') }).get('dev-swedencentral');
    expect(other?.names.customSubdomain).toMatch(/^oai-assistants-dev-sdc-[0-9a-f]{8}$/);
    expect(other?.names.customSubdomain).not.toBe(sweden?.names.customSubdomain);
  });

  test('gives another kind of account another name, so that it can be created before the old one is deleted', () => {
    const services = stampsOf({ defaults: `${DEFAULTS}account: { kind: AIServices }\n`, dev: DEV }).get('dev-swedencentral');
    expect([services?.names.account, services?.names.privateEndpoint]).toEqual([
      'ais-assistants-dev-sdc',
      'pep-ais-assistants-dev-sdc',
    ]);
  });

  test('uses the names that are set', () => {
    const named = stampsOf({
      defaults: DEFAULTS,
      dev: DEV.replace('10.0.0.0/24 }', '10.0.0.0/24 }, names: { account: oai-mine }'),
    });
    expect(named.get('dev-swedencentral')?.names).toMatchObject({ account: 'oai-mine', subnet: 'snet-assistants-dev-sdc' });
  });

  test('adds the strictest filter for deployments that set none, and only for them', () => {
    expect(sweden?.contentFilters).toEqual([{ key: 'default', name: 'default' }]);
    const named = stampsOf({
      defaults: DEFAULTS.replace('capacity: 10', 'capacity: 10, contentFilter: Microsoft.DefaultV2'),
      dev: DEV,
    });
    expect(named.get('dev-swedencentral')?.contentFilters).toEqual([]);
  });

  test('lets an environment define its default filter', () => {
    const own = stampsOf({ defaults: `${DEFAULTS}contentFilters: { default: { mode: asynchronous } }\n`, dev: DEV });
    expect(own.get('dev-swedencentral')?.contentFilters).toEqual([{ key: 'default', name: 'default', mode: 'asynchronous' }]);
  });

  test('derives the subnet for endpoints from the address space', () => {
    expect(sweden?.network).toMatchObject({ kind: 'new', privateEndpointPrefix: '10.0.0.0/27' });
    const small = stampsOf({ defaults: DEFAULTS, dev: DEV.replace('10.0.0.0/24', '10.0.0.16/28') }).get('dev-swedencentral');
    expect(small?.network).toMatchObject({ privateEndpointPrefix: '10.0.0.16/28' });
  });

  test('keeps local state where both ways to deploy find it', () => {
    expect(sweden?.state).toEqual({ type: 'local', path: '../../../terraform.dev-swedencentral.tfstate' });
  });

  test('gives each stamp a blob of its own for remote state, in the subscription of the environment', () => {
    const remote = fleetOf({
      defaults: `${DEFAULTS}state: { resourceGroup: rg, storageAccount: sttfstate, container: tfstate }\n`,
      dev: DEV,
    });
    expect([...remote.stamps, ...remote.shared].map(({ value }) => value.state)).toEqual(
      ['francecentral', 'swedencentral', 'environment'].map((part) => ({
        type: 'azurerm',
        subscriptionId: '11111111-1111-1111-1111-111111111111',
        resourceGroup: 'rg',
        storageAccount: 'sttfstate',
        container: 'tfstate',
        key: `assistants/dev/${part}.tfstate`,
      })),
    );
  });

  test('shares zones between the regions that use those of the environment', () => {
    expect(fleetOf({ defaults: DEFAULTS, dev: DEV }).shared.map(({ value }) => value)).toMatchObject([
      {
        id: 'dev-environment',
        resourceGroup: 'rg-assistants-dev-dns',
        region: { name: 'swedencentral' },
        zones: ['privatelink.openai.azure.com'],
        stamps: ['dev-francecentral', 'dev-swedencentral'],
        linkedNetworks: [],
      },
    ]);
    expect(fleetOf({ defaults: `${DEFAULTS}dns: { mode: stamp }\n`, dev: DEV }).shared).toEqual([]);
  });

  test('does not need a home region where there is only one, or nothing is shared', () => {
    const without = DEV.replace('homeRegion: swedencentral\n', '');
    expect(fleetOf({ defaults: `${DEFAULTS}dns: { mode: policy }\n`, dev: without }).problems).toEqual([]);
    expect(fleetOf({ defaults: DEFAULTS, dev: without }).problems.map(inShort)).toHaveLength(1);
  });

  test('reports a problem of the defaults once, however many environments have it', () => {
    const prod = DEV.replace('environment: dev', 'environment: prod');
    const { problems } = fleetOf({
      defaults: DEFAULTS.replace('capacity: 10', 'capacity: ten'),
      dev: DEV.replace('{ capacity: 5 }', '{}'),
      prod: prod.replace('{ capacity: 5 }', '{}'),
    });
    expect(problems.map(({ location, message }) => `${location.file}: ${message}`)).toEqual([
      "environments/defaults.yaml: 'deployments.chat.capacity' must be a number; it is 'ten'",
    ]);
  });

  test('reports only nulls that remove nothing in an environment without defaults', () => {
    const dev = `${DEV}workload: assistants\nresidency: global\ndeployments: {}\n`.replace(/ {6}chat: .*\n/, '');
    expect(fleetOf({ dev }).problems.map(({ message }) => message)).toEqual([
      "'tags.owner' is empty, which removes the setting of a lower layer; no lower layer has it",
    ]);
    expect(fleetOf({ dev: dev.replace('owner: null', 'owner: me') }).problems).toEqual([]);
  });
});
