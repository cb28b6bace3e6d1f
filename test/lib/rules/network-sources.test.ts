import { problemsOf } from '../../support/project';

const withSources = (sources: string) =>
  problemsOf({
    dev: `environment: dev
workload: assistants
subscriptionId: 11111111-1111-4111-8111-111111111111
residency: { dataZone: EU }
regions: { swedencentral: { network: { addressSpace: 10.0.0.0/24, allowedSources: ${sources} } } }
`,
  });

/** Eight public ranges of /8, which are too few to be reported on their own. */
const ranges = (from: number) => `[${Array.from({ length: 8 }, (_, i) => `${from + i}.0.0.0/8`).join(', ')}]`;

test('a source that is the whole internet is refused', () => {
  expect(withSources('{ all: 0.0.0.0/0 }')).toEqual([expect.stringMatching(/^network\/sources: the source '0\.0\.0\.0\/0' /)]);
});

test('sources that are each small enough are refused if they are a large part of the internet together', () => {
  expect(withSources(`{ one: ${ranges(20)} }`)).toEqual([]);
  expect(withSources(`{ one: ${ranges(20)}, two: ${ranges(40)} }`)).toEqual([
    expect.stringMatching(/^network\/sources: the allowed sources /),
  ]);
});
