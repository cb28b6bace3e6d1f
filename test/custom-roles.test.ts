import { dangerousAmong } from '../lib/catalog/dangerous-operations';
import { blocksOf } from './support/page-blocks';

interface Definition {
  readonly Name: string;
  readonly Actions: readonly string[];
  readonly DataActions: readonly string[];
}

const roles = blocksOf('docs/custom-roles.md', 'json').map(({ text }) => JSON.parse(text) as Definition);

test('the page has a role for callers and one for builders', () => {
  expect(roles.map(({ Name }) => Name)).toEqual(['Foundry model caller', 'Foundry project builder']);
});

test.each(roles)('$Name has only operations on data of some services', ({ Actions, DataActions }) => {
  expect(Actions).toEqual([]);
  expect(dangerousAmong(DataActions)).toEqual([]);
  expect(DataActions.filter((each) => /key|secret/i.test(each))).toEqual([]);
  for (const each of DataActions)
    expect(each).toMatch(/^Microsoft\.CognitiveServices\/accounts\/(AIServices\/\w+|MaaS|OpenAI)\//);
  expect([...DataActions].sort()).toEqual(DataActions);
});

test('Terraform creates the same role for callers', () => {
  const [terraform] = blocksOf('docs/custom-roles.md', 'terraform');
  const names = [...(terraform?.text ?? '').matchAll(/"(Microsoft\.[^"]+)"/g)].map(([, name]) => name);
  expect(names).toEqual(roles[0]?.DataActions);
});
