import { code, table } from '../../lib/readme/markdown';
import type { Answers } from './answers';
import { isVersion } from './kit-source';

/**
 * The files of a repository that do not depend on its environments, by path.
 *
 * @param kit the version of the kit, or where else it comes from
 */
export const projectFiles = ({ environment, regions }: Answers, projectId: string, kit: string): ReadonlyMap<string, string> =>
  new Map([
    ['.gitignore', GITIGNORE],
    ['README.md', readme(environment, regions, kit)],
    ['cdktf.json', cdktfJson(projectId)],
    ['jest.config.json', JEST],
    ['main.ts', MAIN],
    ['tsconfig.json', TSCONFIG],
  ]);

const GITIGNORE = `node_modules/
cdktf.out/
.terraform/
*.tfstate
*.tfstate.*
*.tfplan
`;

const MAIN = `import { StampsApp } from 'azure-openai-stamps';

// npx stamps synth and the CDKTF CLI run this file. Add resources of your own to app.stamps before synth:
// node_modules/azure-openai-stamps/docs/constructs.md
const app = new StampsApp();
app.synth();
`;

const cdktfJson = (projectId: string) =>
  json({
    language: 'typescript',
    app: 'node --require ts-node/register/transpile-only main.ts',
    projectId,
    sendCrashReports: 'false',
    terraformProviders: [],
    terraformModules: [],
  });

const TSCONFIG = json({
  compilerOptions: {
    target: 'ES2022',
    module: 'node16',
    moduleResolution: 'node16',
    strict: true,
    esModuleInterop: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node', 'jest'],
  },
  include: ['main.ts', 'test'],
  'ts-node': { swc: true },
});

const JEST = json({
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }],
  },
});

const readme = (environment: string, regions: readonly string[], kit: string) => `# Private Azure OpenAI

One file per environment, under \`environments/\`, describes the Azure OpenAI accounts of this organization. The Terraform for them is under
\`generated/\`: it is reviewed in pull requests and applied as it is.

${table(['What', 'Command'], rows(environment, kit))}

${stamps(environment, regions)}
The documentation of the kit is in \`node_modules/azure-openai-stamps/docs\`.
`;

const rows = (environment: string, kit: string): readonly (readonly string[])[] => [
  ['Install', code('npm ci')],
  ['Check the environment files', code('npx stamps check')],
  ['Generate the Terraform', code('npx stamps synth')],
  ['See what a change means', code('npx stamps review --base main')],
  ['Run the tests; accept a new snapshot', `${code('npm test')}; ${code('npm test -- -u')}`],
  ['Deploy', code(`npx stamps deploy ${environment}`)],
  ['Add a region, deployment or grant', code('npx stamps add --help')],
  ['Upgrade the kit', code(`npm install --save-exact ${newKit(kit)} && npx stamps synth`)],
];

/** A newer kit, from the same source. */
const newKit = (kit: string) => (isVersion(kit) ? 'azure-openai-stamps@latest' : '<path or URL of the new tarball>');

function stamps(environment: string, regions: readonly string[]): string {
  const list = (words: readonly string[]) => new Intl.ListFormat('en-GB').format(words);
  const pages = list(regions.map((region) => `[${environment}/${region}](generated/${environment}/${region}/README.md)`));
  return regions.length === 1
    ? `The first stamp is ${environment} in ${list(regions)}. Its page is ${pages}.`
    : `The first stamps are ${environment} in ${list(regions)}. Their pages are ${pages}.`;
}

function json(content: unknown): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}
