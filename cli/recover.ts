import { command, run } from './command';
import type { Values } from './command';
import { stackIds } from './completion/values';
import { runScript } from './script';
import { chosenStack } from './stack-choice';

interface Options {
  readonly project: string;
  readonly unlock?: string;
  readonly allow?: readonly string[];
  readonly yes?: true;
}

export const program = command('recover')
  .argument('<stack>', 'the ID or folder of the stack, such as prod-swedencentral or prod/swedencentral')
  .option(
    '--unlock <id>',
    'release the state lock with this ID, before anything is shown or confirmed. Use it only if no apply of the stack is running',
  )
  .option(
    '--allow <address>',
    'overwrite the existing resource with this address, which is outside the stack; repeatable',
    (address, addresses: readonly string[] | undefined) => [...(addresses ?? []), address],
  )
  .option('--yes', 'continue without confirmation')
  .addHelpText(
    'after',
    `
Taking over a resource can overwrite its settings in Azure with those of the stack.

Requires Terraform, bash and a sign-in to Azure, such as az login. In Azure Government, run az cloud set --name AzureUSGovernment
before az login.

Examples:
  stamps recover prod-swedencentral            shows what exists, and asks for confirmation
  stamps recover prod-swedencentral --yes      continues without confirmation, unless a resource is outside the stack
  stamps recover prod-swedencentral --unlock 0a1b2c3d-0000-0000-0000-000000000000
  stamps recover prod-swedencentral --yes --allow azurerm_private_dns_zone_virtual_network_link.dns_link_privatelink_openai_azure_com

Exit codes:
  0  nothing is left to recover
  1  nothing was changed, or something is left to do: see the message
  2  usage error, or the stack does not exist`,
  );

export const values: Values = { stack: stackIds };

export const main = run('recover', () => {
  const { project, unlock, allow = [], yes } = program.parse().opts<Options>();
  const { folder } = chosenStack(program, project, program.args[0] ?? '');
  return runScript(project, 'bash', 'recover-stack', [
    folder,
    ...(unlock === undefined ? [] : ['--unlock', unlock]),
    ...allow.flatMap((address) => ['--allow', address]),
    ...(yes ? ['--yes'] : []),
  ]);
});
