import { overlay } from '../../../lib/resolve/overlay';
import { stampPage } from '../../../lib/readme/stamp-page';
import { readStack } from '../../../lib/stack/stack';
import { exampleFiles } from '../../support/project';

const FOLDER = 'generated/prod/swedencentral';
const configuration = exampleFiles('dev-and-prod').get(`${FOLDER}/cdk.tf.json`) ?? '';

/** The page of the stamp with manual changes, without the padding of tables. */
const pageWith = (resource: unknown) =>
  stampPage(
    readStack(FOLDER, new Map([['cdk.tf.json', JSON.stringify(overlay(JSON.parse(configuration), { resource }))]])),
  ).replace(/ +/g, ' ');

const connection = (edit: unknown) => ({
  azurerm_private_endpoint: { account_private_endpoint: { private_service_connection: edit } },
});
const endpointSubnet = (properties: unknown) => ({
  azapi_resource: { network_private_endpoints: { body: { properties } } },
});
const OPEN = '| May connect | **every network that reaches the endpoint: no network rule of this stamp applies to it** |';

describe('the network access on the page of a stamp', () => {
  test('is private and restricted by rules if every part is', () => {
    const page = pageWith({});
    expect(page).toContain('\nPrivate Azure OpenAI');
    expect(page).toContain('HTTPS, allowed sources only');
    expect(page).toContain('endpoint -- Private Link --> account\n');
    expect(page).toContain('| May connect on port 443 |');
  });

  test.each<[string, unknown]>([
    ['rules that do not apply to endpoints', endpointSubnet({ privateEndpointNetworkPolicies: 'Disabled' })],
    ['no group', endpointSubnet({ networkSecurityGroup: null })],
  ])('has no rules with %s', (_, edit) => {
    const page = pageWith(edit);
    expect(page).toContain(OPEN);
    expect(page).not.toMatch(/allowed sources only|May connect on/);
  });

  test.each<[string, unknown]>([
    [
      'another account',
      { private_connection_resource_id: '/subscriptions/x/resourceGroups/y/providers/Microsoft.CognitiveServices/accounts/z' },
    ],
    ['an alias', { private_connection_resource_alias: 'x.y.azure.privatelinkservice' }],
    ['nothing', { private_connection_resource_id: null }],
  ])('does not reach the account with a connection to %s', (_, edit) => {
    const page = pageWith(connection(edit));
    expect(page).toContain('endpoint -- Private Link --> other["NOT THIS ACCOUNT"]');
    expect(page).not.toMatch(/Private Azure OpenAI|Private Link --> account/);
  });

  test('names the port of every rule', () => {
    const rule = { name: 'ssh', access: 'Allow', direction: 'Inbound', priority: 200, protocol: 'Tcp' };
    const ends = { source_address_prefix: '10.9.0.0/24', source_port_range: '*', destination_address_prefix: '*' };
    const page = pageWith({
      azurerm_network_security_rule: {
        ssh: { ...rule, ...ends, destination_port_range: '22', network_security_group_name: 'x' },
      },
    });
    expect(page).toContain('| May connect on port 22 | ssh: 10.9.0.0/24 |');
  });
});
