import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { PRINCIPAL_TYPES } from '../lib/catalog/principals';
import { MODEL_NAMES } from '../lib/catalog/models';
import type { RegionName } from '../lib/catalog/regions';
import { ALL_REGION_NAMES } from '../lib/catalog/regions';
import { SKU_NAMES } from '../lib/catalog/skus';
import { today } from '../lib/guardrails/today';
import type { DeploymentOptions } from './add/deployment';
import { addDeployment, capacityProblem } from './add/deployment';
import type { Dialog, Needed } from './add/dialog';
import { dialog } from './add/dialog';
import { cloudOption } from './init/cloud';
import type { EnvironmentOptions } from './init/option-values';
import { addEnvironment, defaultsOf, needsModel } from './add/environment';
import type { Change } from './add/finish';
import { finish } from './add/finish';
import type { GrantOptions } from './add/grant';
import { addGrant, principalProblem, roleProblem } from './add/grant';
import type { Project } from './add/project';
import { projectIn } from './add/project';
import type { RegionOptions } from './add/region';
import { addRegion } from './add/region';
import type { Values } from './command';
import { EXIT, question, runAsync } from './command';
import { stampKeys } from './completion/values';
import { day } from './day';
import { checked, region, regions, residency, stampKeyProblem, state } from './init/option-values';
import { Canceled } from './ask';
import { subscriptionProblem, workloadProblem } from './init/questions';
import { RESIDENCY_WORDS } from './residency-words';

interface CommonOptions {
  readonly project: string;
  readonly dryRun?: true;
  readonly today: string;
}

const EXIT_CODES = `
Exit codes:
  0  the entry is written or, with --dry-run, shown
  1  nothing was written: the entry exists already or would cause errors, the file cannot be edited, or the questions were canceled
  2  usage error`;

/** The values of options, for completion. */
export const values: Values = {
  '--region': () => ALL_REGION_NAMES,
  'deployment --region': stampKeys,
  'grant --region': stampKeys,
  '--model': () => MODEL_NAMES,
  '--residency': () => RESIDENCY_WORDS,
};

/** The exit code of the kind that has run. */
let exitCode: number = EXIT.ok;

export const program = question('add').addHelpText(
  'after',
  `
Edits one file under environments/, and keeps its comments, its order and everything else in it. On a terminal, it asks for what is
missing. The result is checked against all rules first: if the entry would cause errors, nothing is written.

Examples:
  stamps add region germanywestcentral --environment prod
  stamps add deployment chat --environment prod --model gpt-5.4
  stamps add grant app --environment prod --principal-id 4f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e02 --principal-type ServicePrincipal --role inference
  stamps add environment test --subscription 22222222-2222-2222-2222-222222222222 --region swedencentral --model gpt-5.4
  stamps add deployment --help
${EXIT_CODES}`,
);

/** A kind of entry. */
interface Kind<Name, Options> {
  readonly examples: readonly string[];
  /** What must be on the command line if there is no terminal. */
  readonly needed: (name: Name | undefined, options: Options, project: Project) => Needed;
  readonly add: (project: Project, name: Name | undefined, options: Options, dialog: Dialog) => Promise<Change>;
}

/** Adds the command of a kind, with the options that all kinds have. */
function addKind<Name, Options>(kind: Command, { examples, needed, add }: Kind<Name, Options>): void {
  kind
    .option('--project <folder>', 'the folder that contains environments/ and generated/', '.')
    .option('--dry-run', 'show the change, and write nothing')
    .option('--today <day>', 'the date to use when choosing and checking models', day, today())
    .addHelpText('after', `\nExamples:\n${examples.map((line) => `  stamps add ${line}\n`).join('')}${EXIT_CODES}`)
    .action(async (name: Name | undefined, options: CommonOptions & Options) => {
      const project = projectIn(options.project, options.today);
      const asked = dialog(needed(name, options, project), (message) => kind.error(message));
      exitCode = finish(project, await add(project, name, options, asked), options.dryRun ?? false);
    });
}

const inEnvironment = (kind: string) => ['--environment <name>', `the environment that gets the ${kind}`] as const;
const inRegion = () => ['--region <name>', 'only the stamp with this key under regions (default: all)'] as const;

addKind<RegionName, RegionOptions>(
  program
    .command('region')
    .description('Add a region to an environment: a stamp with the same deployments.')
    .argument('[name]', 'the region, such as germanywestcentral', region)
    .option(...inEnvironment('region'))
    .option(
      '--key <name>',
      'the key of the stamp, for another stamp in a region that the environment has (default: the region)',
      checked(stampKeyProblem),
    )
    .option('--address-space <range>', 'the addresses of its network (default: the next free ones of the same size)')
    .option('--subnet-id <id>', 'an existing subnet for the private endpoint, in place of a new network'),
  {
    examples: [
      'region germanywestcentral --environment prod',
      'region francecentral --environment prod --address-space 10.20.4.0/24 --dry-run',
      'region swedencentral --environment prod --key batch',
    ],
    needed: (name, { environment }) => ({ '<name>': name, '--environment <name>': environment }),
    add: addRegion,
  },
);

addKind<string, DeploymentOptions>(
  program
    .command('deployment')
    .description('Add the deployment of a model to an environment, or to one of its regions.')
    .argument('[name]', 'the name that clients send as model, such as chat')
    .option(...inEnvironment('deployment'))
    .option(...inRegion())
    .option('--model <name>', 'the model, such as gpt-5.4')
    .option('--version <version>', 'its version (default: of those that all regions offer, the one that retires last)')
    .addOption(
      new Option('--sku <name>', 'the deployment type (default: by use, with the closest processing)').choices(SKU_NAMES),
    )
    .option('--capacity <units>', 'units of capacity (default: 10, or the smallest provisioned size)', capacity)
    .option('--filter <name>', 'its content filter (default: the filter "default")'),
  {
    examples: [
      'deployment chat --environment prod --model gpt-5.4',
      'deployment embedding --environment prod --region swedencentral --model text-embedding-3-large --sku Standard --capacity 50',
    ],
    needed: (name, { environment, model }) => ({
      '<name>': name,
      '--environment <name>': environment,
      '--model <name>': model,
    }),
    add: addDeployment,
  },
);

addKind<string, GrantOptions>(
  program
    .command('grant')
    .description('Allow a group, an application or a user to use the accounts of an environment.')
    .argument('[name]', 'a name of your choice, such as that of the application')
    .option(...inEnvironment('grant'))
    .option(...inRegion())
    .option('--principal-id <id>', 'its object ID in Entra ID', checked(principalProblem))
    .addOption(new Option('--principal-type <type>', 'what it is').choices(PRINCIPAL_TYPES))
    .option(
      '--role <role>',
      'inference, caller, builder, operator or auditor; the name of a built-in role; or the GUID of a custom role',
      checked(roleProblem),
    ),
  {
    examples: [
      'grant app --environment prod --principal-id 4f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e02 --principal-type ServicePrincipal --role inference',
      'grant testers --environment dev --region swedencentral --principal-id 9b1d2c3e-4f50-4a61-8b72-6c7d8e9f0a03 --principal-type Group --role operator',
    ],
    needed: (name, { environment, principalId, principalType, role }) => ({
      '<name>': name,
      '--environment <name>': environment,
      '--principal-id <id>': principalId,
      '--principal-type <type>': principalType,
      '--role <role>': role,
    }),
    add: addGrant,
  },
);

addKind<string, EnvironmentOptions>(
  program
    .command('environment')
    .description('Add the file of an environment. What environments/defaults.yaml sets is left out.')
    .argument('[name]', 'the name of the environment, such as test')
    .addOption(cloudOption())
    .option('--workload <name>', 'what the models are for', checked(workloadProblem))
    .option('--subscription <id>', 'the Azure subscription', checked(subscriptionProblem))
    .option(
      '--residency <place>',
      'where prompts may be processed: region, global, EU, US, APAC, USGov or a geography',
      residency,
    )
    .option('--region <name>', 'a region; repeatable', regions)
    .option('--model <name>', 'the first model, with the version that retires last')
    .option(
      '--state <resourceGroup/storageAccount/container>',
      'the container of the Terraform state (default: that of the defaults, or a local file)',
      state,
    ),
  {
    examples: [
      'environment test --subscription 22222222-2222-2222-2222-222222222222 --region swedencentral --model gpt-5.4',
      'environment prod --workload assistants --subscription 22222222-2222-2222-2222-222222222222 --residency EU --region swedencentral --region germanywestcentral --model gpt-5.4 --state rg-tfstate/sttfstateprod/tfstate',
    ],
    needed(name, { workload, subscription, residency: place, region: where, model }, project) {
      const defaults = defaultsOf(project);
      return {
        '<name>': name,
        '--workload <name>': workload ?? defaults['workload'],
        '--subscription <id>': subscription ?? defaults['subscriptionId'],
        '--residency <place>': place ?? defaults['residency'],
        '--region <name>': where,
        '--model <name>': model ?? (needsModel(defaults) ? undefined : 'of the defaults'),
      };
    },
    add: addEnvironment,
  },
);

export const main = runAsync('add', async () => {
  exitCode = EXIT.ok;
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof Canceled) return EXIT.problems;
    throw error;
  }
  return exitCode;
});

function capacity(text: string): number {
  const problem = capacityProblem(text);
  if (problem !== undefined) throw new InvalidArgumentError(problem);
  return Number(text);
}
