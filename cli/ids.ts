import { command, run } from './command';
import { withFormats } from './format-option';
import type { Values } from './command';
import { stackIds } from './completion/values';
import { runScript } from './script';
import { chosenStack } from './stack-choice';

interface Options {
  readonly project: string;
  readonly format: string;
}

export const program = withFormats(
  command('ids'),
  ['text', 'json', 'import', 'table'],
  'a table, JSON, or import blocks for Terraform; table is another name of text',
)
  .argument('<stack>', 'the ID or folder of the stack, such as prod-swedencentral or prod/swedencentral')
  .addHelpText(
    'after',
    `
Examples:
  stamps ids prod-swedencentral
  stamps ids prod-swedencentral --format import > generated/prod/swedencentral/import.tf.json

Exit codes:
  0  the import IDs are printed
  2  usage error, or the stack does not exist`,
  );

export const values: Values = { stack: stackIds };

export const main = run('ids', () => {
  const { project, format } = program.parse().opts<Options>();
  const { folder } = chosenStack(program, project, program.args[0] ?? '');
  return runScript(project, 'node', 'import-ids.mjs', [folder, '--format', format === 'text' ? 'table' : format]);
});
