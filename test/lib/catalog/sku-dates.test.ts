import data from '../../../lib/catalog/data/models.json';
import type * as lifecycle from '../../../lib/model-checks/lifecycle';
import type * as query from '../../../lib/catalog/query';

const VERSION = '2025-11-13';
const { versions, ...model } = data.models['gpt-5.1'];

/** The catalogue if Azure had listed an earlier day for regional deployments of gpt-5.1. */
const listed = {
  ...data,
  models: {
    ...data.models,
    'gpt-5.1': {
      ...model,
      versions: {
        [VERSION]: { ...versions[VERSION], skus: { Standard: { retirementDate: '2026-12-01', asOf: '2026-11-01' } } },
      },
    },
  },
};

/** Modules that read this catalogue. */
function loaded() {
  let modules: [typeof lifecycle, typeof query] | undefined;
  jest.isolateModules(() => {
    jest.doMock('../../../lib/catalog/data/models.json', () => listed);
    modules = [
      jest.requireActual<typeof lifecycle>('../../../lib/model-checks/lifecycle'),
      jest.requireActual<typeof query>('../../../lib/catalog/query'),
    ];
  });
  if (!modules) throw new Error('the modules were not loaded');
  return modules;
}

const [{ lifecycleProblem }, { queryCatalog }] = loaded();

test('a deployment is checked by the day of its SKU', () => {
  const on = (sku: 'GlobalStandard' | 'Standard', today: string) =>
    lifecycleProblem({ model: 'gpt-5.1', version: VERSION, sku, format: 'OpenAI' }, { today, retirementWarningDays: 90 });
  expect(on('Standard', '2026-11-26')).toMatchObject({
    severity: 'warning',
    message: 'gpt-5.1 2025-11-13 as Standard retires on 2026-12-01, in 5 days (listed by Azure on 2026-11-01)',
  });
  expect(on('Standard', '2026-12-01')).toMatchObject({
    message: 'gpt-5.1 2025-11-13 as Standard was retired on 2026-12-01 (listed by Azure on 2026-11-01)',
  });
  expect(on('Standard', '2026-12-01')?.severity).toBeUndefined();
  expect(on('GlobalStandard', '2026-12-01')).toBeUndefined();
});

test('a query shows the day of the SKU, and omits the SKU from that day on', () => {
  const ask = (availableOn: string) =>
    queryCatalog({ models: ['gpt-5.1'], skus: ['Standard', 'GlobalStandard'], regions: ['swedencentral'], availableOn }).rows;
  expect(ask('2026-11-30')).toMatchObject([
    {
      retirementDate: '2027-05-15',
      skuRetirementDates: { Standard: '2026-12-01' },
      places: { Standard: ['swedencentral'], GlobalStandard: ['swedencentral'] },
    },
  ]);
  expect(ask('2026-12-01').map(({ places }) => places)).toEqual([{ GlobalStandard: ['swedencentral'] }]);
  expect(queryCatalog({ models: ['gpt-5.1'], skus: ['Standard'], availableOn: '2026-12-01' })).toMatchObject({
    rows: [],
    retired: [{ model: 'gpt-5.1' }],
  });
});
