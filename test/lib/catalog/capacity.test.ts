import { capacityUnit, capacityWords } from '../../../lib/catalog/capacity';
import type { SkuName } from '../../../lib/catalog/skus';

test.each([
  ['gpt-5.4', 'DataZoneStandard', '1,000 TPM'],
  ['gpt-5.4-mini', 'DataZoneStandard', '1,000 TPM'],
  ['o1', 'GlobalStandard', '6,000 TPM'],
  ['o3-pro', 'GlobalStandard', '10,000 TPM'],
  ['gpt-image-2', 'GlobalStandard', '1 RPM'],
  ['gpt-image-2.5-flare', 'GlobalStandard', '1 RPM'],
  ['gpt-5.4', 'ProvisionedManaged', 'PTU'],
  ['gpt-99', 'GlobalProvisionedManaged', 'PTU'],
  ['gpt-5.4', 'GlobalBatch', undefined],
  ['whisper', 'Standard', undefined],
  ['gpt-99', 'GlobalStandard', undefined],
] as const)('a unit of %s as %s is %s', (model, sku, expected) => {
  expect(capacityUnit(model, sku)).toBe(expected);
});

test.each<[SkuName, string, number, string]>([
  ['DataZoneStandard', 'gpt-5.4', 100, '100,000 tokens per minute'],
  ['Standard', 'gpt-4.1', 1, '1,000 tokens per minute'],
  ['GlobalStandard', 'gpt-4.1', 5000, '5,000,000 tokens per minute'],
  ['GlobalStandard', 'gpt-image-1', 3, '3 requests per minute'],
  ['GlobalStandard', 'o3-pro', 2, '20,000 tokens per minute'],
  ['ProvisionedManaged', 'gpt-4.1', 50, '50 PTU'],
  ['GlobalBatch', 'gpt-4.1', 10, '10 units, whose meaning is not documented'],
])('%s of %s with %i units buys %s', (sku, model, capacity, words) => {
  expect(capacityWords(sku, model, capacity)).toBe(words);
});
