import { today } from '../lib/guardrails/today';
import { FORMATS } from '../lib/report/formats';
import type { Format } from '../lib/report/formats';
import type { AzureOptions } from './azure/options';
import { SIGN_IN_HELP, withAzure } from './azure/options';
import type { Values } from './command';
import { command, EXIT, runAsync } from './command';
import { stacksAndEnvironments } from './completion/values';
import { withFormats } from './format-option';
import { chosenStacks } from './stack-choice';

interface Options extends AzureOptions {
  readonly project: string;
  readonly format: Format;
}

export const program = withAzure(withFormats(command('drift'), FORMATS))
  .argument('[stack...]', 'stacks by ID or folder, or the names of environments (default: all stacks with an account)')
  .addHelpText(
    'after',
    `
Only reads. ${SIGN_IN_HELP}
The identity needs the role Reader on the accounts. docs/live.md has the list of rights.

Terraform does not look at words of blocklists, or at filters, deployments and private endpoints that are in no stack. For the rest of
what Terraform manages, use stamps diff.

Examples:
  stamps drift
  stamps drift prod
  stamps drift prod-swedencentral --format junit > drift.xml

Exit codes:
  0  nothing differs in what can be compared: the output names what cannot
  1  something differs, an account does not exist, is not known, or could not be read completely, or the sign-in failed
  2  usage error, or a stack does not exist`,
  );

export const values: Values = { stack: stacksAndEnvironments };

export const main = runAsync('drift', async () => {
  program.parse();
  const { project, format, ...azure } = program.opts<Options>();
  const folders =
    program.args.length === 0 ? undefined : chosenStacks(program, project, program.args).map(({ folder }) => folder);
  const { compare } = await import('./drift/compare');
  const { text, differs } = await compare({ project, folders, format, today: today() }, azure);
  process.stdout.write(text);
  return differs ? EXIT.problems : EXIT.ok;
});
