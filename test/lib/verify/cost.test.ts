import { INSIDE } from '../../../lib/verify/checks';
import { costsOf } from '../../../lib/verify/cost';
import { exampleFleet } from '../../support/project';

const stamps = exampleFleet('blocklists').stamps.map(({ value }) => value);

test('tokens are counted for each check, and for terms that are tried', () => {
  const costs = (canaries: ReadonlyMap<string, string>) =>
    costsOf(stamps, INSIDE, canaries).map(({ check, requests, tokens }) => [check.id, requests, tokens]);
  expect(costs(new Map())).toEqual([['deployments', 2, 56]]);
  expect(costs(new Map([['project-names', 'Project Falcon']]))).toEqual([
    ['deployments', 2, 56],
    ['blocklists', 1, 33],
  ]);
});
