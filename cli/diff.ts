import { EXIT, command, runAsync } from './command';
import { planStack } from './deployment/apply-stack';
import type { Values } from './command';
import { stacksAndEnvironments } from './completion/values';
import { chosenStacks } from './stack-choice';
import { terraformOption } from './deployment/terraform-option';

interface Options {
  readonly project: string;
  readonly terraform: string;
}

export const program = command('diff')
  .argument('<stack...>', 'IDs such as prod-swedencentral, or an environment for all of its stacks')
  .addOption(terraformOption())
  .addHelpText(
    'after',
    `
Runs terraform plan in the folder of each stack, without a lock. Changes nothing.

Requires Terraform and a sign-in to Azure, such as az login.

Examples:
  stamps diff prod-swedencentral
  stamps diff prod

Exit codes:
  0  every stack is planned, with or without changes
  1  a stack could not be planned
  2  usage error`,
  );

export const values: Values = { stack: stacksAndEnvironments };

export const main = runAsync('diff', async () => {
  const { project, terraform } = program.parse().opts<Options>();
  let code: number = EXIT.ok;
  for (const stack of chosenStacks(program, project, program.args)) {
    process.stderr.write(`\n${stack.id}: ${stack.folder}\n`);
    if (!(await planStack(stack, { project, terraform }))) code = EXIT.problems;
  }
  return code;
});
