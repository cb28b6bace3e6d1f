import type { AccountKind } from '../../../lib/catalog/clouds';
import { regionOf } from '../../../lib/catalog/regions';
import { namesOf } from '../../../lib/resolve/resource-names';

const named = (given: Parameters<typeof namesOf>[1] = {}, kind: AccountKind = 'OpenAI') =>
  namesOf(
    {
      workload: 'assistants',
      environment: 'prod',
      region: regionOf('swedencentral'),
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

test('names that are set are used unchanged, and undefined ones are ignored', () => {
  expect(named({ customSubdomain: 'mine', account: 'oai-next', subnet: undefined })).toMatchObject({
    customSubdomain: 'mine',
    account: 'oai-next',
    subnet: 'snet-assistants-prod-sdc',
  });
});
