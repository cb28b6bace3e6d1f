import path from 'node:path';
import { CATALOG_AS_OF } from '../../lib/catalog/models';
import { command } from '../support/command';
import { inCopyOf, ROOT } from '../support/root';

/** The day that is so many days after that of the catalogue. */
const dayAfter = (days: number) => new Date(Date.parse(CATALOG_AS_OF) + days * 86_400_000).toISOString().slice(0, 10);

/** What a command prints about the catalogue on a day. */
const notesOf = ({ stderr }: { readonly stderr: string }) => stderr.split('\n').filter((line) => line.includes('catalogue'));

const NOTE = `note: the catalogue of models is from ${CATALOG_AS_OF}, 91 days ago, and may lack newer versions and dates. To refresh it: `;

test.each(['check', 'quota', 'synth'])('stamps %s notes an old catalogue once, on stderr only', (name) => {
  inCopyOf('environment-dns', (project) => {
    command('synth', '--project', project, '--today', dayAfter(90));
    const run = (days: number) => command(name, '--project', project, '--today', dayAfter(days));
    const [fresh, old] = [run(90), run(91)];
    expect(notesOf(fresh)).toEqual([]);
    expect(notesOf(old)).toEqual([`${NOTE}npm install azure-openai-stamps@latest`]);
    expect([old.status, old.stdout]).toEqual([fresh.status, fresh.stdout]);
  });
});

test('stamps models notes an old catalogue, and in the repository of the kit how to refresh it', () => {
  const [fresh, old] = [command('models', '--today', dayAfter(90)), command('models', '--today', dayAfter(91))];
  expect(notesOf(fresh)).toEqual([]);
  expect(notesOf(old)).toEqual([`${NOTE}npx stamps catalog-update --subscription <id> --write`]);
  expect([old.status, old.stdout]).toEqual([fresh.status, fresh.stdout]);
});

test('annotations and JSON do not change', () => {
  const project = path.join(ROOT, 'test/broken/warning-unknown-model');
  for (const format of ['github', 'json', 'sarif']) {
    const run = (days: number) => command('check', '--project', project, '--format', format, '--today', dayAfter(days));
    expect(run(91).stdout).toBe(run(90).stdout);
    expect(run(91).stderr).not.toMatch(/^::/m);
  }
});
