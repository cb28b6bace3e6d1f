import { overlay } from '../../../lib/environment/overlay';
import { breachesOf } from '../../../lib/guardrails/breaches';
import { notedWaivers } from '../../../lib/guardrails/noted-waivers';
import { judged } from '../../../lib/guardrails/waiver';
import type { Stack } from '../../../lib/stack/stack';
import { over } from '../../support/edited-stack';

const EU = { residency: { dataZone: 'EU' } } as const;

describe('waivers in the notes of a stack', () => {
  const waiver = { owner: 'platform', reason: 'a trial for a month', expires: '2026-12-31' };
  const waivers = (subject: string, rule: string) => ({ '//': { waivers: { one: { ...waiver, rule, subject } } } });
  const open = { resource: { azurerm_cognitive_account: { account: { public_network_access_enabled: true } } } };
  const global = {
    resource: { azurerm_cognitive_deployment: { account_deployment_chat: { sku: { name: 'GlobalStandard' } } } },
  };
  const left = (stack: Stack, today = '2026-12-31') => judged(breachesOf(stack, EU), notedWaivers(stack), today).broken.length;

  test.each<[string, unknown, string, string, number]>([
    ['an override', open, 'overrides.azurerm_cognitive_account.account', 'guardrails/public-network', 0],
    [
      'an override in one region',
      open,
      'swedencentral/overrides.azurerm_cognitive_account.account',
      'guardrails/public-network',
      0,
    ],
    ['another resource', open, 'overrides.azurerm_cognitive_account.other', 'guardrails/public-network', 1],
    ['another guardrail', open, 'overrides.azurerm_cognitive_account.account', 'guardrails/keys', 1],
    ['a setting', global, 'deployments.chat', 'residency/processing', 0],
    ['another setting', global, 'deployments.embedding', 'residency/processing', 1],
  ])('are for %s', (_, edit, subject, rule, expected) => {
    expect(left(over(overlay(edit, waivers(subject, rule))))).toBe(expected);
  });

  test('end after their last day', () => {
    const stack = over(overlay(open, waivers('overrides.azurerm_cognitive_account.account', 'guardrails/public-network')));
    expect([left(stack, '2026-12-31'), left(stack, '2027-01-01')]).toEqual([0, 1]);
  });
});
