import type { Over } from '../../support/review-edits';
import { found, resource } from '../../support/review-edits';

const account = (...ip_rules: readonly string[]) =>
  resource('azurerm_cognitive_account', 'account', { network_acls: { ip_rules } });
const storage = (default_action: string, ...ip_rules: readonly string[]) =>
  resource('azurerm_storage_account', 'state', { name: 'st', network_rules: { default_action, ip_rules } });
const eights = (count: number) => Array.from({ length: count }, (_, i) => `${i + 17}.0.0.0/8`);

const about = (before: Over, after: Over) => found(before, after).filter((each) => each.includes('exposure/allowed-places'));

test.each<[string, Over, Over, string[]]>([
  ['one more source', account('203.0.113.7'), account('203.0.113.7', '203.0.113.8'), ['high exposure/allowed-places']],
  ['one source fewer', account('203.0.113.7', '203.0.113.8'), account('203.0.113.7'), ['notice exposure/allowed-places']],
  [
    'the source that completes a large part of the internet',
    account(...eights(15)),
    account(...eights(16)),
    ['critical exposure/allowed-places'],
  ],
  [
    'one more source in addition to a large part of the internet',
    account(...eights(16)),
    account(...eights(16), '203.0.113.7'),
    ['high exposure/allowed-places'],
  ],
  ['one more source for storage', storage('Deny'), storage('Deny', '203.0.113.7'), ['high exposure/allowed-places']],
  ['the remaining sources when storage is closed', storage('Allow'), storage('Deny', '203.0.113.7'), []],
  ['sources without effect when storage is opened', storage('Deny'), storage('Allow', '203.0.113.7'), []],
])('allows %s', (_, before, after, expected) => {
  expect(about(before, after)).toEqual(expected);
});
