import { command, run } from './command';
import { runScript } from './script';
import { stackFolder } from './stack-argument';

interface Options {
  readonly project: string;
  readonly unlock?: string;
  readonly allow?: readonly string[];
  readonly yes?: true;
}

const program = command(
  'recover',
  'Go on with a stack whose apply was interrupted: take over what exists in Azure already, and what failed.',
)
  .argument('<stack>', 'the ID of the stack, such as prod-swedencentral')
  .option(
    '--unlock <id>',
    'release the lock with this ID, before anything is shown or asked. Only when no apply of the stack is running',
  )
  .option(
    '--allow <address>',
    'overwrite the existing resource with this address, which is outside of the stack; may be repeated',
    (address, addresses: readonly string[] | undefined) => [...(addresses ?? []), address],
  )
  .option('--yes', 'go on without asking')
  .addHelpText(
    'after',
    `
It needs Terraform, bash and a login to Azure, such as az login.

Examples:
  npm run recover -- prod-swedencentral            shows what exists, and asks before it goes on
  npm run recover -- prod-swedencentral --yes      goes on without asking, unless something is outside of the stack
  npm run recover -- prod-swedencentral --unlock 0a1b2c3d-0000-0000-0000-000000000000
  npm run recover -- prod-swedencentral --yes --allow azurerm_private_dns_zone_virtual_network_link.dns_link_privatelink_openai_azure_com

Exit codes:
  0  nothing is left to take over
  1  nothing was changed, or something is left to do: the message says which
  2  usage error, or there is no such stack`,
  );

export const main = run('recover', module, () => {
  const { project, unlock, allow = [], yes } = program.parse().opts<Options>();
  const folder = stackFolder(program, project, program.args[0] ?? '');
  return runScript(project, 'bash', 'recover-stack', [
    folder,
    ...(unlock === undefined ? [] : ['--unlock', unlock]),
    ...allow.flatMap((address) => ['--allow', address]),
    ...(yes ? ['--yes'] : []),
  ]);
});
