import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { GeneratedDeployment } from '../../../lib/fleet/generated-stamp';
import { readProject } from '../../../lib/resolve/read-project';
import { readGenerated } from '../../../lib/generated/read-generated';
import { inCopyOf } from '../../support/root';

const FOLDER = 'generated/blue/germanywestcentral';

const read = (content: unknown) =>
  inCopyOf('environment-dns', (project) => {
    mkdirSync(path.join(project, FOLDER), { recursive: true });
    writeFileSync(path.join(project, FOLDER, 'cdk.tf.json'), JSON.stringify(content));
    return readGenerated(project, readProject(project)).get('blue-germanywestcentral');
  });

const SUBNET = { name: 'snet', body: { properties: { addressPrefix: '10.0.0.0/24' } } };

test.each([
  [
    { azapi_resource: { account_filter_a: { name: 'a' }, other: { name: 'b' }, network_private_endpoints: SUBNET } },
    { addresses: { network: 'vnet', subnet: 'snet' } },
  ],
  // As in version 0.1 of the kit.
  [
    {
      azapi_resource: { account_filter_a: { name: 'a' }, other: { name: 'b' } },
      azurerm_subnet: { network_private_endpoints: { name: 'snet', address_prefixes: ['10.0.0.0/24'] } },
    },
    {},
  ],
])('reads the subscription, the subnet and the names of filters: %j', (resources, addresses) => {
  const resource = { ...resources, azurerm_virtual_network: { network: { name: 'vnet' } } };
  expect(read({ provider: { azurerm: [{ subscription_id: 's' }] }, resource })).toEqual({
    subscriptionId: 's',
    cloud: 'public',
    subnet: { virtualNetwork: 'vnet', name: 'snet', prefix: '10.0.0.0/24' },
    filterNames: new Map([['azapi_resource.account_filter_a', 'a']]),
    ...addresses,
  });
});

test.each([
  [{ resource: { azapi_resource: { account_filter_a: null, account_filter_b: 1 } } }],
  [{ resource: null, provider: [] }],
  [{ resource: { azapi_resource: [], azurerm_subnet: { network_private_endpoints: null } }, provider: { azurerm: [null] } }],
])('omits values in another form than the kit writes: %j', (content) => {
  expect(read(content)).toEqual({ filterNames: new Map() });
});

test('reads the deployments that both providers create on the account', () => {
  const resource = {
    azurerm_cognitive_account: { account: { name: 'oai' } },
    azurerm_cognitive_deployment: {
      account_deployment_chat: {
        name: 'chat',
        sku: { name: 'Standard' },
        model: { name: 'gpt-5.1', version: '1', format: 'OpenAI' },
      },
      other: { name: 'b' },
    },
    azapi_resource: {
      account_deployment_reserved: {
        name: 'reserved',
        body: {
          sku: { name: 'ProvisionedManaged', capacity: 50 },
          properties: {
            model: { name: 'gpt-5.1', version: '2', format: 'OpenAI' },
            spilloverDeploymentName: '${azurerm_cognitive_deployment.account_deployment_chat.name}',
          },
        },
      },
      account_deployment_alone: { name: 'alone', body: { properties: { spilloverDeploymentName: '' } } },
      account_filter_a: { name: 'a' },
    },
  };
  const model = { model: 'gpt-5.1', format: 'OpenAI' };
  const chat = { ...model, name: 'chat', sku: 'Standard', capacity: undefined, version: '1', spillover: undefined };
  const reserved = { ...model, name: 'reserved', sku: 'ProvisionedManaged', capacity: 50, version: '2', spillover: 'chat' };
  const unknown = {
    sku: undefined,
    capacity: undefined,
    model: undefined,
    version: undefined,
    format: undefined,
    spillover: undefined,
  };
  const all = new Map<string, GeneratedDeployment>([
    ['azurerm_cognitive_deployment.account_deployment_chat', chat],
    ['azapi_resource.account_deployment_reserved', reserved],
    ['azapi_resource.account_deployment_alone', { name: 'alone', ...unknown }],
  ]);
  expect(read({ resource })?.deployments).toEqual({ account: 'oai', all });
});
