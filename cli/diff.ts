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

Requires Terraform and a sign-in to Azure, such as az login. In Azure Government, run az cloud set --name AzureUSGovernment
before az login.

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
  const stacks = chosenStacks(program, project, program.args);
  const width = Math.max(...stacks.map(({ id }) => id.length));
  const lines: string[] = [];
  const failed: string[] = [];
  for (const { id, folder, ...stack } of stacks) {
    process.stderr.write(`\n${id}: ${folder}\n`);
    const isPlanned = await planStack({ id, folder, ...stack }, { project, terraform });
    lines.push(`${id.padEnd(width)}  ${isPlanned ? 'planned' : 'failed'}\n`);
    if (!isPlanned) failed.push(id);
  }
  process.stderr.write(`\n${lines.join('')}`);
  if (failed.length === 0) return EXIT.ok;
  process.stderr.write(`diff: ${failed.join(', ')} failed: the error of Terraform is above.\n`);
  return EXIT.problems;
});
