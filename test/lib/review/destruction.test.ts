import type { Over } from '../../support/review-edits';
import { found, resource } from '../../support/review-edits';

const about = (before: Over, after: Over) =>
  found(before, after).filter((each) => / (destruction|refused\/protection-dropped|state)/.test(each));

const storage = (name: string, attributes: Over | null) => resource('azurerm_storage_account', name, attributes);
const removed = (from: string): Over => ({ removed: [{ from, lifecycle: { destroy: false } }] });
const account = resource('azurerm_cognitive_account', 'account', null);

describe('what is no longer in a stack', () => {
  test.each<[string, Over, Over, string[]]>([
    [
      'is lost under its address',
      storage('state', { name: 'st' }),
      storage('other', { name: 'st' }),
      ['critical destruction/lost-address'],
    ],
    [
      'is forgotten, also where another one looks the same',
      storage('state', { name: 'st' }),
      { ...storage('other', { name: 'st' }), ...removed('azurerm_storage_account.state') },
      ['high destruction/resource'],
    ],
    ['was protected', {}, account, ['critical refused/protection-dropped']],
    [
      'was protected, and is forgotten',
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
    ['under another key is another one', {}, backend({ key: 'other.tfstate' }), ['critical state/backend']],
    ['in another container is another one', {}, backend({ container_name: 'other' }), ['critical state/backend']],
    ['that is reached otherwise is the same', {}, backend({ use_cli: true }), ['high state/backend']],
    ['is kept longer', days(30), days(60), ['notice state/recovery']],
    ['is kept for less', days(30), days(7), ['high state/recovery']],
    ['is kept for as long as a variable says', days(30), days('${var.days}'), ['high state/recovery']],
  ])('%s', (_, before, after, expected) => {
    expect(about(before, after)).toEqual(expected);
  });
});
