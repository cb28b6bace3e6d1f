import type { Broken } from '../../../lib/guardrails/breaches';
import type { GuardrailWaiver } from '../../../lib/guardrails/waiver';
import { judged } from '../../../lib/guardrails/waiver';

const breach: Broken = {
  ...{ guardrail: 'guardrails/files', severity: 'error', message: 'x', help: 'y' },
  ...{ address: 'azurerm_subnet.x', file: 'x.tf' },
};
const waiver: GuardrailWaiver = {
  ...{ rule: 'guardrails/files', subject: 'x.tf', owner: 'team', reason: 'until the move is done', expires: '2026-11-23' },
};
const waived = (edit: Partial<GuardrailWaiver>, today = '2026-11-23') =>
  judged([breach], [{ ...waiver, ...edit }], today).waived.length;

test.each<[string, Partial<GuardrailWaiver>, number]>([
  ['for its file', {}, 1],
  ['for its address', { subject: 'azurerm_subnet.x' }, 1],
  ['for another file', { subject: 'y.tf' }, 0],
  ['of another guardrail', { rule: 'guardrails/keys' }, 0],
])('a breach is waived by a waiver %s', (_, edit, count) => {
  expect(waived(edit)).toBe(count);
});

test('a breach is waived until the end of the last day', () => {
  expect([waived({}, '2026-11-23'), waived({}, '2026-11-24')]).toEqual([1, 0]);
});
