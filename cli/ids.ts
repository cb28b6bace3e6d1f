import { Option } from 'commander';
import { command, run } from './command';
import { runScript } from './script';
import { stackFolder } from './stack-argument';

interface Options {
  readonly project: string;
  readonly format: string;
}

const program = command('ids')
  .argument('<stack>', 'the ID of the stack, such as prod-swedencentral')
  .addOption(
    new Option('--format <format>', 'a table, JSON, or import blocks for Terraform')
      .choices(['table', 'json', 'import'])
      .default('table'),
  )
  .addHelpText(
    'after',
    `
Examples:
  npm run ids -- prod-swedencentral
  npm run --silent ids -- prod-swedencentral --format import > generated/prod/swedencentral/import.tf.json

Exit codes:
  0  the import IDs are printed
  2  usage error, or the stack does not exist`,
  );

export const main = run('ids', () => {
  const { project, format } = program.parse().opts<Options>();
  const folder = stackFolder(program, project, program.args[0] ?? '');
  return runScript(project, 'node', 'import-ids.mjs', [folder, '--format', format]);
});
