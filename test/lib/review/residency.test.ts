import { overlay } from '../../../lib/resolve/overlay';
import type { Over } from '../../support/review-edits';
import { found, resource } from '../../support/review-edits';

const account = (location: string) => resource('azurerm_cognitive_account', 'account', { location });
const workspace = (location: string) => resource('azurerm_log_analytics_workspace', 'diagnostics_workspace', { location });
const chat = (sku: string) => resource('azurerm_cognitive_deployment', 'account_deployment_chat', { sku: { name: sku } });
const promise = (residency: unknown): Over => ({ '//': { residency } });
const both = (...overs: readonly Over[]) => overs.reduce((one, other) => overlay(one, other) as Over, {});

const about = (before: Over, after: Over) => found(before, after).filter((each) => each.includes(' residency/'));

describe('where prompts may be processed', () => {
  test.each<[string, Over, Over, string[]]>([
    [
      'in another place, with the same reach',
      chat('Standard'),
      both(chat('ProvisionedManaged'), account('westeurope')),
      ['high residency/place', 'high residency/processing'],
    ],
    ['with less reach', {}, chat('Standard'), ['notice residency/processing']],
    ['beyond the residency', {}, chat('GlobalStandard'), ['critical residency/processing']],
    [
      'beyond the previous residency',
      {},
      both(chat('GlobalStandard'), promise('global')),
      ['critical residency/policy', 'critical residency/processing'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(about(before, after)).toEqual(expected);
  });
});

describe('the residency', () => {
  /** Without the data zone of the base. */
  const only = (geography: string) => ({ dataZone: null, geography });
  const inWestEurope = (residency: unknown) => ({
    ...both(account('westeurope'), workspace('westeurope')),
    ...promise(residency),
  });

  test.each<[string, Over, Over, string]>([
    ['more places', inWestEurope('region'), inWestEurope(only('Europe')), 'critical residency/policy'],
    ['fewer places', inWestEurope(only('Europe')), inWestEurope('region'), 'notice residency/policy'],
    ['the same in a geography of one region', promise('region'), promise(only('Sweden')), 'notice residency/policy'],
    [
      'a data zone with members outside the EU',
      promise({ dataZone: 'EU', euMembersOnly: true }),
      {},
      'critical residency/policy',
    ],
  ])('allows %s', (_, before, after, expected) => {
    expect(about(before, after)).toContain(expected);
  });

  test('from before the change applies to data that moves in the same change', () => {
    expect(about({}, both(workspace('eastus'), promise('global')))).toEqual([
      'critical residency/place',
      'critical residency/policy',
    ]);
    expect(about(promise('global'), both(workspace('eastus'), promise('global')))).toEqual(['high residency/place']);
  });
});
