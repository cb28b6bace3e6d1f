import type { Lifecycle, SkuFacts } from '../../../lib/catalog/models';
import { lifecycleOf } from '../../../lib/catalog/sku-lifecycle';

const LIFECYCLE: Lifecycle = {
  stage: 'Deprecated',
  retirementDate: '2026-10-01',
  replacement: 'gpt-5.1',
  source: 'documentation',
  asOf: '2026-07-28',
  verified: true,
};

/** The lifecycle of regional deployments, and of global ones, of a version for whose regional deployments Azure lists this. */
function lifecycles(standard: Partial<SkuFacts>) {
  const version = { lifecycle: LIFECYCLE, skus: { Standard: { asOf: '2026-08-01', ...standard } } };
  return { standard: lifecycleOf(version, 'Standard'), global: lifecycleOf(version, 'GlobalStandard') };
}

test('a SKU has the day and the stage that Azure lists for it, and the others those of the version', () => {
  const { standard, global } = lifecycles({ retirementDate: '2026-09-30', stage: 'Retired' });
  expect(standard).toEqual({
    ...{ stage: 'Retired', retirementDate: '2026-09-30', replacement: 'gpt-5.1' },
    ...{ source: 'azure', asOf: '2026-08-01', verified: true },
  });
  expect(global).toBe(LIFECYCLE);
});

test('a day that Azure listed before the latest reading of the version does not apply', () => {
  expect(lifecycles({ retirementDate: '2026-03-31', asOf: '2026-04-23' }).standard).toBe(LIFECYCLE);
  expect(lifecycles({ retirementDate: '2026-03-31', asOf: '2026-07-28' }).standard?.retirementDate).toBe('2026-03-31');
});

test('a SKU without a day of its own has the lifecycle of the version', () => {
  expect(lifecycles({ usageName: 'OpenAI.Standard.gpt-4o' }).standard).toBe(LIFECYCLE);
});

test('is not known if the lifecycle of the version is not', () => {
  expect(lifecycleOf({ skus: {} }, 'Standard')).toBeUndefined();
});
