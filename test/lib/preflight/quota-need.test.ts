import fc from 'fast-check';
import type { RegionUsage } from '../../../lib/azure/reads/region-usages';
import type { QuotaUse } from '../../../lib/preflight/quota-need';
import { quotaNeeds } from '../../../lib/preflight/quota-need';

const REGIONS = [
  { region: 'swedencentral', dataZone: 'EU' },
  { region: 'francecentral', dataZone: 'EU' },
  { region: 'eastus', dataZone: 'US' },
] as const;
const NAMES = ['OpenAI.GlobalStandard.a', 'OpenAI.DatazoneStandard.a', 'OpenAI.Standard.a'];
const SCOPES = [undefined, 'Global', 'DataZone', 'Regional', 'Classic'];

const use: fc.Arbitrary<QuotaUse> = fc
  .record({
    stamp: fc.constantFrom('one', 'two'),
    key: fc.string({ minLength: 1, maxLength: 3 }),
    place: fc.constantFrom(...REGIONS),
    usageName: fc.constantFrom(...NAMES),
    wanted: fc.nat(20),
    deployed: fc.nat(20),
  })
  .map(({ place, ...rest }) => ({ ...place, ...rest }));

/** The scope of a name is the same in all regions. Names differ in case. */
const usages = fc
  .tuple(
    fc.array(fc.constantFrom(...SCOPES), { minLength: 3, maxLength: 3 }),
    fc.array(fc.nat(30), { minLength: 9, maxLength: 9 }),
  )
  .map(
    ([scopes, limits]) =>
      new Map<string, readonly RegionUsage[]>(
        REGIONS.map(({ region, dataZone }, i) => [
          region,
          NAMES.map((name, j) => {
            const scopeType = scopes[j];
            return {
              name: i === 0 ? name : name.replace('zone', 'Zone'),
              currentValue: 10,
              limit: limits[3 * i + j] ?? 0,
              ...(scopeType === undefined ? {} : { scopeType }),
              ...(scopeType === 'DataZone' ? { scopeId: dataZone } : {}),
            };
          }),
        ]),
      ),
  );

test('the need of every quota is what a count one by one finds', () => {
  fc.assert(
    fc.property(fc.array(use, { maxLength: 12 }), usages, (uses, lists) => {
      const needs = quotaNeeds(uses, lists);
      for (const each of uses) {
        const rowOf = (region: string) => lists.get(region)?.[NAMES.indexOf(each.usageName)];
        const scope = rowOf(each.region)?.scopeType;
        const shares = ({ region, dataZone, usageName }: QuotaUse) =>
          usageName === each.usageName &&
          (scope === 'Global' || (scope === 'DataZone' ? dataZone === each.dataZone : region === each.region));
        let [increase, decrease, left] = [0, 0, Infinity];
        for (const other of uses.filter(shares)) {
          if (other.wanted > other.deployed) increase += other.wanted - other.deployed;
          else decrease += other.deployed - other.wanted;
          left = Math.min(left, (rowOf(other.region)?.limit ?? 0) - 10);
        }
        const place = scope === 'Global' ? 'all regions' : scope === 'DataZone' ? each.dataZone : each.region;
        const [need, ...others] = needs.filter((one) => one.usageName === each.usageName && one.place === place);
        expect(others).toEqual([]);
        expect(need).toMatchObject({ increase, decrease, left });
      }
      const total = uses.reduce((sum, { wanted, deployed }) => sum + Math.max(0, wanted - deployed), 0);
      expect(needs.reduce((sum, { increase }) => sum + increase, 0)).toBe(total);
    }),
    { numRuns: 50 },
  );
});

test('without a limit in any region, nothing is known to be left', () => {
  const [given] = fc.sample(use, 1);
  expect(quotaNeeds(given ? [given] : [], new Map())[0]).not.toHaveProperty('left');
});
