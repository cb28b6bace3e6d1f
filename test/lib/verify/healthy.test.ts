import { linesOf, outcomesOf, verified, wordsOf } from '../../support/azure/verify';
import { exampleFleet } from '../../support/project';

const fleet = exampleFleet('dev-and-prod');

test('everything passes on a healthy stamp, except for what cannot be checked', async () => {
  const result = await verified(fleet, 'prod-swedencentral');
  expect(linesOf(result)).toEqual([expect.stringMatching(/^audit not-checked: /)]);
  expect(Object.keys(outcomesOf(result))).toEqual([
    ...['names', 'tls', 'anonymous', 'key', 'token', 'unknown-deployment', 'deployments', 'annotations', 'audit'],
  ]);
  expect(wordsOf(result, 'names')).toMatch(
    /^passed: \S+\.openai\.azure\.com resolves to 10\.20\.0\.5, in the subnet 10\.20\.0\.0\/27$/,
  );
  expect(wordsOf(result, 'deployments')).toBe('passed: chat answers\npassed: embedding answers with a vector of 3 numbers');
});
