import { differencesBetween } from '../../../../lib/catalog/refresh/compare';
import { answer, live } from './live';

const quota = { name: 'GlobalStandard', usageName: 'OpenAI.GlobalStandard.gpt' };

test('two subscriptions with the same answers do not differ', () => {
  const same = [answer('eastus', live(['Standard', quota], { status: 'Stable', retirementDate: '2027-04-01' }))];
  expect(differencesBetween(same, same)).toEqual({ locations: ['eastus'], changes: [], quotas: [] });
});

test('finds offers, days and names of quotas that differ', () => {
  const first = [answer('eastus', live(['Standard', quota], { status: 'Stable', retirementDate: '2027-04-01' }))];
  const second = [
    answer(
      'eastus',
      live([{ ...quota, usageName: 'OpenAI.GlobalStandard.other' }], { status: 'Stable', retirementDate: '2027-05-01' }),
    ),
  ];
  const { changes } = differencesBetween(first, second);
  expect(changes).toMatchObject([
    {
      model: 'gpt',
      kind: 'changed',
      skus: [{ sku: 'Standard', added: [], removed: ['eastus'] }],
      facts: [
        {
          before: { usageName: 'OpenAI.GlobalStandard.gpt' },
          after: { usageName: 'OpenAI.GlobalStandard.other' },
        },
      ],
      lifecycle: { before: { retirementDate: '2027-04-01' }, after: { retirementDate: '2027-05-01' } },
    },
  ]);
});

test('finds versions that only one of them is offered', () => {
  const first = [answer('eastus', live(['Standard']), live(['Standard'], { name: 'old' }))];
  const second = [answer('eastus', live(['Standard']), live(['Standard'], { version: '2' }))];
  expect(differencesBetween(first, second).changes).toMatchObject([
    { model: 'gpt', version: '2', kind: 'new version', skus: [{ added: ['eastus'], removed: [] }] },
    { model: 'old', version: '1', kind: 'missing', skus: [{ added: [], removed: ['eastus'] }] },
  ]);
});

test('finds quotas that are shared in another way', () => {
  const listed = (scope: string) => [{ ...answer('eastus', live([quota])), usages: [{ name: quota.usageName, scope }] }];
  expect(differencesBetween(listed('Regional'), listed('Global')).quotas).toEqual([
    { name: quota.usageName, before: 'Regional', after: 'Global' },
  ]);
});

test('compares only locations that both have listed', () => {
  const first = [answer('eastus', live(['Standard'])), answer('uksouth', live(['Standard']))];
  expect(differencesBetween(first, [answer('eastus', live(['Standard']))])).toEqual({
    ...{ locations: ['eastus'], changes: [], quotas: [] },
  });
});
