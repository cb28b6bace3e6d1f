import { existing } from '../../../../lib/preflight/questions/existing';
import { referencesOf } from '../../../../lib/preflight/references';
import { targetsOf } from '../../../../lib/verdicts/target';
import type { Arrange } from '../../../support/azure/preflight';
import { askedAbout, linesOf, outcomes } from '../../../support/azure/preflight';
import type { FakeResourceManager, Reply } from '../../../support/azure/resource-manager';
import { armError, forbidden } from '../../../support/azure/resource-manager';
import { exampleFleet } from '../../../support/project';

const EXAMPLES = [
  'address-pool',
  'encryption',
  'existing-dns',
  'foundry',
  'joined-network',
  'other-subscription',

  'state-backend-private',
  'landing-zone',
  'watched',
];
const KEYS = 'GET /subscriptions/{s}/resourceGroups/{g}/providers/Microsoft.KeyVault/vaults/{v}/keys/{k}';
const RSA: Reply = {
  body: { id: 'key', properties: { kty: 'RSA-HSM', keySize: 2048, attributes: { enabled: true, exp: null } } },
};

/** What Azure has at every ID that a fleet names, in the region that it must be in. */
const all = (name: string, more: object = {}) => {
  const references = targetsOf(exampleFleet(name)).flatMap(referencesOf);
  return (azure: FakeResourceManager) => {
    azure.on(KEYS, RSA);
    for (const { id, region, clientId } of references)
      azure.on(`GET ${id}`, {
        body: {
          id: id.toUpperCase(),
          location: region?.name ?? null,
          properties: { clientId, enablePurgeProtection: true, ...more },
        },
      });
    return azure;
  };
};

test.each(EXAMPLES)('everything that %s names exists', async (name) => {
  const { asked } = await askedAbout(exampleFleet(name), [existing], all(name));
  expect(linesOf(asked)).toEqual([]);
});

test('everything that is named is asked for', () => {
  const named = EXAMPLES.flatMap((name) => targetsOf(exampleFleet(name)).flatMap(referencesOf));
  expect([...new Set(named.map(({ type }) => type))].sort()).toEqual([
    'actionGroup',
    'identity',
    'ipamPool',
    'keyVault',
    'managedHsm',
    'networkSecurityGroup',
    'resourceGroup',
    'routeTable',
    'searchService',
    'storageAccount',
    'subnet',
    'virtualNetwork',
    'workspace',
  ]);
});

test.each(EXAMPLES)('nothing that %s names exists, and each is shown at its own line', async (name) => {
  const fleet = exampleFleet(name);
  const named = targetsOf(fleet).flatMap((target) => referencesOf(target).map(({ path }) => path.join('.')));
  const { asked } = await askedAbout(fleet, [existing], () => undefined);
  const failed = asked.flatMap(({ verdicts }) => verdicts).filter(({ outcome }) => outcome === 'failed');
  const paths = failed.map(({ path = [] }) => path.join('.'));
  expect(paths.filter((path) => !path.endsWith('keyId')).sort()).toEqual(named.sort());
  const layers = targetsOf(fleet).flatMap(({ stack }) => named.filter((path) => stack.layers.has(path.split('.'))));
  expect(new Set(layers)).toEqual(new Set(named.filter((path) => !path.startsWith('state.create.allowedSubnetIds'))));
});

const VAULT = 'GET /subscriptions/{s}/resourceGroups/rg-keys/providers/Microsoft.KeyVault/vaults/kv-claims-keys';
const HSM = 'GET /subscriptions/{s}/resourceGroups/rg-keys/providers/Microsoft.KeyVault/managedHSMs/hsm-claims';
const IDENTITY =
  'GET /subscriptions/{s}/resourceGroups/rg-keys/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-claims';
const vault = (properties: object | null, location = 'Sweden Central') => ({ body: { id: 'x', location, properties } });
const on = (question: string, reply: Reply) => (azure: FakeResourceManager) => all('encryption')(azure).on(question, reply);
const keyWith = (properties: object | null) => on(KEYS, { body: { id: 'key', properties } });

const CASES: readonly (readonly [string, Arrange, string, string])[] = [
  [
    'a vault without purge protection',
    on(VAULT, vault({ enableSoftDelete: true })),
    'failed',
    'keyVaultId the key vault kv-claims-keys has no purge protection, which Azure requires',
  ],
  [
    'a vault without soft delete',
    on(VAULT, vault({ enablePurgeProtection: true, enableSoftDelete: false })),
    'failed',
    'keyVaultId the key vault kv-claims-keys has no soft delete',
  ],
  [
    'a vault in another region',
    on(VAULT, vault({ enablePurgeProtection: true }, 'westeurope')),
    'failed',
    'keyVaultId the key vault kv-claims-keys is in westeurope, and not in swedencentral: Azure requires the region of the account',
  ],
  [
    'a vault that no one may read',
    on(VAULT, forbidden('Microsoft.KeyVault/vaults/read')),
    'not-checked',
    'keyVaultId it was not checked whether the key vault kv-claims-keys exists: the identity may not Microsoft.KeyVault/vaults/read',
  ],
  [
    'a vault that no one can see',
    on(VAULT, armError(404, 'SubscriptionNotFound')),
    'not-checked',
    'keyVaultId it was not checked whether the key vault',
  ],
  [
    'a vault of another shape',
    on(VAULT, vault(null, '')),
    'failed',
    'keyVaultId the key vault kv-claims-keys has no purge protection',
  ],
  [
    'no answer about a vault',
    on(VAULT, { body: [] }),
    'uncertain',
    'keyVaultId it is not known whether the key vault kv-claims-keys exists',
  ],
  [
    'an HSM without purge protection',
    on(HSM, vault({})),
    'failed',
    'keyVaultId the managed HSM hsm-claims has no purge protection',
  ],
  [
    'an identity with another client ID',
    on(IDENTITY, vault({ clientId: '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d' })),
    'failed',
    'clientId the identity id-claims has the client ID 0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
  ],
  ['no key', on(KEYS, armError(404, 'KeyNotFound')), 'failed', 'keyId the key vault has no key openai'],
  [
    'a key that no one may read',
    on(KEYS, forbidden('Microsoft.KeyVault/vaults/keys/read')),
    'not-checked',
    'keyId it was not checked whether the key openai exists',
  ],
  [
    'a disabled key',
    keyWith({ kty: 'RSA', keySize: 2048, attributes: { enabled: false } }),
    'failed',
    'keyId the key openai is disabled',
  ],
  [
    'an expired key',
    keyWith({ kty: 'RSA', keySize: 2048, attributes: { enabled: true, exp: 1_700_000_000 } }),
    'failed',
    'keyId the key openai has expired',
  ],
  ['an elliptic key', keyWith({ kty: 'EC' }), 'failed', 'keyId the key openai has the type EC, and Azure requires RSA'],
  [
    'a key with more bits',
    keyWith({ kty: 'RSA', keySize: 4096 }),
    'failed',
    'keyId the key openai has 4096 bits, and Azure requires 2048',
  ],
];

test.each(CASES)('there is %s', async (_, arrange, outcome, message) => {
  const { asked } = await askedAbout(exampleFleet('encryption'), [existing], arrange);
  const verdicts = asked.flatMap((each) => each.verdicts).filter((verdict) => verdict.outcome === outcome);
  expect(verdicts.map((each) => `${String(each.path?.at(-1))} ${each.message}`).join('\n')).toContain(message);
});

test('a key about which Azure says nothing more exists', async () => {
  const { asked } = await askedAbout(exampleFleet('encryption'), [existing], keyWith(null));
  expect(outcomes(asked)['ember-swedencentral']).toBe('passed');
});

test('a workspace is not where the files say', async () => {
  const { asked } = await askedAbout(exampleFleet('watched'), [existing], (azure) =>
    all('watched')(azure).on(
      'GET /subscriptions/{s}/resourceGroups/{g}/providers/Microsoft.OperationalInsights/workspaces/{w}',
      {
        body: { id: 'x', location: 'West Europe' },
      },
    ),
  );
  const failed = asked.flatMap((each) => each.verdicts).filter(({ outcome }) => outcome === 'failed');
  expect(failed.map(({ path, help }) => [path, help])).toEqual([
    [['diagnostics', 'workspaceLocation'], 'set diagnostics.workspaceLocation to westeurope'],
  ]);
});
