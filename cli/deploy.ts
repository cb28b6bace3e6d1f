import { today } from '../lib/guardrails/today';
import { EXIT, command, runAsync } from './command';
import { configured } from './configured';
import { day } from './day';
import { applyStacks } from './deployment/apply-stacks';
import { notCommitted, notCurrent } from './deployment/refusals';
import type { Values } from './command';
import { stacksAndEnvironments } from './completion/values';
import { chosenStacks } from './stack-choice';
import { terraformOption } from './deployment/terraform-option';
import type { BundledApp } from './project-app';

interface Options {
  readonly project: string;
  readonly yes?: true;
  readonly terraform: string;
  readonly today: string;
}

export const program = command('deploy')
  .argument('<stack...>', 'IDs such as prod-swedencentral, or an environment for all of its stacks')
  .option('--yes', 'apply without confirmation')
  .addOption(terraformOption())
  .option('--today <day>', 'the date to use when checking retirements and waivers', day, today())
  .addHelpText(
    'after',
    `
Applies generated/ as it is committed, with its lock files, one stack after the other: first the shared stack of an environment, then its
regions. Nothing is applied if generated/ does not match the environment files. The plan that you confirm is the plan that is applied.

Requires Terraform and a sign-in to Azure, such as az login. In Azure Government, run az cloud set --name AzureUSGovernment
before az login.

Examples:
  stamps deploy dev
  stamps deploy prod-environment prod-swedencentral
  stamps deploy dev --yes --terraform tofu

Exit codes:
  0  every stack is deployed
  1  a stack failed or was declined, or generated/ is not current, and the stacks after it were not started
  2  usage error`,
  );

export const values: Values = { stack: stacksAndEnvironments };

export const main = runAsync('deploy', async (bundled?: BundledApp) => {
  const { project, yes = false, terraform, today: now } = program.parse().opts<Options>();
  const stacks = chosenStacks(program, project, program.args);
  const found = configured(project, now, bundled);
  const refused = found ? notCurrent(found) : 'Nothing was deployed.';
  if (refused !== undefined) {
    process.stderr.write(`${refused}\n`);
    return EXIT.problems;
  }
  process.stderr.write(notCommitted(project) ?? '');
  return applyStacks(stacks, { project, terraform, yes, destroy: false });
});
