import { committed } from '../lib/generated/compare';
import { colorsFor } from '../lib/report/colors';
import { command, EXIT, run } from './command';
import type { DataFormat } from './format-option';
import { DATA_FORMATS, withFormats } from './format-option';
import { stacksInOrder } from '../lib/generated/apply-order';
import { textTable } from './text-table';
import { jsonText } from '../lib/text/json';

interface Options {
  readonly project: string;
  readonly format: DataFormat;
}

export const program = withFormats(command('list'), DATA_FORMATS).addHelpText(
  'after',
  `
Examples:
  stamps list
  stamps list --json

Exit codes:
  0  the stacks are listed, in the order in which they are applied
  2  usage error`,
);

export const main = run('list', () => {
  const { project, format } = program.parse().opts<Options>();
  const stacks = stacksInOrder(project).map((stack) => {
    const configuration = committed(project, stack.folder);
    return {
      ...stack,
      resources: configuration?.addresses.length ?? 0,
      emptied: configuration?.isEmptied ?? false,
    };
  });
  if (format === 'json') process.stdout.write(jsonText({ stacks }));
  else if (stacks.length === 0) process.stdout.write('generated/ has no stacks: run npx stamps synth.\n');
  else {
    const rows = stacks.map(({ id, folder, resources, emptied }) => [id, folder, emptied ? 'emptied' : String(resources)]);
    process.stdout.write(textTable(['stack', 'folder', 'resources'].map(colorsFor(process.stdout).bold), rows, { right: [2] }));
  }
  return EXIT.ok;
});
