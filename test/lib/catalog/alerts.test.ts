import { ACCOUNT_ALERTS, KEY_USE, NOT_FOR_OPENAI } from '../../../lib/catalog/account-alerts';
import { ACTIVITY_ALERTS } from '../../../lib/catalog/activity-alerts';
import { actionGroupPlace, activityAlertPlace } from '../../../lib/catalog/alert-places';
import type { RegionName } from '../../../lib/catalog/regions';
import { regionOf } from '../../../lib/catalog/regions';
import type { Residency } from '../../../lib/catalog/residency';

test('no alert uses a metric that is not for Azure OpenAI', () => {
  expect(ACCOUNT_ALERTS.map(({ metric }) => metric).filter((metric) => NOT_FOR_OPENAI.includes(metric))).toEqual([]);
});

test('every alert has a key of its own', () => {
  const keys = [...ACCOUNT_ALERTS, ...ACTIVITY_ALERTS, KEY_USE].map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

test.each<[string, string, Residency, RegionName]>([
  ['global', 'global', 'global', 'swedencentral'],
  ['swedencentral', 'westeurope', 'region', 'swedencentral'],
  ['germanywestcentral', 'westeurope', { dataZone: 'EU' }, 'francecentral'],
  // No region in France can process action groups.
  ['germanywestcentral', 'westeurope', { geography: 'France' }, 'francecentral'],
  ['eastus', 'global', { dataZone: 'US' }, 'westus3'],
  ['global', 'global', 'region', 'uksouth'],
])(
  'action groups are processed in %s and activity log alerts in %s with the residency %j in %s',
  (group, rules, residency, name) => {
    expect(actionGroupPlace(residency, regionOf(name))).toBe(group);
    expect(activityAlertPlace(residency, regionOf(name))).toBe(rules);
  },
);
