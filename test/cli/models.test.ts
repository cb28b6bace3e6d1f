import { readFileSync } from 'node:fs';
import path from 'node:path';
import { textTable } from '../../cli/text-table';
import { KIT_NOTE } from '../support/catalog-note';
import { command } from '../support/command';
import { ROOT } from '../support/root';

const models = (...args: string[]) => command('models', ...args);

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const tableIn = (stdout: string) => stdout.split('\n\n')[0]?.split('\n') ?? [];
const notesIn = (stdout: string) => stdout.trimEnd().split('\n\n')[1]?.split('\n') ?? [];

describe('npx stamps models', () => {
  const { status, stdout, stderr } = models();

  test('shows every version that is not retired, in aligned columns', () => {
    expect([status, stderr]).toEqual([0, KIT_NOTE]);
    const [head = '', ...rows] = tableIn(stdout);
    expect(head).toBe(
      'model                      version     capability      stage       retires on   SKUs                   regions',
    );
    expect(rows).toHaveLength(78);
    for (const column of ['version', 'capability', 'stage', 'retires on', 'SKUs']) {
      const at = head.indexOf(column);
      expect(rows.filter((row) => row.slice(at - 2, at) !== '  ' || /\s/.test(row[at] ?? ' '))).toEqual([]);
    }
    expect(rows.filter((row) => row.length !== head.length)).toEqual([]);
  });

  test('marks what is not verified, and explains the marks', () => {
    const rows = tableIn(stdout);
    expect(rows).toContain(
      'gpt-5.4-mini               2026-03-17  chat            GA          2027-09-21?  DS GS P DP GP DB GB         28',
    );
    expect(rows).toContain(
      'whisper                    001         speech-to-text  GA          2026-12-15   S                            8',
    );
    expect(rows.at(-1)).toMatch(/^o1-pro .* 2026-11-19\? {2}\? +\?$/);
    expect(notesIn(stdout)).toEqual([
      'S Standard, DS DataZoneStandard, GS GlobalStandard, P ProvisionedManaged, DP DataZoneProvisionedManaged, GP GlobalProvisionedManaged, DB DataZoneBatch, GB GlobalBatch',
      '? after a date: stage and date were read later by a third party and are not verified with Microsoft',
      '? under SKUs and regions: not stated in the sources',
      '- under stage and retires on: not stated in the sources',
      'Deprecated: only subscriptions that have deployed the version before can deploy it',
      'Omitted because retired: 6 versions',
      'As of 2026-07-30; --json has every source',
      expect.stringMatching(/^Availability: \S+ docs\/\S+ @ [0-9a-f]{40} \(docs of 2026-07-25\)$/) as unknown,
      expect.stringMatching(/^Stages and dates: \S+ docs\/\S+ @ [0-9a-f]{40} \(docs of 2026-07-28\)$/) as unknown,
    ]);
  });

  test('uses no colour without a terminal, and no trailing spaces', () => {
    expect(stdout).not.toContain('\u001b');
    expect(stdout).not.toMatch(/ $/m);
  });
});

describe('npx stamps models with filters', () => {
  test('has one column for each region, and explains only the marks in the table', () => {
    const { stdout } = models('--region', 'swedencentral', '--region', 'uksouth', '--capability', 'embeddings');
    expect(tableIn(stdout)).toEqual([
      'model                   version  capability  stage  retires on  swedencentral  uksouth',
      'text-embedding-3-large  1        embeddings  GA     2028-02-09  S DS GS        S GS',
      'text-embedding-3-small  1        embeddings  GA     2028-02-09  DS GS          GS',
      'text-embedding-ada-002  2        embeddings  GA     2028-02-09  S DS GS        S GS',
    ]);
    expect(notesIn(stdout).slice(0, 2)).toEqual([
      'S Standard, DS DataZoneStandard, GS GlobalStandard',
      'As of 2026-07-30; --json has every source',
    ]);
  });

  test('marks a region that does not offer the model', () => {
    const { stdout } = models('--region', 'swedencentral', '--region', 'uksouth', '--model', 'whisper');
    expect(tableIn(stdout)[1]).toBe('whisper  001      speech-to-text  GA     2026-12-15  S              -');
    expect(notesIn(stdout)).toContain('- under a region: not offered there');
  });

  test('combines its options', () => {
    const { stdout } = models('--data-zone', 'EU', '--sku', 'ProvisionedManaged', '--available-on', '2027-06-30');
    expect(tableIn(stdout)).toEqual([
      'model         version     capability  stage  retires on   SKUs  regions',
      'gpt-5.4       2026-03-05  chat        GA     2027-09-02?  P           1',
      'gpt-5.4-mini  2026-03-17  chat        GA     2027-09-21?  P           1',
    ]);
    expect(notesIn(stdout)).toEqual(
      expect.arrayContaining([
        'The sources do not state where these can be deployed: gpt-image-2.5-flare 2026-09-09, gpt-image-2.5-sunburst 2026-09-09',
        'The sources have no information about northeurope',
        'Omitted because retired: 21 versions',
      ]),
    );
  });

  test('reports that nothing matches', () => {
    expect(models('--capability', 'video', '--region', 'uksouth')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^No model in the catalogue matches\.\n\nAs of /) as unknown,
    });
    expect(models('--region', 'uksouth', '--data-zone', 'EU').stdout).toMatch(
      /^No region is in all of these places\.\n\nAs of /,
    );
  });

  test('prints the same as JSON, with its sources', () => {
    const { status, stdout } = models('--json', '--geography', 'Sweden', '--model', 'whisper', '--model', 'gpt-5-chat');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      asOf: '2026-07-30',
      sources: expect.objectContaining({
        availability: expect.stringContaining('region-availability.mdx') as unknown,
      }) as unknown,
      models: [
        {
          model: 'whisper',
          version: '001',
          capability: 'speech-to-text',
          stage: 'GA',
          retirementDate: '2026-12-15',
          skuRetirementDates: {},
          lifecycleVerified: true,
          places: { Standard: ['swedencentral'] },
          sources: expect.arrayContaining(['availability', 'lifecycle']) as unknown,
        },
      ],
      unplaced: [],
      retired: [
        expect.objectContaining({ model: 'gpt-5-chat', version: '2025-08-07' }),
        expect.objectContaining({ model: 'gpt-5-chat', version: '2025-10-03' }),
      ],
      regions: ['swedencentral'],
      silentRegions: [],
    });
  });
});

test('docs/catalog.md shows the output of its first command', () => {
  const [, options = '', output] = /npx stamps models (.*)\n```\n\n```text\n([^]*?)```/.exec(read('docs/catalog.md')) ?? [];
  expect(models(...options.split(' ')).stdout).toBe(output);
});

describe('npx stamps models with invalid arguments', () => {
  test.each([
    ['--region', 'swedncentral', "did you mean 'swedencentral'?"],
    ['--data-zone', 'eu', "did you mean 'EU'?"],
    ['--geography', 'Swden', "did you mean 'Sweden'?"],
    ['--capability', 'embedings', "did you mean 'embeddings'?"],
    ['--sku', 'GlobalStandart', "did you mean 'GlobalStandard'?"],
    ['--model', 'gpt5.4', "did you mean 'gpt-5.4'?"],
    ['--data-zone', 'Mars', 'write one of: APAC, EU, US'],
    ['--available-on', 'tomorrow', "'tomorrow' is not a date"],
  ])('%s %s is rejected: %s', (option, value, help) => {
    const { status, stdout, stderr } = models(option, value);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^models: option '/);
    expect(stderr).toContain(`argument '${value}' is invalid`);
    expect(stderr).toContain(help);
  });

  test('an unknown option is rejected', () => {
    expect(models('--regoin', 'uksouth')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("models: unknown option '--regoin'") as unknown,
    });
  });

  test('prints its help', () => {
    const { status, stdout } = models('--help');
    expect(status).toBe(0);
    for (const word of ['--available-on <YYYY-MM-DD>', 'Exit codes:', '  0  ', '  2  ']) expect(stdout).toContain(word);
  });
});

describe('a table', () => {
  test('has columns as wide as their widest cell, numbers to the right, and no trailing spaces', () => {
    expect(
      textTable(
        ['name', 'n', 'note'],
        [
          ['a', '5', ''],
          ['longer', '1234', 'x'],
        ],
        { right: [1] },
      ),
    ).toBe('name       n  note\na          5\nlonger  1234  x\n');
  });

  test('does not count colours', () => {
    expect(textTable(['\u001b[1mab\u001b[22m', 'c'], [['x', 'y']])).toBe('\u001b[1mab\u001b[22m  c\nx   y\n');
  });

  test('is only a header without rows', () => {
    expect(textTable(['a', 'b'], [])).toBe('a  b\n');
  });
});
