import type { Answers } from './answers';

/** The tests of a team's environments, with the snapshot that they are compared with. */
export const testFiles = (answers: Answers, outlines: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([
    ['test/environments.test.ts', testFile(answers)],
    ['test/__snapshots__/environments.test.ts.snap', snapshotFile(outlines)],
  ]);

function testFile({ environment, regions: [region], deployment }: Answers): string {
  return `import path from 'node:path';
import { Project } from 'azure-openai-stamps/testing';

const project = new Project(path.join(__dirname, '..'));

// A change of a stack shows here as a change of the snapshot. Accept it with npm test -- -u, and have it reviewed.
test.each([...project.stacks])('%s has these resources', (_, stack) => {
  expect(stack.outline).toMatchSnapshot();
});

test('accounts have no keys and no public endpoint', () => {
  const accounts = [...project.stacks.values()].flatMap((stack) => Object.values(stack.resourcesOfType('azurerm_cognitive_account')));
  expect(accounts.length).toBeGreaterThan(0);
  for (const account of accounts)
    expect(account).toMatchObject({ local_auth_enabled: false, public_network_access_enabled: false });
});

test('prompts stay where policy allows', () => {
  expect(project.stack('${environment}-${region ?? ''}').resource('azurerm_cognitive_deployment.account_deployment_chat')).toMatchObject({
    sku: { name: '${deployment.sku}' },
  });
});

test('a public endpoint is refused', () => {
  const problems = project.problemsAfter('environments/${environment}.yaml', (text) =>
    text.replace(/^environment: /m, 'overrides: { azurerm_cognitive_account.account: { public_network_access_enabled: true } }\\n$&'),
  );
  expect(problems.join('\\n')).toContain('error guardrails/public-network');
});
`;
}

/** A snapshot file of Jest, so that the first run of the tests already compares. */
const snapshotFile = (outlines: ReadonlyMap<string, string>) =>
  [
    '// Jest Snapshot v1, https://jestjs.io/docs/snapshot-testing\n',
    ...[...outlines].map(([id, outline]) => `exports[\`${id} has these resources 1\`] = \`\n"${escaped(outline)}"\n\`;\n`),
  ].join('\n');

/** As Jest prints a text in a template literal. */
const escaped = (text: string) => text.replace(/`|\\|\$\{/g, '\\$&');
