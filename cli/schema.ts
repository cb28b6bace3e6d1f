import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { JSON_SCHEMAS } from '../lib/settings/json-schema';
import { command, EXIT, run } from './command';

export const program = command('schema').addHelpText(
  'after',
  `
Examples:
  stamps schema
  stamps schema --project .

Exit codes:
  0  the schemas are written
  1  a file cannot be written
  2  usage error`,
);

export const main = run('schema', () => {
  const { project } = program.parse().opts<{ readonly project: string }>();
  for (const [file, content] of JSON_SCHEMAS) {
    mkdirSync(path.join(project, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(project, file), content);
    process.stdout.write(`wrote ${file}\n`);
  }
  return EXIT.ok;
});
