import type { Answers } from './answers';

/** The files of a repository that do not depend on its environments, by path. */
export const projectFiles = ({ environment, regions }: Answers, projectId: string): ReadonlyMap<string, string> =>
  new Map([
    ['.gitignore', GITIGNORE],
    ['README.md', readme(environment, regions)],
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

const readme = (environment: string, regions: readonly string[]) => `# Private Azure OpenAI

One file per environment, under \`environments/\`, describes the Azure OpenAI accounts of this organization. The Terraform for them is under
\`generated/\`: it is reviewed in pull requests and applied as it is.

| What                                 | Command                                  |
| ------------------------------------ | ---------------------------------------- |
| Install                              | \`npm ci\`                                 |
| Check the environment files          | \`npx stamps check\`                       |
| Generate the Terraform               | \`npx stamps synth\`                       |
| See what a change means              | \`npx stamps review --base main\`          |
| Run the tests; accept a new snapshot | \`npm test\`; \`npm test -- -u\`             |
| Deploy                               | \`npx stamps deploy ${environment}\`${' '.repeat(Math.max(0, 21 - environment.length))} |
| Add a region, deployment or grant    | \`npx stamps add --help\`                  |
| Upgrade the kit                      | \`npm install --save-exact azure-openai-stamps@latest && npx stamps synth\` |

The first stamp is ${environment} in ${regions.join(', ')}. Its page is [generated/${environment}/${regions[0] ?? ''}](generated/${environment}/${regions[0] ?? ''}/README.md).
The documentation of the kit is in \`node_modules/azure-openai-stamps/docs\`.
`;

function json(content: unknown): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}
