import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { WORKFLOWS } from '../support/pipelines';
import { ROOT } from '../support/root';

interface Step {
  readonly bash?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
}

interface Stage {
  readonly stage: string;
  readonly dependsOn?: unknown;
  readonly condition?: string;
  readonly jobs: readonly { readonly pool?: unknown; readonly steps: readonly Step[] }[];
}

const pipeline = parse(readFileSync(path.join(ROOT, 'pipelines/azure-pipelines.yml'), 'utf8')) as {
  readonly parameters: readonly { readonly name: string; readonly default: unknown }[];
  readonly stages: readonly Readonly<Record<string, readonly Stage[]>>[];
};
const keys = pipeline.stages.flatMap((each) => Object.keys(each).filter((key) => key.startsWith('${{')));
const IF = "${{ if ne(parameters.verifyPool, '') }}";
const stage = pipeline.stages.flatMap((each) => each[IF] ?? [])[0];
const deploy = pipeline.stages.flatMap((each) => each['${{ each environment in parameters.environments }}'] ?? [])[0];

describe('in GitHub, deployed stamps are verified', () => {
  const all = Object.entries(WORKFLOWS).flatMap(([name, { workflow }]) =>
    Object.entries(workflow.jobs).map(([id, job]) => [`${name} ${id}`, job] as const),
  );
  const own = all.filter(([, job]) => !job['runs-on'].includes('ubuntu'));

  test('only on a runner that a variable names, after the deployment, with no right but to read the repository', () => {
    expect(own.map(([name, job]) => [name, job['runs-on'], job.if, job.needs, job.permissions])).toEqual([
      [
        ...['deploy verify', '${{ vars.AZURE_VERIFY_RUNNER }}', "vars.AZURE_VERIFY_RUNNER != ''", 'deploy'],
        { contents: 'read' },
      ],
    ]);
  });

  test('without running scripts of packages', () => {
    const runs = own.flatMap(([, job]) => job.steps.flatMap(({ run = [] }) => run));
    expect(runs).toEqual(['npm ci --ignore-scripts', expect.stringContaining('npm run --silent verify -- "${stacks[@]}"')]);
  });
});

describe('in Azure DevOps, deployed stamps are verified', () => {
  test('only in a pool that a parameter names, after the last deployment', () => {
    expect(pipeline.parameters.find(({ name }) => name === 'verifyPool')?.default).toBe('');
    expect(keys.indexOf(IF)).toBe(keys.length - 1);
    expect(stage?.jobs.map(({ pool }) => pool)).toEqual([{ name: '${{ parameters.verifyPool }}' }]);
    expect([stage?.dependsOn, stage?.condition]).toEqual([undefined, deploy?.condition]);
  });

  test('without a connection, and without running scripts of packages', () => {
    const steps = stage?.jobs.flatMap((job) => job.steps) ?? [];
    expect(steps.filter(({ inputs = {} }) => 'azureSubscription' in inputs)).toEqual([]);
    expect(steps.flatMap(({ bash = [] }) => bash)).toEqual([
      'npm ci --ignore-scripts',
      expect.stringContaining('npm run --silent verify -- "${environments[@]}"'),
    ]);
  });
});
