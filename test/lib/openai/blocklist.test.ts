import fc from 'fast-check';
import { Blocklist } from '../../../lib/openai/blocklist';
import { BlocklistContent } from '../../../lib/openai/blocklist-content';
import type { BlocklistItem, BlocklistWords } from '../../../lib/openai/blocklist-content';
import type { BlocklistDirection } from '../../../lib/openai/custom-blocklists';
import type { Configuration } from '../../support/terraform';
import { at, configurationOf } from '../../support/terraform';
import { ACCOUNT_REFERENCE, emptyAccount } from './fixtures';

const TYPE = 'azurerm_cognitive_account_rai_blocklist';

const configurationWith = (words: Partial<BlocklistWords>): Configuration => {
  const { stack, account } = emptyAccount();
  account.addBlocklist('names', words);
  return configurationOf(stack);
};

const chunks = ({ resource }: Configuration) =>
  Object.entries(resource['azapi_resource_action'] ?? {})
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { body }]) => body as BlocklistItem[]);

describe('a blocklist', () => {
  test('has a name derived from its content, and is replaced before it is deleted', () => {
    const { stack, account } = emptyAccount();
    const list = account.addBlocklist('names', { terms: ['Falcon'], description: 'Projects' });
    expect(at(configurationOf(stack), `${TYPE}.account_blocklist_names`)).toEqual({
      name: 'names-b5166723',
      cognitive_account_id: ACCOUNT_REFERENCE,
      description: 'Projects',
      lifecycle: { create_before_destroy: true },
    });
    expect(list.blocklistName).toBe('names-b5166723');
  });

  test('is filled by one request for up to 100 items, sorted, trimmed and without duplicates', () => {
    const configuration = configurationWith({ terms: ['Heron ', 'Falcon', ' Heron'], patterns: ['PRJ-\\d{4}'] });
    expect(at(configuration, 'azapi_resource_action.account_blocklist_names_items_000')).toEqual({
      type: 'Microsoft.CognitiveServices/accounts/raiBlocklists@2025-06-01',
      resource_id: `\${${TYPE}.account_blocklist_names.id}`,
      action: 'addRaiBlocklistItems',
      body: [
        { name: 'item-848abaa8f05c', properties: { pattern: 'Falcon', isRegex: false } },
        { name: 'item-875c13aa2aea', properties: { pattern: 'Heron', isRegex: false } },
        { name: 'item-ed5b7aced5d2', properties: { pattern: 'PRJ-\\d{4}', isRegex: true } },
      ],
      locks: [ACCOUNT_REFERENCE],
      retry: { error_message_regex: expect.arrayContaining(['RequestConflict']) as unknown },
      lifecycle: { create_before_destroy: true },
      depends_on: [`${TYPE}.account_blocklist_names`],
    });
  });

  test('is written in order: lists, then their items, then filters', () => {
    const { stack, account } = emptyAccount();
    account.addContentFilter('strict');
    account.addBlocklist('b', { terms: Array.from({ length: 101 }, (_, i) => `term ${i}`) });
    account.addBlocklist('a', { terms: ['one'] });
    const configuration = configurationOf(stack);
    const waits = (address: string) => at(configuration, address)['depends_on'];
    expect(waits(`${TYPE}.account_blocklist_b`)).toEqual([`${TYPE}.account_blocklist_a`]);
    expect(waits('azapi_resource_action.account_blocklist_a_items_000')).toEqual([`${TYPE}.account_blocklist_b`]);
    expect(waits('azapi_resource_action.account_blocklist_b_items_001')).toEqual([
      'azapi_resource_action.account_blocklist_b_items_000',
    ]);
    expect(waits('azapi_resource.account_filter_strict')).toEqual(['azapi_resource_action.account_blocklist_b_items_001']);
  });

  test.each<[string, string, Partial<BlocklistWords>, string]>([
    ['empty', 'names', {}, 'the blocklist is empty'],
    ['with a period in its key', 'v1.2', { terms: ['x'] }, "the blocklist name 'v1.2-"],
    ['with a key of 56 characters', 'k'.repeat(56), { terms: ['x'] }, 'has a length of 65; Azure requires 2 to 64 characters'],
    ['with an empty term', 'names', { terms: ['x', ' '] }, 'term 2: the entry is empty'],
    ['with a term of 1,001 characters', 'names', { terms: ['x'.repeat(1001)] }, 'term 1: the entry is 1001 characters long'],
    ['with a template', 'names', { terms: ['${x}'] }, 'term 1: the entry contains ${ or %{'],
    ['with a bad pattern', 'names', { patterns: ['ok', '('] }, 'pattern 2: the pattern is not a regular expression'],
    ['of 10,001 entries', 'names', { terms: Array.from({ length: 10_001 }, (_, i) => `t${i}`) }, 'has 10001 entries'],
  ])('%s is rejected', (_, id, words, message) => {
    const { account } = emptyAccount();
    expect(() => account.addBlocklist(id, words)).toThrow(message);
  });

  test('can have a key of 55 characters and a term of 1,000', () => {
    const { account } = emptyAccount();
    expect(account.addBlocklist('k'.repeat(55), { terms: ['x'.repeat(1000)] }).blocklistName).toHaveLength(64);
  });

  test('can have content that is computed once for several stacks', () => {
    const { stack, account } = emptyAccount();
    const words = { terms: ['Heron', 'Falcon'], patterns: ['a+'] };
    account.addBlocklist('names', { content: new BlocklistContent(words) });
    expect(configurationOf(stack)).toEqual(configurationWith(words));
    const bad = new BlocklistContent({ terms: ['x', ''], patterns: [] });
    expect(() => account.addBlocklist('bad', { content: bad })).toThrow('term 2: the entry is empty');
  });

  test('keeps overrides', () => {
    const { stack, account } = emptyAccount();
    account.addBlocklist('names', { terms: ['x'] }).itemRequests[0]?.addOverride('body', []);
    expect(at(configurationOf(stack), 'azapi_resource_action.account_blocklist_names_items_000')['body']).toEqual([]);
  });

  test('cannot have the name of another, regardless of case', () => {
    const { account } = emptyAccount();
    account.addBlocklist('names', { terms: ['x'] });
    expect(() => account.addBlocklist('Names', { terms: ['y'] })).toThrow('the same to Azure, which ignores case');
  });
});

describe('a filter with blocklists', () => {
  const attachedAs = (...given: [string, BlocklistDirection | undefined][]) => {
    const { stack, account } = emptyAccount();
    const lists = new Map(['b', 'a'].map((key) => [key, account.addBlocklist(key, { terms: [key] })]));
    const blocklists = given.map(([key, direction]) => ({
      blocklist: lists.get(key) ?? Blocklist.fromBlocklistName(stack, key, key),
      ...(direction ? { direction } : {}),
    }));
    account.addContentFilter('strict', { blocklists });
    const { body } = at(configurationOf(stack), 'azapi_resource.account_filter_strict');
    return (body as { properties: { customBlocklists?: object[] } }).properties.customBlocklists;
  };
  const reference = (key: string) => `\${${TYPE}.account_blocklist_${key}.name}`;

  test('references them in the order of their names, prompts before completions', () => {
    expect(attachedAs(['elsewhere', 'prompt'], ['b', 'completion'], ['a', undefined])).toEqual([
      { blocklistName: reference('a'), blocking: true, source: 'Prompt' },
      { blocklistName: reference('a'), blocking: true, source: 'Completion' },
      { blocklistName: reference('b'), blocking: true, source: 'Completion' },
      { blocklistName: 'elsewhere', blocking: true, source: 'Prompt' },
    ]);
  });

  test('names a duplicate only once for each direction', () => {
    expect(attachedAs(['a', 'completion'], ['a', 'prompt'], ['a', 'completion'])).toEqual([
      { blocklistName: reference('a'), blocking: true, source: 'Prompt' },
      { blocklistName: reference('a'), blocking: true, source: 'Completion' },
    ]);
  });

  test('writes an empty list: with an omitted list, blocklists would stay attached', () => {
    expect(attachedAs()).toEqual([]);
  });
});

const word = fc.stringMatching(/^[a-zäß0-9][a-z $\\{}"'-]{0,12}[a-z0-9]$/).filter((text) => !text.includes('${'));

describe('for any words', () => {
  test('order, duplicates and surrounding spaces make no difference', () => {
    const given = fc.uniqueArray(word, { minLength: 1, maxLength: 30 }).chain((terms) =>
      fc.tuple(
        fc.constant(terms),
        fc
          .shuffledSubarray(terms, { minLength: terms.length })
          .chain((shuffled) => fc.subarray(shuffled).map((again) => [...shuffled, ...again.map((term) => ` ${term}  `)])),
      ),
    );
    fc.assert(
      fc.property(given, ([terms, others]) => {
        expect(configurationWith({ terms: others })).toEqual(configurationWith({ terms }));
      }),
      { numRuns: 30 },
    );
  });

  test('different words have different names, and a pattern differs from a term', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 2, maxLength: 20 }), ([first = '', ...terms]) => {
        const names = [
          { terms, patterns: [] },
          { terms: [first, ...terms], patterns: [] },
          { terms, patterns: [first] },
        ].map((words) => new BlocklistContent(words).hash);
        expect(new Set(names).size).toBe(3);
      }),
    );
  });

  test('each of 1 to 350 items is in exactly one request, and no request has more than 100', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 350 }), (count) => {
        const terms = Array.from({ length: count }, (_, i) => `term ${i}`);
        const requests = chunks(configurationWith({ terms }));
        expect(requests.map(({ length }) => length)).toEqual([
          ...Array<number>(Math.ceil(count / 100) - 1).fill(100),
          count % 100 || 100,
        ]);
        const sent = requests.flat();
        expect(sent.map(({ properties }) => properties.pattern).sort()).toEqual([...terms].sort());
        expect(new Set(sent.map(({ name }) => name)).size).toBe(count);
      }),
      { numRuns: 25, examples: [[1], [99], [100], [101], [200], [350]] },
    );
  });
});
