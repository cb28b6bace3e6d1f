import type { NameKind } from '../../../lib/catalog/name-rules';
import { NAME_RULES, nameProblem } from '../../../lib/catalog/name-rules';

const LENGTHS: readonly [NameKind, number, number][] = [
  ['resourceGroup', 1, 90],
  ['account', 2, 64],
  ['customSubdomain', 2, 63],
  ['virtualNetwork', 2, 64],
  ['subnet', 2, 80],
  ['networkSecurityGroup', 2, 80],
  ['securityRule', 2, 80],
  ['privateEndpoint', 2, 64],
  ['networkInterface', 2, 80],
  ['virtualNetworkLink', 2, 80],
  ['peering', 2, 80],
  ['workspace', 4, 63],
  ['diagnosticSetting', 1, 260],
  ['actionGroup', 1, 260],
  ['alert', 1, 260],
  ['budget', 1, 63],
  ['deployment', 2, 64],
  ['contentFilter', 2, 64],
  ['blocklist', 2, 64],
  ['project', 2, 64],
  ['connection', 3, 33],
  ['storageAccount', 3, 24],
  ['storageContainer', 3, 63],
  ['identity', 3, 128],
  ['keyIdentity', 3, 128],
  ['keyVault', 3, 24],
];

test('every rule has its lengths tested here', () => {
  expect(LENGTHS.map(([kind]) => kind)).toEqual(Object.keys(NAME_RULES));
});

test.each(LENGTHS)('the name of a %s has %i to %i characters', (kind, min, max) => {
  expect(nameProblem(kind, 'a'.repeat(min))).toBeUndefined();
  expect(nameProblem(kind, 'a'.repeat(max))).toBeUndefined();
  for (const length of [min - 1, max + 1])
    expect(nameProblem(kind, 'a'.repeat(length))).toMatch(
      ` has a length of ${length}; Azure requires ${min} to ${max} characters`,
    );
});

test.each<[NameKind, string]>([
  ['resourceGroup', '_rg.test-(1)'],
  ['account', 'OAI-test-1'],
  ['customSubdomain', '1-oai'],
  ['virtualNetwork', 'vnet_test.1-_'],
  ['securityRule', 'allow-https-from-office_1'],
  ['workspace', 'log-Test-1'],
  ['diagnosticSetting', 'diag (all) #1'],
  ['deployment', 'gpt-4.1_mini'],
  ['deployment', 'gpt-4.'],
  ['contentFilter', 'strict_1.2-'],
  ['blocklist', 'project_names-3fa9c1d2'],
  ['storageAccount', '1tfstate'],
  ['storageContainer', '1-tf-state'],
  ['identity', 'id-state_1-'],
  ['keyVault', 'kv-3fa9c1d2'],
  ['actionGroup', 'ag (on call) #1'],
  ['budget', 'budget_test-1'],
  ['connection', '1-files_a'],
])('a %s may be called %s', (kind, name) => {
  expect(nameProblem(kind, name)).toBeUndefined();
});

test.each<[NameKind, string]>([
  ['resourceGroup', 'rg-test.'],
  ['resourceGroup', 'rg test'],
  ['resourceGroup', 'rg-ö'],
  ['account', '-oai'],
  ['account', 'oai-'],
  ['account', 'oai_test'],
  ['account', 'oai.test'],
  ['customSubdomain', 'OAI'],
  ['customSubdomain', 'oai-'],
  ['customSubdomain', 'oai.test'],
  ['virtualNetwork', '_vnet'],
  ['virtualNetwork', 'vnet-'],
  ['virtualNetwork', 'vnet.'],
  ['subnet', 'snet/1'],
  ['workspace', '-log'],
  ['workspace', 'log_test'],
  ['diagnosticSetting', 'diag/1'],
  ['diagnosticSetting', 'diag?'],
  ['deployment', '.gpt'],
  ['deployment', 'gpt 4'],
  ['deployment', 'gpt/4'],
  ['deployment', 'gpt-4\n'],
  ['contentFilter', '-strict'],
  ['contentFilter', 'strict~1'],
  ['blocklist', 'names.v2-3fa9c1d2'],
  ['blocklist', '-names'],
  ['storageAccount', 'st-state'],
  ['storageAccount', 'stState'],
  ['storageContainer', 'tf--state'],
  ['storageContainer', '-tfstate'],
  ['storageContainer', 'tfstate-'],
  ['identity', '-id'],
  ['identity', 'id.state'],
])('a %s may not be called %j', (kind, name) => {
  expect(nameProblem(kind, name)).toMatch(`name '${name}' is not valid; Azure requires ${NAME_RULES[kind].words}`);
});

test('a problem says what is wrong, with which name, and what is allowed', () => {
  expect(nameProblem('customSubdomain', 'OAI')).toBe(
    "the custom subdomain name 'OAI' is not valid; Azure requires lower-case letters, digits and hyphens, with a letter or digit at both ends",
  );
  expect(nameProblem('workspace', 'log')).toBe(
    "the Log Analytics workspace name 'log' has a length of 3; Azure requires 4 to 63 characters",
  );
});
