import { hasErrors } from '../../lib/diagnostics/problem';
import { compareFilters } from '../../lib/content-safety/compare-filters';
import { settingsOf } from '../../lib/content-safety/read-policy';
import { readStamp } from '../../stacks/stack-readings';
import { terraformOf } from '../../stacks/terraform';
import * as accounts from '../support/azure/adopted-accounts';
import { NEW_SUBNET } from '../support/azure/adopted-accounts';
import type { Adopting } from '../support/azure/adopting';
import { adopting } from '../support/azure/adopting';
import { remembered } from '../support/azure/remembered';
import { inShort } from '../support/project';

const FILE = 'environments/legacy.yaml';
const ALL = ['keysOn', 'publicAccount', 'otherNames', 'ownFilters', 'policyZones'] as const;

const adopted = new Map<string, Adopting>();
beforeAll(async () => {
  for (const name of ALL) adopted.set(name, await adopting(accounts[name]));
});

function adoptedOf(name: (typeof ALL)[number]): Adopting {
  const found = adopted.get(name);
  if (!found) throw new Error(name);
  return found;
}

const stampOf = ({ project }: Adopting) => {
  const [located] = project.fleet.stamps;
  if (!located) throw new Error('there is no stamp');
  return located.value;
};

const notesOf = (name: (typeof ALL)[number], kind: string) =>
  adoptedOf(name)
    .notes.filter((each) => each.kind === kind)
    .map(({ subject }) => subject);

describe.each(ALL)('%s', (name) => {
  test('the file describes the account', () => {
    expect(adoptedOf(name).files.get(FILE)).toMatchSnapshot();
  });

  test('the environment has no errors', () => {
    const { problems } = adoptedOf(name);
    expect(problems.filter(({ severity }) => severity === 'error').map(inShort)).toEqual([]);
    expect(hasErrors(problems)).toBe(false);
  });

  test('every import has a resource in the stack, and the ID of a resource in Azure', () => {
    const { imports, existing } = adoptedOf(name);
    const addresses = readStamp(stampOf(adoptedOf(name)))?.resources;
    const known = remembered(existing);
    expect(imports.length).toBeGreaterThan(0);
    for (const { address, id } of imports) {
      const attributes = known[id.replace(/\?api-version=.*/, '')];
      expect({ address, name: addresses?.get(address)?.attributes['name'] }).toEqual({ address, name: attributes?.['name'] });
    }
  });

  test('everything that the kit can describe is imported', () => {
    const { imports, existing } = adoptedOf(name);
    const left = Object.keys(remembered(existing)).filter((id) => !imports.some((each) => each.id.startsWith(id)));
    const reported = notesOf(name, 'outside');
    for (const id of left) expect(reported.filter((subject) => subject.endsWith(id.split('/').at(-1) ?? ''))).toHaveLength(1);
  });

  test('the stack does not manage the resource group, the network or the zones', () => {
    const types = [...(readStamp(stampOf(adoptedOf(name)))?.resources.values() ?? [])].map(({ type }) => type);
    expect(types.filter((type) => /resource_group$|virtual_network|subnet|security_group|dns_zone/.test(type))).toEqual([]);
  });
});

test('keys that are on are reported, not described', () => {
  expect(notesOf('keysOn', 'changed')).toEqual(['local authentication', 'outbound access', 'identity', 'tags', 'residency']);
  expect(adoptedOf('keysOn').files.get(FILE)).not.toMatch(/local_auth|disableLocalAuth/);
});

test('an endpoint without a custom name of its interface keeps it, with an override file', () => {
  const { files } = adoptedOf('keysOn');
  expect(JSON.parse(files.get('generated/legacy/swedencentral/adopt_override.tf.json') ?? '')).toEqual({
    resource: { azurerm_private_endpoint: { account_private_endpoint: { custom_network_interface_name: null } } },
  });
  expect(files.get(FILE)).toContain('legacy/swedencentral/adopt_override.tf.json: { owner: team,');
  expect([...adoptedOf('otherNames').files.keys()]).toEqual(['generated/legacy/swedencentral/adopt.tf.json', FILE]);
});

test('an account without an endpoint gets one in the given subnet, and everything public is reported', () => {
  const network = stampOf(adoptedOf('publicAccount')).network;
  expect(network.kind === 'existing' && network.subnetId).toBe(NEW_SUBNET);
  expect(notesOf('publicAccount', 'changed')).toEqual([
    ...['public network access', 'network rules', 'outbound access', 'tags', 'deployment chat', 'residency'],
  ]);
  expect(notesOf('publicAccount', 'created')).toContain('private endpoint');
});

test('role assignments keep their GUIDs; those that the kit refuses, and inherited ones, stay outside', () => {
  const { files, imports } = adoptedOf('otherNames');
  expect(files.get(FILE)).toContain('{ name: a1a1a1a1-0000-4000-8000-000000000001, description: the app }');
  expect(imports.filter(({ address }) => address.startsWith('azurerm_role_assignment')).map(({ id }) => id.slice(-36))).toEqual(
    ['a1a1a1a1-0000-4000-8000-000000000001'],
  );
  expect(notesOf('otherNames', 'outside')).toEqual([
    'lock keep',
    'Defender for AI',
    'role assignment a1a1a1a1-0000-4000-8000-000000000002',
    'inherited role assignments',
    'project agents',
    'zone group contoso-zones',
    'network',
  ]);
});

test('a filter is the same in its meaning, whatever the order and the case of its entries', () => {
  const { existing } = adoptedOf('ownFilters');
  const [policy] = existing.filters;
  const [filter] = stampOf(adoptedOf('ownFilters')).contentFilters;
  if (!policy || !filter) throw new Error('there is no filter');
  expect(compareFilters(settingsOf(policy.properties), filter).entries.filter(({ result }) => result !== 'same')).toEqual([
    // Azure lists no entry, so the one of the base policy counts.
    expect.objectContaining({ name: 'indirectAttack', before: 'off', after: 'annotate' }),
  ]);
  expect(adoptedOf('ownFilters').notes).toContainEqual({
    kind: 'changed',
    subject: 'content filter house-rules',
    message:
      'Azure lists no entry for Indirect Attack (Prompt), Indirect Attack Spotlighting (Prompt): the kit writes the value that microsoft.defaultV2 had when it was last read. Which value applies now is unverified',
  });
});

test('a blocklist is created again, because its name in the kit has a hash', () => {
  const [list] = stampOf(adoptedOf('ownFilters')).blocklists;
  expect(list).toMatchObject({ key: 'projects', direction: 'prompt' });
  expect(notesOf('ownFilters', 'not-imported')).toEqual(['azapi_resource_action.account_blocklist_projects_items_000']);
});

test('a zone group of Azure Policy stays with the policy', () => {
  expect(stampOf(adoptedOf('policyZones')).dns.mode).toBe('policy');
  const { resource } = JSON.parse(terraformOf(stampOf(adoptedOf('policyZones')))) as {
    resource: Record<string, Record<string, { lifecycle: { ignore_changes: unknown } }>>;
  };
  expect(resource['azurerm_private_endpoint']?.['account_private_endpoint']?.lifecycle.ignore_changes).toContain(
    'private_dns_zone_group',
  );
});

test('entries of the defaults that the account does not have are removed', async () => {
  const { files, project, problems } = await adopting(
    accounts.keysOn,
    undefined,
    'workload: assistants\ndeployments: { other: { model: gpt-5.4, version: "2026-03-05", sku: DataZoneStandard, capacity: 1 } }\n',
  );
  expect(problems).toEqual([]);
  expect(files.get(FILE)).toContain('  other: null\n');
  expect(project.fleet.stamps[0]?.value.deployments.map(({ key }) => key)).toEqual(['embed', 'gpt-4.1_prod']);
});

test('a filter below the floor is an error, and there are no imports', async () => {
  const { files, imports, problems } = await adopting(
    accounts.ownFilters,
    undefined,
    'filterFloor: { harms: { violence: medium-and-above } }\n',
  );
  expect(problems.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual(['content-safety/floor']);
  expect([...files.keys()]).toEqual([FILE]);
  expect(imports).toEqual([]);
});

test('a residency that the logs do not fit is too narrow', async () => {
  const workspaces = 'GET /subscriptions/{s}/resourceGroups/{g}/providers/Microsoft.OperationalInsights/workspaces/{w}';
  const far = await adopting(accounts.otherNames, (azure) => azure.on(workspaces, { body: { location: 'eastus' } }));
  expect(far.files.get(FILE)).toContain('\nresidency: global\n');
  const near = await adopting(accounts.otherNames, (azure) => azure.on(workspaces, { body: { location: 'westeurope' } }));
  expect(near.files.get(FILE)).toContain('\nresidency: { dataZone: EU }\n');
});

test('a connection that spells the account in another case may replace the endpoint, and is reported', async () => {
  const { endpoint } = accounts.keysOn;
  if (!endpoint) throw new Error('there is no endpoint');
  const spelled = JSON.parse(
    JSON.stringify(endpoint.body).replace(
      'resourceGroups/rg-keys/providers/Microsoft.Cog',
      'resourcegroups/RG-KEYS/providers/Microsoft.Cog',
    ),
  ) as object;
  const { notes, files } = await adopting({ ...accounts.keysOn, endpoint: { ...endpoint, body: spelled } });
  expect(notes.filter(({ subject }) => subject === 'private endpoint pe-keys').map(({ kind }) => kind)).toEqual(['changed']);
  expect(files.get(FILE)).toContain('resourceGroup: { existing: rg-keys }');
});

test('a retired model stays outside, and a deprecated version says that it is deployed already', async () => {
  const [first] = accounts.keysOn.deployments as readonly { readonly properties: object }[];
  const old = {
    ...{ name: 'old', sku: { name: 'Standard', capacity: 1 } },
    properties: { ...first?.properties, model: { format: 'OpenAI', name: 'gpt-35-turbo', version: '0613' } },
  };
  const { notes, files } = await adopting({ ...accounts.keysOn, deployments: [...accounts.keysOn.deployments, old] });
  expect(notes.filter(({ subject }) => subject === 'deployment old').map(({ kind }) => kind)).toEqual(['outside']);
  expect(files.get(FILE)).not.toContain('old:');
  expect(files.get(FILE)).toContain('alreadyDeployed: true }');
});
