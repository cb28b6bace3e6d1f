import { isStateFolder } from '../lib/generated/files';
import { command, runAsync } from './command';
import { applyStacks } from './deployment/apply-stacks';
import type { Values } from './command';
import { stacksAndEnvironments } from './completion/values';
import { chosenStacks } from './stack-choice';
import { terraformOption } from './deployment/terraform-option';

interface Options {
  readonly project: string;
  readonly yes?: true;
  readonly terraform: string;
}

export const program = command('destroy')
  .argument('<stack...>', 'IDs such as prod-swedencentral, or an environment for all of its stacks')
  .option('--yes', 'destroy without confirmation')
  .addOption(terraformOption())
  .addHelpText(
    'after',
    `
Destroys one stack after the other: first the regions of an environment, then its shared stack. Terraform refuses a stack with
prevent_destroy: set preventDestroy: false in its environment file, and deploy the change first. To destroy with the pipeline instead,
see stamps synth --empty.

Requires Terraform and a sign-in to Azure, such as az login. In Azure Government, run az cloud set --name AzureUSGovernment
before az login.

Examples:
  stamps destroy dev-swedencentral
  stamps destroy dev

Exit codes:
  0  every stack is destroyed
  1  a stack failed or was declined, and the stacks after it were not started
  2  usage error, or a storage account of states`,
  );

export const values: Values = { stack: stacksAndEnvironments };

export const main = runAsync('destroy', () => {
  const { project, yes = false, terraform } = program.parse().opts<Options>();
  const stacks = chosenStacks(program, project, program.args);
  const holder = stacks.find(({ folder }) => isStateFolder(folder));
  if (holder)
    program.error(
      `error: ${holder.id} contains the states of other stacks: destroy it by hand, after them (docs/deploy.md#destroying-the-storage-account)`,
    );
  return applyStacks(stacks.reverse(), { project, terraform, yes, destroy: true });
});
