import { describe as described } from '../../../lib/adopt/describe';
import type { Existing } from '../../../lib/adopt/existing';
import type { Note } from '../../../lib/adopt/note';
import { partsOf } from '../../../lib/adopt/ids';
import { readExisting } from '../../../lib/adopt/read-existing';
import { keysOn, otherNames, ownFilters, policyZones } from '../../support/azure/adopted-accounts';
import { clientOf } from '../../support/azure/client';
import type { FakeAccount } from '../../support/azure/fake-account';
import { idOf, serve } from '../../support/azure/fake-account';
import { FakeResourceManager, forbidden } from '../../support/azure/resource-manager';
import { TODAY } from '../../support/root';

let azure: FakeResourceManager;
beforeEach(async () => {
  azure = await FakeResourceManager.start();
});
afterEach(() => azure.close());

/** The notes about a subject, as `kind: message`. */
async function notesAbout(fake: FakeAccount, subject: string): Promise<string[]> {
  serve(azure, fake);
  return inLines(await notesOf(fake), subject);
}

const WANTED = { cloud: 'public', today: TODAY, zones: [] } as const;

function existing(fake: FakeAccount): Promise<Existing> {
  const id = partsOf('account', idOf(fake));
  if (!id) throw new Error('malformed');
  return readExisting(clientOf(azure), id);
}

const notesOf = async (fake: FakeAccount): Promise<readonly Note[]> => described(await existing(fake), WANTED).notes;

const inLines = (notes: readonly Note[], subject: string) =>
  notes.filter((each) => each.subject === subject).map(({ kind, message }) => `${kind}: ${message}`);

const FOUR = 'Audit, AzureOpenAIRequestUsage, RequestResponse, Trace';

test.each([
  [
    'named categories',
    [{ category: 'audit', enabled: true }],
    [],
    ['the kit also sends AzureOpenAIRequestUsage, RequestResponse, Trace, all metrics to the workspace'],
  ],
  [
    'the group of all logs',
    [{ categoryGroup: 'AllLogs', category: null, enabled: true }],
    [{ category: 'AllMetrics', enabled: true }],
    [`it sends the group alllogs, and the kit names ${FOUR} instead: a category that Azure adds later is not sent`],
  ],
  [
    'the group of audit logs',
    [{ categoryGroup: 'audit', enabled: true }],
    [{ category: 'AllMetrics', enabled: true }],
    [
      `it sends the group audit, and the kit names ${FOUR} instead: which of them the group has is not documented, so more or less may be sent`,
    ],
  ],
  [
    'a group that is off, and a category that the kit does not send',
    [
      { categoryGroup: 'allLogs', enabled: false },
      { category: 'NewLogs', enabled: true },
    ],
    [{ category: 'AllMetrics', enabled: true }],
    ['the kit no longer sends NewLogs', `the kit also sends ${FOUR} to the workspace`],
  ],
])('%s', async (_, logs, metrics, expected) => {
  const [setting] = (otherNames.diagnostics ?? []) as readonly { readonly properties: object }[];
  const fake = { ...otherNames, diagnostics: [{ ...setting, properties: { ...setting?.properties, logs, metrics } }] };
  expect(await notesAbout(fake, 'diagnostic setting send-to-central')).toEqual(expected.map((each) => `changed: ${each}`));
});

const withProperties = (fake: FakeAccount, properties: object): FakeAccount => ({
  ...fake,
  deployments: (fake.deployments as readonly { readonly properties: object }[]).map((each) => ({
    ...each,
    properties: { ...each.properties, ...properties },
  })),
});

test('the tier and the state of a deployment stay, and the report says that no setting describes them', async () => {
  const fake = withProperties(otherNames, { serviceTier: 'Priority', deploymentState: 'Paused', routing: { mode: 'cost' } });
  expect(await notesAbout(fake, 'deployment chat')).toEqual([
    'outside: no setting describes the service tier Priority, the state Paused, its choice of models (routing): it stays, because azurerm keeps what it reads, and no plan shows its changes',
  ]);
});

test('a provisioned deployment may lose what the body of azapi does not have', async () => {
  expect(await notesAbout(withProperties(policyZones, { parentDeploymentName: 'base' }), 'deployment reserved')).toEqual([
    'changed: no setting describes the parent base: an update of the deployment leaves it out, and what Azure then does is not documented',
  ]);
});

test('the usual tier and state need no note', async () => {
  const fake = withProperties(otherNames, { serviceTier: 'Default', deploymentState: 'Running', routing: null });
  expect(await notesAbout(fake, 'deployment chat')).toEqual([]);
});

test('what belongs to the account and no setting describes is named', async () => {
  const more = { userOwnedStorage: [{ resourceId: 'x' }], networkInjections: [], locations: { regions: [{ name: 'eastus' }] } };
  serve(azure, { ...keysOn, properties: { ...keysOn.properties, ...more } });
  const notes = await notesOf(keysOn);
  expect(inLines(notes, 'storage of your own')).toEqual([expect.stringMatching(/^changed: /)]);
  expect(inLines(notes, 'network injection')).toEqual([]);
  expect(inLines(notes, 'other regions of the account')).toEqual([expect.stringMatching(/^outside: /)]);
});

test('each project is named, with what it means to add it to the file', async () => {
  expect(await notesAbout({ ...otherNames, projects: ['agents', 'more'] }, 'project more')).toEqual([
    'outside: it stays as it is, with its agents and connections, and no plan shows its changes. If you add it to the environment file, import it as well: Terraform does not create what exists',
  ]);
});

test('without the right to read projects, a note says what is missing', async () => {
  const operation = 'Microsoft.CognitiveServices/accounts/projects/read';
  serve(azure, otherNames);
  azure.on(`GET ${idOf(otherNames)}/projects`, forbidden(operation));
  expect(inLines(await notesOf(otherNames), 'projects')).toEqual([
    `not-read: the identity lacks the right ${operation}: the description leaves them out`,
  ]);
});

test('projects are not asked for if the account has none', async () => {
  serve(azure, keysOn);
  await notesOf(keysOn);
  expect(azure.requests.filter((each) => each.endsWith('/projects'))).toEqual([]);
});

test('an endpoint of another service that cannot be read stays outside, if the team has one', async () => {
  serve(azure, keysOn);
  const foreign = '/subscriptions/ms/resourceGroups/rg/providers/Microsoft.Network/privateEndpoints/pe-search';
  const connection = (id: string) => ({
    properties: { privateEndpoint: { id }, privateLinkServiceConnectionState: { status: 'Approved' } },
  });
  const privateEndpointConnections = [connection(foreign), connection(keysOn.endpoint?.id ?? '')];
  azure.on(`GET ${idOf(keysOn)}`, {
    body: { ...keysOn.account, id: 'x', name: keysOn.name, properties: { ...keysOn.properties, privateEndpointConnections } },
  });
  azure.on(`GET ${foreign}`, forbidden('Microsoft.Network/privateEndpoints/read'));
  expect(inLines(await notesOf(keysOn), `private endpoint ${foreign}`)).toEqual([
    'not-read: the identity lacks the right Microsoft.Network/privateEndpoints/read: it stays as it is. Other services have such endpoints in subscriptions of Microsoft',
  ]);
});

test('a blocklist that checks other directions in another filter checks both, and the report says so', async () => {
  const [house] = (ownFilters.filters ?? []) as readonly { readonly properties: object }[];
  const other = {
    name: 'other',
    properties: {
      ...house?.properties,
      customBlocklists: [{ blocklistName: 'projects', blocking: true, source: 'Completion' }],
    },
  };
  const about = await notesAbout({ ...ownFilters, filters: [house, other] }, 'content filter other');
  expect(about).toContain(
    'changed: the blocklist projects checks only the completion, and the kit lets it check both because another filter does',
  );
});

test('two grants of a role to principals with similar IDs are both described', async () => {
  const [first] = (otherNames.assignments ?? []) as readonly { readonly properties: { readonly principalId: string } }[];
  if (!first) throw new Error('no assignment');
  const principalId = `${first.properties.principalId.slice(0, 8)}-0000-4000-8000-000000000009`;
  const second = { name: 'a1a1a1a1-0000-4000-8000-000000000009', properties: { ...first.properties, principalId } };
  const fake = { ...otherNames, assignments: [first, second] };
  serve(azure, fake);
  const { environment } = described(await existing(fake), WANTED);
  expect(Object.keys(environment['access'] ?? {})).toEqual(['inference-4f7f5a3e', 'inference-4f7f5a3e-1']);
});
