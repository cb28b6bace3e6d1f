import type { Fleet } from '../../../lib/fleet/fleet';
import { QUESTIONS } from '../../../lib/preflight/questions';
import { addresses } from '../../../lib/preflight/questions/addresses';
import { capacity } from '../../../lib/preflight/questions/capacity';
import { dns } from '../../../lib/preflight/questions/dns';
import { existing } from '../../../lib/preflight/questions/existing';
import { models } from '../../../lib/preflight/questions/models';
import { quota } from '../../../lib/preflight/questions/quota';
import { subnet } from '../../../lib/preflight/questions/subnet';
import { USAGES, offering, usageOf, firstDeployment } from '../../support/azure/models';
import { NETWORKS } from '../../support/azure/networks';
import { askedAbout, outcomes } from '../../support/azure/preflight';
import type { Reply } from '../../support/azure/resource-manager';
import { armError, forbidden, list } from '../../support/azure/resource-manager';
import { ZONES } from '../../support/azure/zones';
import { exampleFleet, fleetOf } from '../../support/project';

const SHARED = [addresses, capacity, dns, existing, models, quota, subnet];
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

test.each([1, 20, 60])('%i stamps of a region ask together, except about their accounts', async (number) => {
  const fleet = stamps(number);
  const name = usageOf(firstDeployment(fleet));
  const { asked, requests } = await askedAbout(fleet, SHARED, (azure) =>
    offering(fleet)(azure)
      .on(USAGES, list({ name: { value: name }, currentValue: 0, limit: 1200 }))
      .on(NETWORKS, list())
      .on(ZONES, list())
      .on(`GET ${WORKSPACE}`, { body: { id: WORKSPACE, location: 'swedencentral' } }),
  );
  expect(new Set(Object.values(outcomes(asked)))).toEqual(new Set(['passed']));
  const ofAccounts = requests.filter((each) => each.endsWith('/deployments'));
  expect(ofAccounts).toHaveLength(number);
  expect(
    requests
      .filter((each) => !ofAccounts.includes(each))
      .map((each) => each.split('/').at(-1))
      .sort(),
  ).toEqual(['log', 'models', 'privateDnsZones', 'usages', 'virtualNetworks']);
});

const FAULTS: readonly Reply[] = [
  forbidden('x/read'),
  armError(401, 'ExpiredAuthenticationToken'),
  armError(404, 'SubscriptionNotFound'),
  armError(409, 'MissingSubscriptionRegistration'),
  armError(500, 'InternalServerError'),
  { status: 404, body: '<html>' },
  { status: 200, body: '<html>' },
  { status: 200, body: '' },
  { status: 302, headers: { location: 'https://example.invalid/' } },
  { ...armError(429, 'TooManyRequests'), headers: { 'retry-after': '3600' } },
  { body: { value: [{ properties: [] }] } },
  { body: { value: null, nextLink: 'https://example.invalid/' } },
  { body: { value: [], nextLink: 'https://example.invalid/' } },
  { body: [] },
  { body: { error: { code: 'x\u001b[2J', message: '::stop-commands::\u202e' } } },
  { status: 404, body: { error: { code: 'InvalidResourceType', message: null } } },
  { cut: true },
];
const EXAMPLES = ['dev-and-prod', 'encryption', 'existing-dns', 'existing-network', 'joined-network', 'spillover'];

/** What passes without an answer, because nothing has to be asked. */
const passedIn = async (fleet: Fleet, replyTo: (path: string) => Reply): Promise<readonly string[]> => {
  const { asked } = await askedAbout(fleet, QUESTIONS, (azure) => {
    for (let depth = 1; depth <= 12; depth++)
      for (const method of ['GET', 'POST'])
        azure.on(`${method} ${Array.from({ length: depth }, (_, i) => `/{p${i}}`).join('')}`, ({ path }) => replyTo(path));
  });
  const verdicts = asked.flatMap((each) =>
    each.verdicts.map((verdict) => ({ id: `${each.target.stack.value.id} ${each.question.id}`, ...verdict })),
  );
  expect(verdicts.filter(({ message }) => message.includes('an error of the kit'))).toEqual([]);
  expect(verdicts.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  return verdicts.filter(({ outcome }) => outcome === 'passed').map(({ id, message }) => `${id}: ${message}`);
};

test.each(EXAMPLES)('whatever goes wrong, nothing about %s passes or fails, and nothing crashes', async (name) => {
  const fleet = exampleFleet(name);
  const trivial = await passedIn(fleet, () => forbidden('x/read'));
  for (let round = 0; round < FAULTS.length; round++) {
    // Each path gets every fault in some round, beside other faults of other paths.
    const faultOf = (path: string) => FAULTS[(path.length + round) % FAULTS.length];
    expect(await passedIn(fleet, (path) => faultOf(path) ?? {})).toEqual(trivial);
  }
});
