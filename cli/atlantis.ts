import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ATLANTIS, atlantisFile } from '../lib/generated/atlantis';
import { counted } from '../lib/text/counted';
import { terminalLines } from '../lib/text/terminal';
import { command, EXIT, run } from './command';

export const program = command('atlantis')
  .option('--check', `write nothing; report whether ${ATLANTIS} is current`)
  .addHelpText(
    'after',
    `
Examples:
  stamps atlantis
  stamps atlantis --check

Exit codes:
  0  ${ATLANTIS} is written or, with --check, current
  1  with --check, ${ATLANTIS} is missing or not current; or generated/ cannot be read
  2  usage error`,
  );

export const main = run('atlantis', () => {
  const { project, check } = program.parse().opts<{ readonly project: string; readonly check?: boolean }>();
  const { text, stacks, local } = atlantisFile(project);
  const warn = (line: string) => process.stderr.write(terminalLines(`${line}\n`));
  for (const id of local) warn(`warning: ${id} stores its state in a local file: Atlantis cannot keep it, so it is left out.`);
  const file = path.join(project, ATLANTIS);
  const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === text;
  if (check && !isCurrent) {
    warn(`${ATLANTIS} is not current: run npx stamps atlantis and commit the changes.`);
    return EXIT.problems;
  }
  if (!isCurrent) writeFileSync(file, text);
  process.stdout.write(`${ATLANTIS} ${isCurrent ? 'is current' : 'is written'}: ${counted(stacks, 'stack')}.\n`);
  return EXIT.ok;
});
