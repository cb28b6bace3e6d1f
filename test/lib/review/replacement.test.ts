import { FORCE_NEW_PROVIDERS, forcesNew, knowsForceNew } from '../../../lib/catalog/force-new';
import { replacements } from '../../../lib/review/compare/replacement';
import { stackChanges } from '../../../lib/review/compare/stack-change';
import type { Stack } from '../../../lib/stack/stack';
import { stackOf } from '../../support/stack-of';
import { configurationIn, exampleFleet, synthesized } from '../../support/project';
import { EXAMPLES } from '../../support/root';

const FOLDER = 'generated/prod/here';
const stack = (resource: object): Stack => stackOf(FOLDER, JSON.stringify({ resource }));

/** The replacements of a change, with their causes. */
function replaced(before: object, after: object): string[] {
  const [change] = stackChanges(new Map([[FOLDER, stack(before)]]), new Map([[FOLDER, stack(after)]]));
  return change
    ? replacements(change).map(({ resource, paths, causedBy = 'itself' }) => `${resource.address} ${paths.join()} ${causedBy}`)
    : [];
}

const group = (name: string) => ({ azurerm_resource_group: { group: { name, location: 'swedencentral' } } });
const account = {
  azurerm_cognitive_account: {
    account: { name: 'oai', resource_group_name: '${azurerm_resource_group.group.name}', kind: 'OpenAI' },
  },
};
const deployment = (sku: object, model: object = { name: 'gpt-5.4', version: '1' }) => ({
  azurerm_cognitive_deployment: {
    chat: { name: 'chat', cognitive_account_id: '${azurerm_cognitive_account.account.id}', sku, model },
  },
});

describe('replacements', () => {
  test('do not follow from a name that is written as text instead of as a reference', () => {
    const [{ account: one }, name] = [account.azurerm_cognitive_account, 'rg-one'];
    const inGroup = (group: string) => ({ azurerm_cognitive_account: { account: { ...one, resource_group_name: group } } });
    expect(replaced({ ...group(name), ...account }, inGroup(name))).toEqual([]);
    expect(replaced(inGroup(name), { ...group(name), ...account })).toEqual([]);
    expect(replaced({ ...group(name), ...account }, inGroup('rg-two'))).toEqual([
      'azurerm_cognitive_account.account resource_group_name itself',
    ]);
  });

  test('follow names and IDs from one resource to the next', () => {
    const rest = { ...account, ...deployment({ name: 'Standard' }) };
    expect(replaced({ ...group('rg-one'), ...rest }, { ...group('rg-two'), ...rest })).toEqual([
      'azurerm_resource_group.group name itself',
      'azurerm_cognitive_account.account resource_group_name azurerm_resource_group.group',
      'azurerm_cognitive_deployment.chat cognitive_account_id azurerm_cognitive_account.account',
    ]);
  });

  test('are predicted for attributes that force them, in both forms of blocks', () => {
    const before = deployment({ name: 'Standard', capacity: 1 });
    expect(replaced(before, deployment([{ name: 'GlobalStandard', capacity: 1 }] as never))).toEqual([
      'azurerm_cognitive_deployment.chat sku.name itself',
    ]);
    expect(replaced(before, deployment({ name: 'Standard', capacity: 2 }))).toEqual([]);
    expect(replaced(before, deployment({ name: 'Standard', capacity: 1 }, { name: 'gpt-5.4', version: '2' }))).toEqual([]);
    expect(replaced(before, deployment({ name: 'Standard', capacity: 1 }, { name: 'gpt-5.5', version: '1' }))).toEqual([
      'azurerm_cognitive_deployment.chat model.name itself',
    ]);
  });

  test('are not predicted for new resources', () => {
    expect(replaced(group('rg-one'), { ...group('rg-one'), ...account })).toEqual([]);
  });
});

describe('the table of attributes that force a replacement', () => {
  const configurations = EXAMPLES.map(exampleFleet).flatMap((fleet) => {
    const files = synthesized(fleet);
    return [...files.keys()]
      .filter((file) => file.endsWith('.json'))
      .map((file) => configurationIn(files, file.replace(/^generated\/(.*)\/cdk\.tf\.json$/, '$1')));
  });

  test('has every resource type of the examples', () => {
    const types = new Set(configurations.flatMap(({ resource }) => Object.keys(resource)));
    expect(types.size).toBeGreaterThan(10);
    expect([...types].filter((type) => !knowsForceNew(type))).toEqual([]);
  });

  test('is for the generated provider versions', () => {
    const pinned = configurations.flatMap(({ terraform }) =>
      Object.entries(terraform['required_providers'] as Record<string, { version: string }>).map(
        ([name, { version }]) => `${name} ${version}`,
      ),
    );
    const expected = Object.entries(FORCE_NEW_PROVIDERS).map(([name, version]) => `${name} ${version}`);
    expect([...new Set(pinned)].sort()).toEqual(expected.sort());
  });

  test('treats an added or removed block like all of its attributes', () => {
    expect(forcesNew('azurerm_cognitive_deployment', 'model')).toBe(true);
    expect(forcesNew('azurerm_cognitive_deployment', 'model.version')).toBe(false);
    expect(forcesNew('azurerm_cognitive_account', 'tags')).toBe(false);
  });
});
