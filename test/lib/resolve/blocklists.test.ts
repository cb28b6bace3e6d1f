import fc from 'fast-check';
import { stringify } from 'yaml';
import { problemReport } from '../../../lib/report/problem-report';
import { readFleet } from '../../../lib/resolve/read-fleet';
import { SourceFile } from '../../../lib/source/source-file';
import { WordFile } from '../../../lib/blocklist-files/word-file';
import { BlocklistContent } from '../../../lib/openai/blocklist-content';
import { pageOf } from '../../support/page-of';
import { checkFleet } from '../../../lib/rules';
import { configurationIn, inShort, synthesized } from '../../support/project';
import { TODAY } from '../../support/root';

const environment = (blocklists: object, more: object = {}) =>
  stringify({
    environment: 'dev',
    workload: 'lists',
    subscriptionId: '00000000-0000-0000-0000-000000000001',
    residency: 'global',
    blocklists,
    contentFilters: { strict: { blocklists: Object.keys(blocklists) } },
    regions: { swedencentral: { network: { addressSpace: '10.0.0.0/24' } } },
    ...more,
  });

const fleetWith = (text: string, files: Readonly<Record<string, string>> = {}, defaults?: string) =>
  readFleet(
    [
      ...(defaults === undefined ? [] : [new SourceFile('environments/defaults.yaml', defaults)]),
      new SourceFile('environments/dev.yaml', text),
    ],
    (file) => (file in files ? new WordFile(`environments/${file}`, files[file] ?? '') : 'there is no such file'),
  );

const problemsWith = (...given: Parameters<typeof fleetWith>) => checkFleet(fleetWith(...given), { today: TODAY }).map(inShort);
const stampOf = (...given: Parameters<typeof fleetWith>) => {
  const stamp = fleetWith(...given).stamps[0]?.value;
  if (!stamp) throw new Error('there is no stamp');
  return stamp;
};

test('the words of a list are those in the environment and those in its file, each counted once', () => {
  const list = { terms: ['Falcon'], patterns: ['a+'], file: 'a.txt' };
  expect(stampOf(environment({ names: list }), { 'a.txt': 'Heron\nFalcon\n' }).blocklists).toEqual([
    {
      key: 'names',
      direction: 'both',
      words: {
        from: 'files',
        content: BlocklistContent.ofChecked({ terms: ['Falcon', 'Heron', 'Falcon'], patterns: ['a+'] }),
        confidential: false,
      },
    },
  ]);
});

test('an environment removes a list of the defaults, or changes its direction alone', () => {
  const defaults = stringify({ blocklists: { a: { terms: ['x'] }, b: { terms: ['y'] } } });
  const { blocklists } = stampOf(environment({ a: null, b: { direction: 'prompt' } }), {}, defaults);
  expect(blocklists).toEqual([
    {
      key: 'b',
      direction: 'prompt',
      words: { from: 'files', content: BlocklistContent.ofChecked({ terms: ['y'], patterns: [] }), confidential: false },
    },
  ]);
});

const lines = (count: number) => Array.from({ length: count }, (_, i) => `term ${i}\n`).join('');

test('a list has at most 10,000 entries, and the first one beyond that is reported', () => {
  expect(problemsWith(environment({ names: { file: 'a.txt' } }), { 'a.txt': lines(10_000) })).toEqual([]);
  const fleet = fleetWith(environment({ names: { file: 'a.txt' } }), { 'a.txt': `# terms\n${lines(10_001)}term 1\n` });
  expect(checkFleet(fleet, { today: TODAY }).map(({ rule, message, location }) => [rule, message, location.line])).toEqual([
    ['blocklists/size', 'entry 10001 of the list', 10_002],
    ['blocklists/size', "the blocklist 'names' has 10001 entries; Azure accepts at most 10000", 6],
  ]);
});

test('a malformed list is reported once, and its filter not at all', () => {
  expect(problemsWith(environment({ names: { direction: 'up' } }))).toEqual([
    "schema/value: 'blocklists.names.direction' must be one of both, completion, prompt; it is 'up'",
  ]);
});

test('lists that differ between regions are reported', () => {
  const regions = {
    swedencentral: { network: { addressSpace: '10.0.0.0/24' } },
    germanywestcentral: { network: { addressSpace: '10.1.0.0/24' }, blocklists: { names: { terms: ['Heron'] } } },
  };
  expect(problemsWith(environment({ names: { terms: ['Falcon'] } }, { regions, homeRegion: 'swedencentral' }))).toEqual([
    'parity/regions: blocklists.names differs between swedencentral and germanywestcentral',
  ]);
});

test('the content of a file that several stamps use is computed once', () => {
  const regions = {
    swedencentral: { network: { addressSpace: '10.0.0.0/24' } },
    germanywestcentral: { network: { addressSpace: '10.1.0.0/24' } },
  };
  const file = new WordFile('environments/a.txt', 'Falcon\n');
  const text = environment({ names: { file: 'a.txt' } }, { regions, homeRegion: 'swedencentral' });
  const { stamps } = readFleet([new SourceFile('environments/dev.yaml', text)], () => file);
  const contents = stamps
    .map(({ value }) => value.blocklists[0]?.words)
    .map((words) => words?.from === 'files' && words.content);
  expect(contents).toHaveLength(2);
  for (const content of contents) expect(content).toBe(file.content);
});

describe('a list whose words are in a variable', () => {
  const list = { termsVariable: 'customer_words', direction: 'completion' };

  test('is part of the stamp without words', () => {
    expect(stampOf(environment({ names: list })).blocklists).toEqual([
      { key: 'names', direction: 'completion', words: { from: 'variable', termsVariable: 'customer_words' } },
    ]);
  });

  test('replaces a list of the defaults in an environment that removes its words', () => {
    const defaults = stringify({ blocklists: { names: { file: 'a.txt', direction: 'prompt' } } });
    const { blocklists } = stampOf(environment({ names: { file: null, termsVariable: 'customer_words' } }), {}, defaults);
    expect(blocklists).toEqual([
      { key: 'names', direction: 'prompt', words: { from: 'variable', termsVariable: 'customer_words' } },
    ]);
    expect(problemsWith(environment({ names: { termsVariable: 'customer_words' } }), { 'a.txt': 'Falcon' }, defaults)).toEqual([
      "schema/value: 'blocklists.names.termsVariable' cannot stand beside file: all words of a list are in the variable, or none",
    ]);
  });

  test('is the same in two regions when the variable is', () => {
    const regions = (variable: string) => ({
      swedencentral: { network: { addressSpace: '10.0.0.0/24' } },
      germanywestcentral: {
        network: { addressSpace: '10.1.0.0/24' },
        blocklists: { names: { termsVariable: variable } },
      },
    });
    const problems = (variable: string) =>
      problemsWith(environment({ names: list }, { regions: regions(variable), homeRegion: 'swedencentral' }));
    expect(problems('customer_words')).toEqual([]);
    expect(problems('other_words')).toEqual([
      'parity/regions: blocklists.names differs between swedencentral and germanywestcentral',
    ]);
  });

  test('has the name that its variable has on the page, but neither count nor hash', () => {
    const page = pageOf(stampOf(environment({ b: list, names: list, open: { terms: ['Heron'] } })));
    expect(page).toMatch(
      /\| `names` +\| not known here +\| from the variable `customer_words` +\| completions +\| `strict` \|/,
    );
    expect(page).toContain('\n\nBefore you plan, apply or destroy, set `TF_VAR_customer_words` ');
    expect(pageOf(stampOf(environment({ open: { terms: ['Heron'] } })))).not.toContain('TF_VAR');
  });
});

describe('a confidential list', () => {
  const text = environment({ names: { file: 'a.txt', confidential: true }, same: { file: 'a.txt' } });

  test('is reported without its words, whichever list uses its file', () => {
    const fleet = fleetWith(text, { 'a.txt': 'Falcon ${x}\nHeron\n' });
    const report = problemReport(checkFleet(fleet, { today: TODAY }), fleet.sources);
    expect(report).toContain('environments/a.txt:1:1 error text/template');
    expect(report).not.toContain('Falcon');
  });

  test('must have its words in a file, and other words are not shown', () => {
    const flow = environment({}).replace(
      'blocklists: {}\n',
      'blocklists: { a: { terms: [Falcon, "  "], confidential: true } }\n',
    );
    const fleet = fleetWith(flow);
    const report = problemReport(
      fleet.problems.filter(({ rule }) => rule.startsWith('blocklists/')),
      fleet.sources,
    );
    expect(report).toContain('blocklists/confidential');
    expect(report).toContain('blocklists/entry');
    expect(report).not.toContain('Falcon');
  });
});

test('the page of a stamp shows lists, but never their words', () => {
  const page = pageOf(
    stampOf(environment({ names: { file: 'a.txt', confidential: true }, open: { terms: ['Heron'], direction: 'prompt' } }), {
      'a.txt': 'Falcon\n',
    }),
  );
  expect(page).toContain('| `names` (confidential) | 1       | `b5166723` | prompts, completions | `strict` |');
  expect(page).toMatch(/\| `open` +\| 1 +\| `[0-9a-f]{8}` \| prompts +\| `strict` \|/);
  expect(page).not.toMatch(/Falcon|Heron/);
});

const word = fc.stringMatching(/^[a-z][a-z0-9 ,"'-]{0,10}[a-z0-9]$/);

test('words in the environment, text or CSV generate the same Terraform', () => {
  const made = (list: object, files: Readonly<Record<string, string>> = {}) =>
    configurationIn(synthesized(fleetWith(environment({ names: list }), files)), 'dev/swedencentral');
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 2, maxLength: 12 }), fc.nat(11), fc.boolean(), (words, cut, quoted) => {
      const [inline, filed] = [words.slice(0, cut), words.slice(cut)];
      const expected = made({ terms: words });
      expect(made({ terms: inline, file: 'a.txt' }, { 'a.txt': filed.join('\r\n') })).toEqual(expected);
      const cells = filed.map((each) => (quoted || /[,"]/.test(each) ? `"${each.replaceAll('"', '""')}"` : each));
      expect(made({ terms: inline, file: 'a.csv' }, { 'a.csv': `term,note\n${cells.join(',x\n')}` })).toEqual(expected);
    }),
    { numRuns: 25 },
  );
});
