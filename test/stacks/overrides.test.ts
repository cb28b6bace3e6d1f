import { Testing } from 'cdktf';
import { ModelDeployment } from '../../lib/openai/model-deployment';
import { StampStack } from '../../stacks/stamp-stack';
import { configurationIn, exampleFleet, fleetOf, problemsOf, synthesized } from '../support/project';
import { at, configurationOf } from '../support/terraform';

const files = synthesized(exampleFleet('overridden'));
const configuration = configurationIn(files, 'teal/swedencentral');

describe('a stamp with overrides', () => {
  test('merges them layer by layer, without what null removes', () => {
    expect(at(configuration, 'azurerm_cognitive_deployment.account_deployment_chat')).toMatchObject({
      name: 'chat',
      dynamic_throttling_enabled: true,
      timeouts: { create: '2h' },
    });
    expect(at(configuration, 'azurerm_virtual_network.network')).not.toHaveProperty('flow_timeout_in_minutes');
  });

  test('merges maps key by key', () => {
    expect(at(configuration, 'azurerm_private_endpoint.account_private_endpoint')['tags']).toEqual({
      environment: 'teal',
      managedBy: 'azure-openai-stamps',
      note: 'by hand',
      owner: 'network',
      workload: 'triage',
    });
  });

  test('replaces lists, and keeps everything else', () => {
    expect(at(configuration, 'azurerm_virtual_network.network')['dns_servers']).toEqual(['10.0.0.6']);
    expect(at(configuration, 'azurerm_virtual_network.network')).toMatchObject({ address_space: ['192.168.6.0/26'] });
  });

  test('notes them under // and on its page, without the values', () => {
    expect((configuration as unknown as { '//': unknown })['//']).toMatchObject({
      overrides: {
        'azurerm_cognitive_deployment.account_deployment_chat': ['dynamic_throttling_enabled', 'timeouts.create'],
        'azurerm_private_endpoint.account_private_endpoint': ['tags.note', 'tags.owner'],
        'azurerm_virtual_network.network': ['dns_servers'],
      },
    });
    const page = files.get('generated/teal/swedencentral/README.md') ?? '';
    const [, section = ''] = page.split('## Overrides\n');
    expect(section).toMatch(/\| `azurerm_virtual_network.network` +\| `dns_servers` +\|/);
    expect(section).toMatch(/\| `azurerm_private_endpoint.account_private_endpoint` +\| `tags.note`, `tags.owner` +\|/);
    expect(page).not.toContain('by hand');
  });
});

test('stacks in TypeScript can set the same overrides, typed or by address', () => {
  const [{ value: stamp } = fail()] = exampleFleet('stamp-dns').stamps;
  const stack = new StampStack(Testing.app(), stamp.id, { stamp });
  for (const { resource } of stack.node.findAll().filter((each) => ModelDeployment.isModelDeployment(each)))
    resource.dynamicThrottlingEnabled = true;
  stack.account.resource.addOverride('timeouts.create', '2h');
  stack.overrideAttributes('azurerm_virtual_network.network', { dns_servers: ['10.0.0.6'] });
  const made = configurationOf(stack);
  expect(at(made, 'azurerm_cognitive_deployment.account_deployment_chat')['dynamic_throttling_enabled']).toBe(true);
  expect(at(made, 'azurerm_cognitive_account.account')['timeouts']).toEqual({ create: '2h' });
  expect(at(made, 'azurerm_virtual_network.network')['dns_servers']).toEqual(['10.0.0.6']);
});

function fail(): never {
  throw new Error('there is no stamp');
}

test('a stamp without overrides has no notes about them', () => {
  const plain = synthesized(exampleFleet('stamp-dns'));
  for (const [, text] of plain) expect(text.toLowerCase()).not.toContain('overrides');
});

const ENVIRONMENT = `
environment: dev
workload: assistants
subscriptionId: 11111111-1111-1111-1111-111111111111
residency: { dataZone: EU }
regions: { swedencentral: { network: { addressSpace: 10.0.0.0/24 } } }
`;

test('an override that null removes from the defaults is not an override', () => {
  const defaults = `
overrides:
  azurerm_virtual_network.network: { dns_servers: null, tags: { note: null } }
  azurerm_cognitive_account.account: null
  azurerm_subnet.none: { name: null }
`;
  expect(problemsOf({ defaults, dev: ENVIRONMENT })).toEqual([]);
  expect(fleetOf({ defaults, dev: ENVIRONMENT }).stamps.map(({ value }) => value.overrides)).toEqual([
    [{ address: 'azurerm_virtual_network.network', attributes: { tags: {} } }],
  ]);
});

test('an address is not checked if the stack cannot be built: other rules report why', () => {
  const dev = `${ENVIRONMENT}
deployments: { x: { model: gpt-5.4, version: "2026-03-05", sku: DataZoneStandard, capacity: 1 } }
overrides: { azurerm_subnet.none: { name: x } }
`;
  expect(problemsOf({ dev })).toEqual([
    "names/azure: the deployment name 'x' has a length of 1; Azure requires 2 to 64 characters",
  ]);
});
