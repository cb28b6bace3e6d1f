import { overlay } from '../../../lib/resolve/overlay';
import type { Over } from '../../support/review-edits';
import { found, resource } from '../../support/review-edits';

const filter = (properties: unknown) => resource('azapi_resource', 'account_filter_documents', { body: { properties } });
const list = (source: string, blocking = true) => ({ blocklistName: 'words-12345678', source, blocking });
const attached = (...customBlocklists: readonly unknown[]) => filter({ customBlocklists });

const about = (before: Over, after: Over) => found(before, after).filter((each) => each.includes('content-safety/'));

describe('a filter', () => {
  const attachment = (severity: string) => [`${severity} content-safety/blocklist-attachment`];
  const everywhere = attached(list('Prompt'), list('Completion'));

  test.each<[string, Over, Over, string[]]>([
    ['blocks a list in one more direction', attached(list('Prompt')), everywhere, attachment('notice')],
    ['blocks a list in prompts only', everywhere, attached(list('Prompt')), attachment('critical')],
    ['blocks a list in completions only', everywhere, attached(list('Completion')), attachment('critical')],
    ['only annotates the words of a list', attached(list('Prompt')), attached(list('Prompt', false)), attachment('critical')],
    [
      'blocks words that it only annotated before',
      attached(list('Prompt', false)),
      attached(list('Prompt')),
      attachment('notice'),
    ],
    [
      'returns content before it is filtered',
      {},
      filter({ mode: 'Asynchronous_filter' }),
      ['high content-safety/weaker-filter'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(about(before, after)).toEqual(expected);
  });
});

describe('a blocklist with another name', () => {
  const words = (key: string, ...patterns: readonly string[]) =>
    overlay(
      resource('azurerm_cognitive_account_rai_blocklist', key, { name: `${key}-12345678` }),
      resource('azapi_resource_action', key, {
        type: 'Microsoft.CognitiveServices/accounts/raiBlocklists@2025-06-01',
        resource_id: `\${azurerm_cognitive_account_rai_blocklist.${key}.id}`,
        action: 'addRaiBlocklistItems',
        body: patterns.map((pattern) => ({ name: pattern, properties: { pattern } })),
      }),
    ) as Over;
  const [another, gone] = ['notice content-safety/blocklist-words', 'high content-safety/blocklist-words'];

  test.each<[string, readonly string[], string[]]>([
    ['and the same words is the same list', ['a', 'b'], [another]],
    ['and more words is another list', ['a', 'b', 'c'], [gone, another]],
    ['and fewer words is another list', ['a'], [gone, another]],
  ])('%s', (_, patterns, expected) => {
    expect(about(words('one', 'a', 'b'), words('two', ...patterns))).toEqual(expected);
  });
});
