// Reports what a plan destroys or replaces and the change log does not announce: upgrade-losses.mjs PLAN NAME
// An announcement is the address of the resource, in backticks, in the section of the current version.
import { readFileSync } from 'node:fs';
import process from 'node:process';

const [plan, name] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const [, section = ''] = readFileSync('CHANGELOG.md', 'utf8').split(`\n## ${version}`);
const [announced] = section.split('\n## ');

const { resource_changes: changes = [] } = JSON.parse(readFileSync(plan, 'utf8'));
const lost = changes.filter(
  ({ address, change }) => change.actions.includes('delete') && !announced.includes(`\`${address}\``),
);
const moved = changes.filter(({ previous_address: before }) => before !== undefined).length;
const updated = changes.filter(({ change }) => change.actions.includes('update')).length;
for (const { address, change } of lost)
  process.stdout.write(
    `${name}: ${address} would be ${change.actions.includes('create') ? 'replaced' : 'destroyed'}. Add a moved block (BaseStack.addMoved), or announce \`${address}\` in CHANGELOG.md\n`,
  );
if (lost.length === 0) process.stdout.write(`${name}: nothing is lost; ${updated} updated, ${moved} moved\n`);
process.exitCode = lost.length > 0 ? 1 : 0;
