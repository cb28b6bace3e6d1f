import type { Fleet } from '../../../lib/fleet/fleet';
import { QUESTIONS } from '../../../lib/preflight/questions';
import { USAGES, offering, usageOf, firstDeployment } from '../../support/azure/models';
import { NETWORKS } from '../../support/azure/networks';
import { askedAbout, linesOf } from '../../support/azure/preflight';
import type { FakeResourceManager } from '../../support/azure/resource-manager';
import { list } from '../../support/azure/resource-manager';
import { ZONES } from '../../support/azure/zones';
import { fleetOf } from '../../support/project';

const WORKSPACE =
  '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/log';

/** Stamps in one region and subscription, which share zones and a workspace. */
const stamps = (number: number) =>
  fleetOf({
    dev: `environment: dev
workload: triage
subscriptionId: 11111111-1111-1111-1111-111111111111
homeRegion: swedencentral
residency: { dataZone: EU }
diagnostics: { workspaceId: ${WORKSPACE} }
deployments:
  chat: { model: gpt-5.4, version: "2026-03-05", sku: DataZoneStandard, capacity: 20 }
regions:
${Array.from({ length: number }, (_, i) => `  s${i}: { region: swedencentral, network: { addressSpace: 10.10.${i}.0/24 } }`).join('\n')}
`,
  });

/** An Azure in which every check of these stamps passes. */
const passing = (fleet: Fleet) => (azure: FakeResourceManager) => {
  const name = usageOf(firstDeployment(fleet));
  const cognitive = 'GET /subscriptions/{s}/providers/Microsoft.CognitiveServices';
  const authorization = 'providers/Microsoft.Authorization';
  const quotas = [name, 'OpenAI.S0.AccountCount'].map((value) => ({ name: { value }, currentValue: 0, limit: 1200 }));
  offering(fleet)(azure)
    .on('GET /subscriptions/{s}/providers/{namespace}', { body: { registrationState: 'Registered' } })
    .on(`GET /subscriptions/{s}/resourceGroups/{g}/${authorization}/permissions`, list({ actions: ['*'] }))
    .on(`GET /subscriptions/{s}/${authorization}/denyAssignments`, list())
    .on(`GET /subscriptions/{s}/${authorization}/locks`, list())
    .on('POST /subscriptions/{s}/providers/Microsoft.PolicyInsights/checkPolicyRestrictions', UNRESTRICTED)
    .on('POST /subscriptions/{s}/resourceGroups/{g}/providers/Microsoft.PolicyInsights/checkPolicyRestrictions', UNRESTRICTED)
    .on(`${cognitive}/accounts`, list())
    .on(`${cognitive}/deletedAccounts`, list())
    .on(`${cognitive}/skus`, list({ resourceType: 'accounts', kind: 'OpenAI', name: 'S0', locations: ['swedencentral'] }))
    .on('POST /subscriptions/{s}/providers/Microsoft.CognitiveServices/checkDomainAvailability', {
      body: { isSubdomainAvailable: true },
    })
    .on(USAGES, list(...quotas))
    .on(NETWORKS, list())
    .on(ZONES, list())
    .on(`GET ${WORKSPACE}`, { body: { id: WORKSPACE, location: 'swedencentral' } });
};
const UNRESTRICTED = { body: { contentEvaluationResult: { policyEvaluations: [] } } };

/** What is asked about each stamp: its account is one of them. */
const ABOUT_A_STAMP = {
  account: 1,
  checkDomainAvailability: 1,
  // The resource group, the account, the endpoint and the network.
  checkPolicyRestrictions: 4,
  deployments: 1,
  permissions: 1,
};

/** What is asked once, whatever the number of stamps. */
const ASKED_ONCE = {
  accounts: 1,
  // The resource group of the environment, and its zones.
  checkPolicyRestrictions: 2,
  deletedAccounts: 1,
  denyAssignments: 1,
  locks: 1,
  log: 1,
  models: 1,
  // The resource groups of the zones and of the workspace.
  permissions: 2,
  privateDnsZones: 1,
  providers: 4,
  skus: 1,
  usages: 1,
  virtualNetworks: 1,
};

const namesIn = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).flatMap(([name, number]) => Array.from({ length: number }, () => name));

/** The end of a question: the names of accounts and of providers are only counted. */
function kindOf(request: string): string {
  const [last = '', before] = request.split('/').reverse();
  return before === 'accounts' ? 'account' : last.startsWith('Microsoft.') ? 'providers' : last;
}

test.each([1, 20, 60])('all checks of %i stamps of a region ask 18 questions, and 8 about each', async (number) => {
  const fleet = stamps(number);
  const { asked, calls, requests } = await askedAbout(fleet, QUESTIONS, passing(fleet));
  expect(linesOf(asked)).toEqual([]);
  const expected = [...namesIn(ASKED_ONCE), ...Array.from({ length: number }, () => namesIn(ABOUT_A_STAMP)).flat()];
  expect(requests.map(kindOf).sort()).toEqual(expected.sort());
  expect(calls).toBe(18 + 8 * number);
});
