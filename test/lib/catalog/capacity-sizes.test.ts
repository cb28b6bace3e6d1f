import { capacitySizes } from '../../../lib/catalog/capacity-sizes';
import type { SkuFacts } from '../../../lib/catalog/models';
import { READ_ON } from '../../../lib/catalog/models';

const provisioned = { globalMin: 15, globalIncrement: 5, regionalMin: 50, regionalIncrement: 50 };
const LATER = '2026-12-01';
const listed = (facts: Partial<SkuFacts>) => ({ GlobalProvisionedManaged: { asOf: LATER, ...facts } });

test('are documented for provisioned throughput', () => {
  const rest = { max: 100_000, listed: false, asOf: READ_ON.ptu };
  expect(capacitySizes({ provisioned, skus: {} }, 'ProvisionedManaged')).toEqual({ min: 50, increment: 50, ...rest });
  expect(capacitySizes({ provisioned, skus: {} }, 'GlobalProvisionedManaged')).toEqual({ min: 15, increment: 5, ...rest });
  expect(capacitySizes({ provisioned, skus: {} }, 'GlobalStandard')).toBeUndefined();
});

test('are those that Azure lists, and what it does not list is documented', () => {
  const skus = listed({ minimum: 25, maximum: 30_000 });
  expect(capacitySizes({ provisioned, skus }, 'GlobalProvisionedManaged')).toEqual({
    ...{ min: 25, increment: 5, max: 30_000, listed: true, asOf: LATER },
  });
});

test('are documented if the documentation was read later', () => {
  const skus = listed({ maximum: 30_000, asOf: '2026-04-23' });
  expect(capacitySizes({ provisioned, skus }, 'GlobalProvisionedManaged')?.max).toBe(100_000);
});

test('are those that Azure lists for any SKU, where 0 means none', () => {
  const skus = { GlobalStandard: { minimum: 0, step: 0, maximum: 900, asOf: LATER } };
  expect(capacitySizes({ skus }, 'GlobalStandard')).toEqual({ max: 900, listed: true, asOf: LATER });
  expect(capacitySizes({ skus: { GlobalStandard: { usageName: 'x', asOf: LATER } } }, 'GlobalStandard')).toBeUndefined();
});
