import { accountName } from '../../../../lib/preflight/questions/account-name';
import { askedAbout, linesOf, outcomes } from '../../../support/azure/preflight';
import type { Answers, FakeResourceManager } from '../../../support/azure/resource-manager';
import { armError, forbidden, list } from '../../../support/azure/resource-manager';
import { fleetOf } from '../../../support/project';

const SUBSCRIPTION = '11111111-1111-1111-1111-111111111111';
const environment = (more = '') => `environment: dev
subscriptionId: ${SUBSCRIPTION}
residency: { dataZone: EU }
workload: assistants
names: { resourceGroup: rg-a, account: oai-a, customSubdomain: sub-a }
deployments: { chat: { model: gpt-5.4-mini, version: "2026-03-17", sku: DataZoneStandard, capacity: 20 } }
regions: { swedencentral: { network: { addressSpace: 10.10.0.0/24 } } }
${more}`;
const fleet = fleetOf({ dev: environment() });

const CS = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.CognitiveServices`;
const OWN = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-a/providers/Microsoft.CognitiveServices/accounts/oai-a`;

interface Account {
  readonly id?: string;
  readonly kind?: string;
  readonly location?: string;
  readonly subdomain?: string | null;
}

const account = ({ id = OWN, kind = 'OpenAI', location = 'swedencentral', subdomain = 'sub-a' }: Account = {}) => ({
  ...{ id, kind, location, name: id.split('/').at(-1) },
  properties: { customSubDomainName: subdomain, provisioningState: 'Succeeded' },
});

const deleted = ({ name = 'oai-a', group = 'rg-a', location = 'swedencentral', subdomain = 'sub-a' } = {}) => ({
  id: `${CS}/locations/${location}/resourceGroups/${group}/deletedAccounts/${name}`,
  ...{ name, location, kind: 'OpenAI' },
  properties: {
    customSubDomainName: subdomain,
    deletionDate: '2026-11-26T08:00:00Z',
    scheduledPurgeDate: '2026-11-28T08:00:00Z',
  },
});

interface Subscription {
  readonly own?: Answers;
  readonly accounts?: Answers;
  readonly deleted?: Answers;
  readonly subdomain?: Answers;
}

const arranged =
  ({
    own = armError(404, 'ResourceNotFound'),
    accounts = list(),
    deleted: gone = list(),
    subdomain = { body: { isSubdomainAvailable: true } },
  }: Subscription) =>
  (azure: FakeResourceManager) =>
    azure
      .on(`GET ${OWN}`, own)
      .on(`GET ${CS}/accounts`, accounts)
      .on(`GET ${CS}/deletedAccounts`, gone)
      .on(`POST ${CS}/checkDomainAvailability`, subdomain);

const taken = { body: { isSubdomainAvailable: false, reason: 'The subdomain name sub-a is already used.', type: 'x' } };
const CHECK = 'Microsoft.CognitiveServices/checkDomainAvailability/action';

const CASES: readonly [string, Subscription, string, RegExp?][] = [
  ['a new account', {}, 'passed'],
  ['the own account', { own: { body: account() } }, 'passed'],
  [
    'the own account in other spelling',
    { own: { body: account({ location: 'Sweden Central', subdomain: 'SUB-A' }) } },
    'passed',
  ],
  [
    'the own account of another kind, which azurerm changes in place',
    { own: { body: account({ kind: 'AIServices' }) } },
    'passed',
  ],
  [
    'an account of a kind without models',
    { own: { body: account({ kind: 'TextAnalytics' }) } },
    'failed',
    /exists with the kind TextAnalytics instead of OpenAI/,
  ],
  [
    'an account in another region',
    { own: { body: account({ location: 'westeurope' }) } },
    'failed',
    /exists with the region westeurope/,
  ],
  [
    'an account with another subdomain',
    { own: { body: account({ subdomain: 'old' }) } },
    'failed',
    /exists with the custom subdomain old instead of sub-a/,
  ],
  ['the own account without a subdomain', { own: { body: account({ subdomain: null }) } }, 'passed'],
  [
    'the own account without a subdomain, which is taken',
    { own: { body: account({ subdomain: null }) }, subdomain: taken },
    'failed',
    /is taken: The subdomain name/,
  ],
  [
    'a deleted account',
    { deleted: list(deleted({ group: 'RG-A', location: 'SwedenCentral' })) },
    'failed',
    /until 2026-11-28T08:00:00Z: an apply would fail with FlagMustBeSetForRestore/,
  ],
  ['a deleted account of another group', { deleted: list(deleted({ group: 'rg-b', subdomain: 'sub-b' })) }, 'passed'],
  ['a deleted account of another region', { deleted: list(deleted({ location: 'westeurope', subdomain: 'sub-b' })) }, 'passed'],
  [
    'a deleted account that holds the subdomain',
    { deleted: list(deleted({ name: 'x', group: 'rg-b', location: 'westeurope' })) },
    'failed',
    /held by the deleted account x .* CustomDomainInUse/,
  ],
  [
    'another deleted account with nulls',
    {
      deleted: list({
        id: `${CS}/locations/westeurope/resourceGroups/rg/deletedAccounts/x`,
        location: null,
        properties: null,
      }),
    },
    'passed',
  ],
  ['a deleted account of which the ID says nothing', { deleted: list({ id: `${CS}/x` }) }, 'uncertain'],
  [
    'another account with the subdomain',
    { accounts: list(account({ id: `${CS}/other` })) },
    'failed',
    /belongs to the account/,
  ],
  ['a subdomain of another customer', { subdomain: taken }, 'failed', /sub-a is taken/],
  [
    'a subdomain, and no right to ask',
    { subdomain: forbidden(CHECK) },
    'not-checked',
    /may not Microsoft\.CognitiveServices\/checkDomainAvailability\/action/,
  ],
  ['a subdomain, and no answer to the question', { subdomain: { body: {} } }, 'uncertain', /does not say/],
  [
    'no right to see accounts',
    { own: forbidden('Microsoft.CognitiveServices/accounts/read') },
    'not-checked',
    /accounts\/read/,
  ],
  ['no right to list accounts', { accounts: forbidden('Microsoft.CognitiveServices/accounts/read') }, 'passed'],
  [
    'no right to see deleted accounts',
    { deleted: forbidden('Microsoft.CognitiveServices/deletedAccounts/read') },
    'not-checked',
    /deletedAccounts\/read/,
  ],
  [
    'no right to see deleted accounts, and a taken subdomain',
    { deleted: forbidden('Microsoft.CognitiveServices/deletedAccounts/read'), subdomain: taken },
    'failed',
  ],
  [
    'no list of deleted accounts',
    { deleted: armError(404, 'ResourceNotFound') },
    'uncertain',
    /whether a deleted account holds/,
  ],
  [
    'the own account in an unknown region',
    { own: { body: { ...account(), location: null } } },
    'uncertain',
    /not known in which region the account oai-a is/,
  ],
  ['another shape', { own: { body: { name: 'oai-a' } } }, 'uncertain'],
];

test.each(CASES)('%s', async (_, subscription, outcome, message = /^/) => {
  const { asked } = await askedAbout(fleet, [accountName], arranged(subscription));
  expect(outcomes(asked)['dev-swedencentral']).toBe(outcome);
  expect(linesOf(asked).join('\n')).toMatch(message);
});

test('the subdomain of an own account is not asked for: Azure would call it taken', async () => {
  const { requests } = await askedAbout(fleet, [accountName], arranged({ own: { body: account() }, subdomain: taken }));
  expect(requests).toEqual([`GET ${OWN}`]);
});

test('the commands for a deleted account are complete', async () => {
  const { asked } = await askedAbout(fleet, [accountName], arranged({ deleted: list(deleted()) }));
  const [{ help = '', path } = {}] = asked.flatMap(({ verdicts }) => verdicts);
  const rest = `--name oai-a --resource-group rg-a --location swedencentral --subscription ${SUBSCRIPTION}`;
  expect(help).toContain(`az cognitiveservices account purge ${rest}, which loses`);
  expect(help).toContain(`az cognitiveservices account recover ${rest}, and import it`);
  expect(path).toEqual(['names', 'account']);
});

test('an older azurerm replaces an account of another kind', async () => {
  const old = fleetOf({ dev: environment('providers: { azurerm: 4.55.0 }') });
  const { asked } = await askedAbout(old, [accountName], arranged({ own: { body: account({ kind: 'AIServices' }) } }));
  expect(linesOf(asked)).toEqual([expect.stringContaining('exists with the kind AIServices instead of OpenAI')]);
});
