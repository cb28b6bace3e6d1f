import type { AccountKind } from '../../../lib/catalog/clouds';
import { regionOf } from '../../../lib/catalog/regions';
import { namesOf } from '../../../lib/resolve/resource-names';

const named = (given: Parameters<typeof namesOf>[1] = {}, kind: AccountKind = 'OpenAI', key = 'swedencentral') =>
  namesOf(
    {
      workload: 'assistants',
      environment: 'prod',
      region: regionOf('swedencentral'),
      key,
      subscriptionId: '22222222-2222-2222-2222-222222222222',
      kind,
    },
    given,
  );

test('names come from type, workload, environment and region, and the subdomain has a hash of the subscription', () => {
  expect(named()).toMatchObject({ account: 'oai-assistants-prod-sdc', customSubdomain: 'oai-assistants-prod-sdc-05d17100' });
});

test('the custom subdomain follows the name of the account, so that two accounts never need the same one', () => {
  expect(named({ account: 'oai-Next' })).toMatchObject({ account: 'oai-Next', customSubdomain: 'oai-next-05d17100' });
  expect(named({}, 'AIServices').customSubdomain).toBe('ais-assistants-prod-sdc-05d17100');
});

test('a key that is not the region is part of every name, so that the stamps of one region do not collide', () => {
  expect(named({}, 'OpenAI', 'batch')).toEqual({
    resourceGroup: 'rg-assistants-prod-sdc-batch',
    account: 'oai-assistants-prod-sdc-batch',
    customSubdomain: 'oai-assistants-prod-sdc-batch-05d17100',
    virtualNetwork: 'vnet-assistants-prod-sdc-batch',
    subnet: 'snet-assistants-prod-sdc-batch',
    networkSecurityGroup: 'nsg-assistants-prod-sdc-batch',
    privateEndpoint: 'pep-oai-assistants-prod-sdc-batch',
    networkInterface: 'nic-oai-assistants-prod-sdc-batch',
    workspace: 'log-assistants-prod-sdc-batch',
    keyIdentity: 'id-oai-assistants-prod-sdc-batch',
    keyVault: 'kv-c7ef5416',
  });
});

test('names that are set are used unchanged, and undefined ones are ignored', () => {
  expect(named({ customSubdomain: 'mine', account: 'oai-next', subnet: undefined })).toMatchObject({
    customSubdomain: 'mine',
    account: 'oai-next',
    subnet: 'snet-assistants-prod-sdc',
  });
});
