import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { completion } from '../../cli/completion/complete';
import { stamps } from '../support/stamps';
import { ROOT } from '../support/root';

let project = '';

beforeAll(() => {
  project = mkdtempSync(path.join(tmpdir(), 'completion-'));
  for (const stack of ['dev/batch', 'dev/swedencentral', 'prod/environment', 'prod/swedencentral', 'prod/germanywestcentral']) {
    mkdirSync(path.join(project, 'generated', stack), { recursive: true });
    writeFileSync(path.join(project, 'generated', stack, 'cdk.tf.json'), '{}');
  }
  mkdirSync(path.join(project, 'programs'));
  const program = path.join(project, 'programs/stamps');
  writeFileSync(program, `#!/bin/sh\nexec ${process.execPath} ${path.join(ROOT, 'bin/stamps.mjs')} "$@"\n`);
  chmodSync(program, 0o755);
});
afterAll(() => {
  rmSync(project, { recursive: true });
});

/** The candidates at the cursor, without descriptions, and what `paths` the answer allows. */
async function complete(shell: string, ...words: string[]) {
  const { status, stdout, stderr } = await stamps('__complete', shell, ...words);
  expect([status, stderr]).toEqual([0, '']);
  const lines = stdout.trimEnd().split('\n');
  return { values: lines.slice(0, -1).map((line) => line.split('\t')[0]), paths: lines.at(-1) };
}

describe('the words at the cursor', () => {
  test.each<[readonly string[], readonly string[]]>([
    [['re'], ['review', 'recover']],
    [['--v'], ['--version']],
    [['help', 'comp'], ['completion']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['check', '--fo'], ['--format']],
    [
      ['check', '--format', ''],
      ['text', 'json', 'github', 'sarif', 'junit'],
    ],
    [
      ['check', '--format=j'],
      ['--format=json', '--format=junit'],
    ],
    [['check', '--json', '--to'], ['--today']],
    [['review', '--fail-on', 'h'], ['high']],
    [['models', '--region', 'swedenc'], ['swedencentral']],
    [['models', '--geography', 'South'], ['South Africa']],
    [
      ['models', '--model', 'gpt-4.1'],
      ['gpt-4.1', 'gpt-4.1-mini', 'gpt-4.1-nano'],
    ],
    [['models', '--data-zone', 'E'], ['EU']],
    [['models', '--sku', 'DataZoneS'], ['DataZoneStandard']],
    [['models', '--capability', 'embed'], ['embeddings']],
    [['guard', '--residency', 'glo'], ['global']],
    [['init', 'folder', '--region', 'swedenc'], ['swedencentral']],
    [['add', 'environment', 'test', '--region', 'germanyw'], ['germanywestcentral']],
    [['init', '--pipelines', 'g'], ['github']],
    [['catalog-update', '--location', 'swedencentral', 'germ'], ['germanywestcentral']],
    [['catalog-update', '--location', 'swedencentral', '--wr'], ['--write']],
    [
      ['cdktf', 'd'],
      ['diff', 'deploy', 'destroy'],
    ],
    [['check', '--today', ''], []],
    [['list', ''], []],
    [['unknown', ''], []],
    [['check', '--unknown', ''], []],
  ])('%j can be %j', async (words, values) => {
    expect(await complete('zsh', ...words)).toEqual({ values, paths: ':none' });
  });

  test.each<[readonly string[], readonly string[]]>([
    [
      ['deploy', 'p'],
      ['prod-environment', 'prod-germanywestcentral', 'prod-swedencentral', 'prod'],
    ],
    [
      ['deploy', 'dev', 'prod', 'd'],
      ['dev-batch', 'dev-swedencentral'],
    ],
    [['diff', '--', 'dev-s'], ['dev-swedencentral']],
    [['destroy', '--yes', '--terraform', 'tofu', 'dev-s'], ['dev-swedencentral']],
    [['ids', 'prod-g'], ['prod-germanywestcentral']],
    [['ids', 'prod-swedencentral', 'p'], []],
    [['recover', 'dev-s'], ['dev-swedencentral']],
    [['explain', 'prod-g'], ['prod-germanywestcentral']],
    [['synth', '--empty', 'prod/swedencentral', 'prod/g'], ['prod/germanywestcentral']],
    [['cdktf', 'deploy', 'dev-s'], ['dev-swedencentral']],
  ])('%j can be %j, from generated/', async (words, values) => {
    const [name = '', ...rest] = words;
    const at = name === 'cdktf' ? [] : ['--project', project];
    const cwd = process.cwd();
    process.chdir(name === 'cdktf' ? project : cwd);
    try {
      expect(await complete('zsh', name, ...at, ...rest)).toEqual({ values, paths: ':none' });
    } finally {
      process.chdir(cwd);
    }
  });

  test('a setting to explain can be one of the stack before it', async () => {
    const at = ['--project', path.join(ROOT, 'test/examples/dev-and-prod')];
    expect(await complete('zsh', 'explain', ...at, 'dev/swedencentral', 'tags.')).toEqual({
      values: ['tags.costCenter', 'tags.owner'],
      paths: ':none',
    });
    expect(await complete('zsh', 'explain', ...at, 'dev/nowhere', 'tags.')).toEqual({ values: [], paths: ':none' });
  });

  test.each(['deployment', 'grant'])('the region of stamps add %s is the key of a stamp', async (kind) => {
    const words = ['add', kind, '--project', project, '--region', ''];
    expect(await complete('zsh', ...words)).toEqual({
      values: ['batch', 'swedencentral', 'germanywestcentral'],
      paths: ':none',
    });
  });

  test.each([
    [['guard', '--plan', ''], ':files'],
    [['review', '--output', 'json'], ':files'],
    [['check', '--project', ''], ':folders'],
    [['guard', ''], ':folders'],
    [['guard', '--plan', 'a.json', '--waivers', ''], ':files'],
  ])('%j is a path: %s', async (words, paths) => {
    expect(await complete('fish', ...words)).toEqual({ values: [], paths });
  });

  test('bash divides words at =, and passes quotes', async () => {
    expect((await complete('bash', 'check', '--format', '=', 'sa')).values).toEqual(['sarif']);
    expect((await complete('bash', 'check', '--format', '=')).values).toHaveLength(5);
    expect((await complete('bash', 'check', '--format', '=', 'json', '--to')).values).toEqual(['--today']);
    expect((await complete('bash', 'models', '--geography', '"South A')).values).toEqual(['South Africa']);
    expect((await complete('bash', 'models', '--geography', 'South\\ A')).values).toEqual(['South Africa']);
  });

  test('options have descriptions in one line', async () => {
    const { stdout } = await stamps('__complete', 'zsh', 'check', '--js');
    expect(stdout).toBe('--json\tshort for --format json\n:none\n');
  });

  test('a name with a control character is no candidate', async () => {
    const folder = path.join(project, 'hostile');
    mkdirSync(path.join(folder, 'generated/dev/a\nb'), { recursive: true });
    writeFileSync(path.join(folder, 'generated/dev/a\nb/cdk.tf.json'), '{}');
    expect(await complete('zsh', 'ids', '--project', folder, '')).toEqual({ values: [], paths: ':none' });
  });

  test('a program can have commands of its own, with the same values', async () => {
    const program = new Command('add').option('--all');
    program.command('region').description('Add a region.').argument('<name>').option('--kind <kind>');
    program.command('grant');
    const values = { name: () => ['swedencentral', 'uksouth'], '--kind': () => ['small'] };
    const complete = (...words: string[]) =>
      completion('zsh', ['init', ...words], () => Promise.resolve({ program, values, main: () => 0 }));
    expect(await complete('re')).toBe('region\tAdd a region.\n:none\n');
    expect(await complete('--a')).toBe('--all\t\n:none\n');
    expect(await complete('region', '--kind', 'small', 'u')).toBe('uksouth\t\n:none\n');
    expect(await complete('region', '--kind', '')).toBe('small\t\n:none\n');
    expect(await complete('other', '')).toBe(':none\n');
  });

  test('does not complete options that the help hides', async () => {
    expect((await complete('zsh', 'catalog-update', '--')).values).not.toContain('--endpoint');
  });
});

/** Runs a line in a shell whose PATH has the command. */
function inShell(shell: string, args: readonly string[], line: string): string[] {
  const { status, stdout, stderr } = spawnSync(shell, [...args, '-c', line], {
    ...{ cwd: project, encoding: 'utf8' },
    env: { HOME: project, TERM: 'dumb', PATH: `${project}/programs:${process.env['PATH'] ?? ''}` },
  });
  expect([status, stderr]).toEqual([0, '']);
  return stdout.split('\n').filter((text) => text !== '');
}

const exists = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;

describe('bash', () => {
  /** Calls the function as bash does, with the words of a line that it divided. */
  const completed = (...words: string[]) =>
    inShell(
      'bash',
      ['--norc'],
      `source <(stamps completion bash); [[ $(complete -p stamps) == 'complete -F _stamps stamps' ]] || exit 3
       COMP_WORDS=(stamps ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _stamps; printf '%s\\n' "\${COMPREPLY[@]}"`,
    );

  test.each<[readonly string[], readonly string[]]>([
    [['dep'], ['deploy']],
    [
      ['deploy', 'prod-'],
      ['prod-environment', 'prod-germanywestcentral', 'prod-swedencentral'],
    ],
    [['check', '--format', '=', 'sa'], ['sarif']],
    [['models', '--geography', 'South'], ['South\\ Africa']],
    [['models', '--geography', '"South'], ['South Africa']],
    [['unknown', ''], []],
  ])('completes %j with %j', (words, values) => {
    expect(completed(...words)).toEqual(values);
  });

  test('runs the kit of the project if there is none on the PATH', () => {
    const npx = path.join(project, 'only-npx');
    mkdirSync(npx);
    writeFileSync(path.join(npx, 'npx'), '#!/bin/sh\necho "$@"\n');
    chmodSync(path.join(npx, 'npx'), 0o755);
    const script = path.join(project, 'stamps.bash');
    inShell('bash', ['--norc'], `stamps completion bash > ${script}`);
    expect(inShell('bash', ['--norc'], `source ${script}; PATH=${npx}:/bin; _stamps_answer bash deploy ''`)).toEqual([
      '--no stamps __complete bash deploy ',
    ]);
  });
});

(exists('zsh') ? describe : describe.skip)('zsh', () => {
  /** Calls the function with stand-ins for those of zsh that only an editor can call. */
  const completed = (...words: string[]) =>
    inShell(
      'zsh',
      ['-f'],
      `compdef() { [[ "$*" == "_stamps stamps azure-openai-stamps" ]] || exit 3 }; _describe() { print -rl -- "\${(@P)2}" }; _files() { print -r -- "files $*" }
       source <(stamps completion zsh); words=(stamps ${words.map((word) => `'${word}'`).join(' ')}); CURRENT=${words.length + 1}; _stamps`,
    );

  test.each<[readonly string[], readonly string[]]>([
    [
      ['deploy', 'prod-'],
      ['prod-environment:', 'prod-germanywestcentral:', 'prod-swedencentral:'],
    ],
    [['check', '--js'], ['--json:short for --format json']],
    [['models', '--geography', 'South\\ A'], ['South Africa:']],
    [['guard', '--plan', ''], ['files ']],
    [['check', '--project', ''], ['files -/']],
  ])('completes %j with %j', (words, values) => {
    expect(completed(...words)).toEqual(values);
  });
});

(exists('fish') ? describe : describe.skip)('fish', () => {
  const completed = (line: string) =>
    inShell('fish', ['--no-config'], `stamps completion fish | source; complete -C ${JSON.stringify(line)}`);

  test.each<[string, readonly string[]]>([
    ['stamps dep', ['deploy\tDeploy stacks from generated/ with Terraform, one at a time.']],
    ['stamps deploy prod-', ['prod-environment', 'prod-germanywestcentral', 'prod-swedencentral']],
    ['stamps check --js', ['--json\tshort for --format json']],
    ['stamps check --format sa', ['sarif']],
    ['stamps check --format=sa', ['--format=sarif']],
  ])('completes %j with %j', (line, values) => {
    expect(completed(line)).toEqual(values);
  });
});
