import type { Over } from '../../support/review-edits';
import { found, resource } from '../../support/review-edits';

const about = (before: Over, after: Over) =>
  found(before, after).filter((each) => / (destruction|refused\/protection-dropped|state)/.test(each));

const storage = (name: string, attributes: Over | null) => resource('azurerm_storage_account', name, attributes);
const removed = (from: string): Over => ({ removed: [{ from, lifecycle: { destroy: false } }] });
const account = resource('azurerm_cognitive_account', 'account', null);

describe('a resource that is no longer in a stack', () => {
  test.each<[string, Over, Over, string[]]>([
    [
      'is lost at its address',
      storage('state', { name: 'st' }),
      storage('other', { name: 'st' }),
      ['critical destruction/lost-address'],
    ],
    [
      'is forgotten, even if another one looks the same',
      storage('state', { name: 'st' }),
      { ...storage('other', { name: 'st' }), ...removed('azurerm_storage_account.state') },
      ['high destruction/resource'],
    ],
    ['was protected', {}, account, ['critical refused/protection-dropped']],
    [
      'was protected and is forgotten',
      {},
      { ...account, ...removed('azurerm_cognitive_account.account') },
      ['high destruction/resource'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(about(before, after)).toEqual(expected);
  });
});

describe('the state', () => {
  const backend = (settings: Over): Over => ({ terraform: { backend: { azurerm: settings } } });
  const days = (value: unknown) =>
    storage('state', { name: 'st', blob_properties: { delete_retention_policy: { days: value } } });

  test.each<[string, Over, Over, string[]]>([
    ['with another key is another state', {}, backend({ key: 'other.tfstate' }), ['critical state/backend']],
    ['in another container is another state', {}, backend({ container_name: 'other' }), ['critical state/backend']],
    ['that is accessed in another way is the same state', {}, backend({ use_cli: true }), ['high state/backend']],
    ['is kept longer', days(30), days(60), ['notice state/recovery']],
    ['is kept for fewer days', days(30), days(7), ['high state/recovery']],
    ['is kept for the days in a variable', days(30), days('${var.days}'), ['high state/recovery']],
  ])('%s', (_, before, after, expected) => {
    expect(about(before, after)).toEqual(expected);
  });
});
