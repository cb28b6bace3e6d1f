import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { Option } from 'commander';
import { MODEL_NAMES } from '../lib/catalog/models';
import type { RegionName } from '../lib/catalog/regions';
import type { ServedCloud } from '../lib/catalog/cloud-name';
import { ALL_REGION_NAMES } from '../lib/catalog/regions';
import type { Residency } from '../lib/catalog/residency';
import { today } from '../lib/guardrails/today';
import type { Values } from './command';
import { EXIT, question, runAsync } from './command';
import { day } from './day';
import { canAsk } from './deployment/confirm';
import type { Answers, Pipelines } from './init/answers';
import { offers, PIPELINES } from './init/answers';
import type { CloudHints } from './init/cloud';
import { cloudOption, cloudProblem, cloudsFor } from './init/cloud';
import { firstModel } from './init/fitting-model';
import { PLACEHOLDER } from './init/environment-file';
import { kitDependency, kitProblem } from './init/kit-source';
import type { EnvironmentOptions } from './init/option-values';
import { checked, regions, residency, state } from './init/option-values';
import type { Given } from './init/questions';
import { Canceled } from './ask';
import { ask, environmentProblem, noOffer, subscriptionProblem, workloadProblem } from './init/questions';
import { existing, repository, write } from './init/write-repository';
import { RESIDENCY_WORDS } from './residency-words';

interface Options extends EnvironmentOptions {
  readonly environment?: string;
  readonly pipelines?: Pipelines;
  readonly cdktn?: true;
  readonly kit?: string;
  readonly install: boolean;
  readonly yes?: true;
  readonly today: string;
}

export const program = question('init')
  .argument('[folder]', 'the folder of the repository', '.')
  .option('--environment <name>', 'the first environment (default: dev)', checked(environmentProblem))
  .option('--workload <name>', 'what the models are for (default: assistants)', checked(workloadProblem))
  .option('--subscription <id>', 'the Azure subscription (default: a placeholder to replace)', checked(subscriptionProblem))
  .addOption(cloudOption())
  .option(
    '--residency <place>',
    'where prompts may be processed: region, global, EU, US, APAC, USGov or a geography (default: EU; in Azure Government, USGov)',
    residency,
  )
  .option('--region <name>', 'a region; repeatable (default: swedencentral; in Azure Government, usgovvirginia)', regions)
  .option('--model <name>', 'the first model (default: of those that all regions offer, the one that retires last)')
  .option(
    '--state <resourceGroup/storageAccount/container>',
    'the container of the Terraform state (default: a local file)',
    state,
  )
  .addOption(new Option('--pipelines <platform>', 'the platform of the pipelines (default: github)').choices(PIPELINES))
  .option('--cdktn', 'use cdktn, the continuation of CDKTF, in place of cdktf')
  .option(
    '--kit <version>',
    'the version of the kit to depend on, or the path or URL of its tarball (default: this version)',
    checked(kitProblem),
  )
  .option('--no-install', 'do not run npm install')
  .option('--yes', 'ask nothing: use the defaults for what is not given')
  .option('--today <day>', 'the date to use when choosing models', day, today())
  .addHelpText(
    'after',
    `
Writes a repository with an environment, its Terraform, tests and pipelines. On a terminal, it asks for what is not given. It overwrites
nothing: an existing package.json is completed, and any other file in its way is an error.

Examples:
  npx azure-openai-stamps init
  stamps init ai-stamps --subscription 22222222-2222-2222-2222-222222222222 --residency EU --region swedencentral --yes
  stamps init --cloud usgovernment --subscription 22222222-2222-2222-2222-222222222222 --yes
  stamps init --yes --no-install

Exit codes:
  0  the repository is written
  1  a file is in the way, an answer has errors, or npm install failed
  2  usage error`,
  );

export const values: Values = {
  '--residency': () => RESIDENCY_WORDS,
  '--region': () => ALL_REGION_NAMES,
  '--model': () => MODEL_NAMES,
};

export const main = runAsync('init', async () => {
  const options = program.parse().opts<Options>();
  const folder = program.args[0] ?? '.';
  if (!options.yes && !canAsk())
    program.error(
      'error: without a terminal, init cannot ask for anything: add --yes to use the defaults for what is not given',
    );
  const answers = await answersOf(options);
  if (!answers) return EXIT.problems;
  const setting = { folder, today: options.today, projectId: randomUUID(), ...kitOf(options, folder) };
  const files = repository(answers, setting);
  if (!files) {
    process.stderr.write('Nothing was written.\n');
    return EXIT.problems;
  }
  const inTheWay = existing(files, folder);
  if (inTheWay.length > 0)
    throw new Error(
      `nothing was written, because these files exist already:\n${inTheWay.map((file) => `  ${path.join(folder, file)}\n`).join('')}Choose an empty folder, or move them away.`,
    );
  write(files, folder);
  process.stdout.write(
    [...files.keys()]
      .sort()
      .map((file) => `added ${path.join(folder, file)}\n`)
      .join(''),
  );
  const isInstalled = !options.install || install(folder);
  process.stdout.write(nextSteps(folder, options.install && isInstalled));
  return isInstalled ? EXIT.ok : EXIT.problems;
});

const kitOf = ({ kit }: Options, folder: string) => (kit === undefined ? {} : { kit: kitDependency(kit, folder) });

async function answersOf(options: Options): Promise<Answers | undefined> {
  const { cloud, residency: place, region: regions, today: now } = options;
  const problem = cloudProblem({ cloud, residency: place, regions });
  if (problem !== undefined) program.error(`error: ${problem}`);
  const defaults = defaultsOf({ cloud, residency: place, regions });
  const given: Given = {
    ...{ cloud, environment: options.environment },
    workload: options.workload,
    subscriptionId: options.subscription,
    residency: place,
    regions,
    pipelines: options.pipelines,
    cdktn: options.cdktn,
    ...(options.state ? { state: options.state } : {}),
    deployment:
      options.model === undefined
        ? undefined
        : deploymentOf(options.model, regions ?? defaults.regions, place ?? defaults.residency, now),
  };
  try {
    return options.yes ? withDefaults(given, now) : await ask(given, now);
  } catch (error) {
    if (error instanceof Canceled) return undefined;
    throw error;
  }
}

const DEFAULTS = {
  environment: 'dev',
  workload: 'assistants',
  subscriptionId: PLACEHOLDER,
  pipelines: 'github',
} as const satisfies Partial<Answers>;

type DefaultPlace = Pick<Answers, 'regions' | 'residency'>;

const DEFAULT_PLACES: Readonly<Record<ServedCloud, DefaultPlace>> = {
  public: { residency: { dataZone: 'EU' }, regions: ['swedencentral'] },
  usgovernment: { residency: { dataZone: 'USGov' }, regions: ['usgovvirginia'] },
};

const defaultsOf = (hints: CloudHints) => ({ ...DEFAULTS, ...DEFAULT_PLACES[cloudsFor(hints)[0] ?? 'public'] });

function withDefaults({ cloud, state: container, deployment, ...given }: Given, now: string): Answers {
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const answers: Omit<Answers, 'deployment' | 'state'> = { ...defaultsOf({ cloud, ...given }), cdktn: false, ...known };
  const [first] = offers(answers.regions, answers.residency, now);
  const chosen = deployment ?? first;
  if (!chosen) throw new Error(noOffer(answers.regions, answers.residency));
  return { ...answers, deployment: chosen, ...(container ? { state: container } : {}) };
}

function deploymentOf(model: string, regions: readonly RegionName[], residency: Residency, now: string): Answers['deployment'] {
  const offered = offers(regions, residency, now);
  const usage = (message: string) => program.error(`error: ${message}`);
  return firstModel(model, { regions, residency }, offered, usage);
}

function install(folder: string): boolean {
  process.stderr.write('Installing packages: npm install\n');
  const { status } = spawnSync('npm', ['install', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    process.stderr.write(
      `init: npm install failed: its error is above. The files are written, so do not run init again: fix the error, and run npm install in ${folder === '.' ? 'this folder' : folder}.\n`,
    );
  return status === 0;
}

const nextSteps = (folder: string, isInstalled: boolean) => `
Next:
${folder === '.' ? '' : `  cd ${folder}\n`}${isInstalled ? '' : '  npm install\n'}  npm test
  npx stamps check
  npx stamps synth
Then commit everything, including package-lock.json. README.md has the other commands.
`;
