import type { AccountKind } from '../../../lib/catalog/clouds';
import { pageOf } from '../../support/page-of';
import { rowsUnder } from '../../support/page-rows';
import { exampleFleet } from '../../support/project';

const stampOf = (example: string) => {
  const [stamp] = exampleFleet(example).stamps.map(({ value }) => value);
  if (!stamp) throw new Error(`${example} has no stamp`);
  return stamp;
};

const privateDnsOn = (page: string) => rowsUnder('Addresses', page).find(([what]) => what === 'Private DNS')?.[1];

test.each<[AccountKind, string]>([
  ['OpenAI', '`privatelink.openai.azure.com`'],
  [
    'AIServices',
    '`privatelink.cognitiveservices.azure.com`, `privatelink.openai.azure.com`, `privatelink.services.ai.azure.com`',
  ],
])('the page for dns.mode: policy names the zones that an account of the kind %s needs', (kind, zones) => {
  const stamp = stampOf('policy-dns');
  const page = pageOf({ ...stamp, account: { ...stamp.account, kind } });
  expect(privateDnsOn(page)).toBe(`${zones} (Azure Policy must register the endpoint here)`);
});

test('the page for other modes does not mention Azure Policy', () => {
  expect(privateDnsOn(pageOf(stampOf('stamp-dns')))).toMatch(/ \(zones of this stamp\)$/);
  expect(pageOf(stampOf('stamp-dns'))).not.toContain('Azure Policy');
});
