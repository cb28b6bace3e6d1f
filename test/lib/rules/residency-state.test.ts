import { problemsOf } from '../../support/project';

const REGIONS = `
  francecentral: { network: { addressSpace: 10.1.0.0/24 } }
  swedencentral: { network: { addressSpace: 10.0.0.0/24 } }`;

const withStateIn = (location: string, regions = REGIONS) =>
  problemsOf({
    dev: `environment: dev
workload: assistants
subscriptionId: 11111111-1111-4111-8111-111111111111
residency: region
dns: { mode: stamp }
state:
  resourceGroup: rg-tfstate
  storageAccount: sttfstatedev
  container: dev
  create: { location: ${location}, replication: ZRS }
regions: ${regions}
`,
  }).filter((problem) => problem.startsWith('residency/'));

test('a state may be kept in any region in which the environment allows prompts to be processed', () => {
  expect(withStateIn('francecentral')).toEqual([]);
  expect(withStateIn('swedencentral')).toEqual([]);
  expect(withStateIn('westeurope')).toEqual([expect.stringMatching(/^residency\/state: /)]);
});

test('an environment without regions keeps its state where it is', () => {
  expect(withStateIn('westeurope', '{}')).toEqual([]);
});
