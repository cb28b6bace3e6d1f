import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './root';

export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly 'runs-on': string;
  readonly 'timeout-minutes'?: number | string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly concurrency?: Readonly<Record<string, unknown>>;
  readonly strategy?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly concurrency?: Readonly<Record<string, unknown>>;
  readonly defaults?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDER = '.github/workflows';

/** The workflows by name without extension, as text and parsed. */
export const WORKFLOWS: Readonly<Record<string, { readonly text: string; readonly workflow: Workflow }>> = Object.fromEntries(
  readdirSync(path.join(ROOT, FOLDER)).map((file) => {
    const text = readFileSync(path.join(ROOT, FOLDER, file), 'utf8');
    return [file.replace(/\.yml$/, ''), { text, workflow: parse(text) as Workflow }];
  }),
);

export function jobOf(workflow: string, job: string): Job {
  const found = WORKFLOWS[workflow]?.workflow.jobs[job];
  if (found === undefined) throw new Error(`there is no job ${job} in ${workflow}.yml`);
  return found;
}

/** The script of a step by its name. */
export function scriptOf(workflow: string, job: string, name: string): string {
  const step = jobOf(workflow, job).steps.find((one) => one.name === name);
  if (step?.run === undefined) throw new Error(`no step '${name}' runs anything in ${job} of ${workflow}.yml`);
  return step.run;
}

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder like a checkout of this project, with fake programs on the PATH that record their arguments. */
export class Workplace {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'pipelines-'));
  readonly #programs = path.join(this.folder, '.programs');

  constructor() {
    cpSync(path.join(ROOT, 'pipelines'), this.path('pipelines'), { recursive: true });
    mkdirSync(this.#programs);
  }

  path(file: string): string {
    return path.join(this.folder, file);
  }

  write(file: string, content: string | object): void {
    mkdirSync(path.dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), typeof content === 'string' ? content : JSON.stringify(content));
  }

  read(file: string): string {
    return existsSync(this.path(file)) ? readFileSync(this.path(file), 'utf8') : '';
  }

  remove(file: string): void {
    rmSync(this.path(file), { recursive: true });
  }

  /** Writes a stack to the place where synthesis would, by default with its state in Azure. */
  stack(folder: string, backend: object = { azurerm: {} }): void {
    this.write(`generated/${folder}/cdk.tf.json`, { terraform: { backend } });
  }

  /** Adds a program to the PATH: a script with its arguments in `args`. `calls` returns its calls. */
  program(name: string, script: string): void {
    const file = path.join(this.#programs, name);
    const log = `require('fs').appendFileSync(${JSON.stringify(this.path('.calls'))}, JSON.stringify([${JSON.stringify(name)}, ...args]) + '\\n');`;
    writeFileSync(
      file,
      `#!${process.execPath}\nconst fs = require('fs');\nconst args = process.argv.slice(2);\n${log}\n${script}\n`,
    );
    chmodSync(file, 0o755);
  }

  calls(name: string): string[][] {
    const lines = this.read('.calls').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as string[]).flatMap(([program, ...args]) => (program === name ? [args] : []));
  }

  /** Runs a command in this folder, without the environment of the tests. */
  async run(command: readonly string[], env: Readonly<Record<string, string>> = {}, input = ''): Promise<Ended> {
    const [program = '', ...args] = command;
    const around = { PATH: `${this.#programs}${path.delimiter}${process.env['PATH'] ?? ''}`, HOME: this.folder };
    const child = spawn(program, args, { cwd: this.folder, env: { ...around, ...env } });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
    // A program may ignore its input.
    child.stdin.on('error', () => undefined).end(input);
    const status = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
    return { status, stdout, stderr };
  }

  /** Runs the script of a step as GitHub does. */
  script(text: string, env: Readonly<Record<string, string>> = {}): Promise<Ended> {
    return this.run(['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c', text], {
      GITHUB_ACTIONS: 'true',
      GITHUB_OUTPUT: this.path('output'),
      GITHUB_STEP_SUMMARY: this.path('summary.md'),
      RUNNER_TEMP: this.folder,
      ...env,
    });
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The output of `terraform show -json` for a plan with one resource and a confidential word. */
export const planOf = (actions: readonly string[], more: object = {}) => ({
  format_version: '1.2',
  terraform_version: '1.11.4',
  variables: { words: { value: 'Project Falcon' } },
  planned_values: { root_module: { resources: [{ values: { words: ['Project Falcon'] } }] } },
  resource_changes: [
    {
      address: 'azapi_resource.account_filter_strict',
      mode: 'managed',
      type: 'azapi_resource',
      name: 'account_filter_strict',
      provider_name: 'registry.terraform.io/azure/azapi',
      change: { actions, before: null, after: { words: ['Project Falcon'] }, after_unknown: { id: true } },
      ...more,
    },
  ],
});

/** The same plan after redact-plan.mjs. */
export const keptPlan = (verbs: Readonly<Record<string, readonly string[]>>, applyable = Object.keys(verbs).length > 0) => ({
  format_version: '1.2',
  applyable,
  resource_changes: Object.entries(verbs).map(([address, actions]) => ({ address, change: { actions } })),
});

/** A fake terraform with the plan in `plan.json` and, if it exists, the exit code in `status`. */
export const TERRAFORM = `
const command = args.find((arg) => !arg.startsWith('-'));
const read = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
if (command === 'plan') {
  fs.writeFileSync(args.find((arg) => arg.startsWith('-out=')).slice(5), 'saved');
  process.exitCode = Number(read('status') || '0');
}
if (command === 'show') process.stdout.write(read('plan.json'));
if (command === 'apply' && read(args.at(-1)) !== 'saved') process.exitCode = 9;
`;
