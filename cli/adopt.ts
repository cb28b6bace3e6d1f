import { existsSync } from 'node:fs';
import path from 'node:path';
import { Option } from 'commander';
import type { Target } from '../lib/adopt/account-of';
import { targetNamed } from '../lib/adopt/account-of';
import type { ServedCloud } from '../lib/catalog/cloud-name';
import { SERVED_CLOUDS } from '../lib/catalog/cloud-name';
import type { Residency } from '../lib/catalog/residency';
import { today } from '../lib/guardrails/today';
import { isWorkload } from '../lib/settings/environment-settings';
import { ENVIRONMENTS } from '../lib/source/read-files';
import { checkPlan } from './adopt/plan';
import type { Change } from './add/finish';
import type { Written } from './adopt/report';
import { adoptedJson, adoptedText } from './adopt/report';
import { showHandover } from './adopt/state';
import type { AzureOptions } from './azure/options';
import { SIGN_IN_HELP, withAzure } from './azure/options';
import { command, EXIT, runAsync } from './command';
import { day } from './day';
import type { DataFormat } from './format-option';
import { DATA_FORMATS, withFormats } from './format-option';
import { checked, residency } from './init/option-values';
import { environmentProblem } from './init/questions';

interface Options extends AzureOptions {
  readonly project: string;
  readonly environment?: string;
  readonly workload?: string;
  readonly residency?: Residency;
  readonly cloud: ServedCloud;
  readonly subnet?: string;
  readonly zone?: readonly string[];
  readonly owner: string;
  readonly plan?: string;
  readonly state?: string;
  readonly dryRun?: true;
  readonly force?: true;
  readonly format: DataFormat;
  readonly today: string;
}

const word = (isValid: (given: string) => boolean) =>
  checked((given) => (isValid(given) ? undefined : 'Use lower-case words joined by hyphens.'));

export const program = withAzure(withFormats(command('adopt'), DATA_FORMATS))
  .argument('[id]', 'the ID of the account, or of a resource group that has one account')
  .option('--environment <name>', 'the name of the environment to write', checked(environmentProblem))
  .option('--workload <word>', 'what the models are for (default: that of environments/defaults.yaml)', word(isWorkload))
  .option('--residency <place>', 'where prompts may be processed (default: the narrowest that is true now)', residency)
  .addOption(new Option('--cloud <cloud>', 'the cloud of the account').choices(SERVED_CLOUDS).default('public'))
  .option('--subnet <id>', 'the subnet of the private endpoint to create, if the account has none')
  .option('--zone <id...>', 'the private DNS zones in which the endpoint is not registered yet')
  .option('--owner <team>', 'the owner of the files beside the generated one', 'the team of the account')
  .option('--dry-run', 'print the files, and write nothing')
  .option('--force', 'replace files that exist, and remove an override file that is no longer needed')
  .addOption(
    new Option('--plan <file>', 'check the output of terraform show -json for a plan of the stack; - reads standard input'),
  )
  .addOption(
    new Option(
      '--state <file>',
      'show how another configuration gives up what the environment imports: the output of terraform show -json for its state',
    ).conflicts('plan'),
  )
  .option('--today <day>', 'the date to use when checking retirements and waivers', day, today())
  .addHelpText(
    'after',
    `
Only reads Azure. ${SIGN_IN_HELP}
Writes an environment file that describes the account as it is, and import blocks. docs/adopt.md has the steps, the rights that are
needed, and what is left outside.

Examples:
  stamps adopt /subscriptions/…/resourceGroups/rg-ai --environment legacy --workload assistants --dry-run
  stamps adopt /subscriptions/…/accounts/oai-team --environment legacy --workload assistants
  stamps adopt --plan plan.json
  stamps adopt --state old-state.json --environment legacy

Exit codes:
  0  the files are written; with --plan, the plan destroys and replaces nothing; with --state, both have resources in common
  1  nothing was written; with --plan, it destroys or replaces something, or creates or lacks the account; with --state, nothing is in common
  2  usage error`,
  );

export const main = runAsync('adopt', async () => {
  program.parse();
  const options = program.opts<Options>();
  const [id] = program.args;
  if (options.plan !== undefined) {
    if (id !== undefined) program.error('error: --plan checks a plan, and needs no ID: remove one of them');
    return checkPlan(options.plan, options.format);
  }
  if (options.state !== undefined) {
    if (id !== undefined) program.error('error: --state compares files, and needs no ID: remove one of them');
    const adopted = options.environment ?? program.error('error: name the adopted environment with --environment');
    return showHandover(options.project, adopted, options.state, options.format);
  }
  const given = id ?? program.error(`error: ${NO_TARGET}`);
  const target = targetNamed(given);
  if (typeof target === 'string') return program.error(`error: cannot adopt '${given}': ${target}`);
  const environment = options.environment ?? program.error('error: name the environment to write with --environment');
  return write(options, environment, target);
});

const NO_TARGET = 'give the ID of an account or of a resource group, such as /subscriptions/…/resourceGroups/rg-ai';

async function write(
  { project: folder, workload, cloud, owner, subnet, zone = [], dryRun, force, format, today: now, ...rest }: Options,
  environment: string,
  target: Target,
): Promise<number> {
  const file = `${ENVIRONMENTS}/${environment}.yaml`;
  if (existsSync(path.join(folder, file)) && !force && !dryRun)
    throw new Error(`${file} exists already: choose another --environment, or replace it with --force`);
  // Only now, because they load the client of Azure and CDKTF.
  const [{ adopt }, { projectIn }, { changesTo, leftoverOf, writeAll }, { defaultsOf }] = await Promise.all([
    import('./adopt/adopt'),
    import('./add/project'),
    import('./adopt/write'),
    import('./add/environment'),
  ]);
  const project = projectIn(folder, now);
  if (workload === undefined && typeof defaultsOf(project)['workload'] !== 'string')
    program.error('error: environments/defaults.yaml has no workload: set it with --workload');
  const choices = {
    ...{ environment, cloud, owner },
    ...(workload === undefined ? {} : { workload }),
    ...(rest.residency === undefined ? {} : { residency: rest.residency }),
  };
  const azure = rest.endpoint === undefined ? {} : { endpoint: rest.endpoint };
  const adoption = await adopt(project, { target, choices, zones: zone, azure, ...(subnet === undefined ? {} : { subnet }) });
  if (adoption.isRefused && !dryRun) {
    process.stderr.write(
      'Nothing was written: the environments would have the errors above. Correct what they name, in Azure or in the environment files, or start from the output of --dry-run.\n',
    );
    return EXIT.problems;
  }
  const changes = changesTo(folder, adoption.files);
  const leftover = leftoverOf(folder, adoption.files);
  const replaced = changes.filter(({ before, after }) => before !== undefined && before !== after).map((each) => each.file);
  const taken = leftover === undefined ? replaced : [...replaced, leftover];
  if (taken.length > 0 && !force && !dryRun) throw new Error(`${taken.join(', ')} exists already: replace it with --force`);
  if (!dryRun) writeAll(folder, changes, leftover);
  const removed = leftover === undefined ? [] : [[leftover, 'removed'] as const];
  const written = dryRun ? undefined : new Map([...changes.map((each) => [each.file, writtenOf(each)] as const), ...removed]);
  const adopted = { ...adoption, account: adoption.accountId, written };
  process.stdout.write(format === 'json' ? adoptedJson(adopted) : adoptedText(adopted));
  return adoption.isRefused ? EXIT.problems : EXIT.ok;
}

const writtenOf = ({ before, after }: Pick<Change, 'after' | 'before'>): Written =>
  before === undefined ? 'added' : before === after ? 'unchanged' : 'replaced';
