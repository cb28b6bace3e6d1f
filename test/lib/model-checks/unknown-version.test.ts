import { MODEL_NAMES } from '../../../lib/catalog/models';
import type { RegionName } from '../../../lib/catalog/regions';
import { regionOf } from '../../../lib/catalog/regions';
import { SKU_NAMES } from '../../../lib/catalog/skus';
import { availabilityProblem } from '../../../lib/model-checks/availability';
import { lifecycleProblem } from '../../../lib/model-checks/lifecycle';
import { TODAY } from '../../support/root';

const DAYS = { today: TODAY, retirementWarningDays: 90 };
const REGIONS: readonly RegionName[] = ['swedencentral', 'eastus2', 'uksouth', 'northeurope'];

/** What the help tells people to write: versions, each with a SKU if another one is needed. */
const written = (help: string) =>
  [...help.matchAll(/"([^"]+)"(?:, sku: (\w+))?/g)].map(([, version = '', sku]) => ({ version, ...(sku ? { sku } : {}) }));

test('every version in the help passes all checks, for every model, SKU and region', () => {
  let count = 0;
  for (const model of MODEL_NAMES)
    for (const sku of SKU_NAMES)
      for (const region of REGIONS) {
        const place = { region: regionOf(region), residency: 'global' } as const;
        const deployment = { model, version: '1999-01-01', sku, format: 'OpenAI' };
        const problem = availabilityProblem(place, deployment, DAYS);
        expect(problem).toMatchObject({ about: 'version', mayBeNewer: true });
        expect(problem?.severity).toBeUndefined();
        for (const pasted of written(problem?.help ?? '')) {
          const next = { ...deployment, ...pasted } as typeof deployment;
          const problems = [availabilityProblem(place, next, DAYS), lifecycleProblem(next, DAYS)];
          expect(problems.filter((each) => each && each.severity !== 'warning')).toEqual([]);
          count += 1;
        }
      }
  expect(count).toBeGreaterThan(500);
});

test('without any version that passes, the help is another model', () => {
  const place = { region: regionOf('swedencentral'), residency: 'region' } as const;
  const deployment = { model: 'gpt-5.4-nano', version: '1999-01-01', sku: 'Standard', format: 'OpenAI' } as const;
  expect(availabilityProblem(place, deployment, DAYS)?.help).toBe(
    'none of them can be deployed as Standard in swedencentral: choose another model (npx stamps models --region swedencentral)',
  );
});
