import { targetsOf } from '../../../lib/verdicts/target';
import { errorsAfter, proposalsIn, refusedHelp } from '../../support/azure/proposals';
import { exampleFleet } from '../../support/project';

const fleet = exampleFleet('dev-and-prod');
const target = targetsOf(fleet).find(({ kind }) => kind === 'stamp');
const helpWith = (help: string, path: readonly string[] = []) => proposalsIn({ help, path });

test.each([
  ['set account.kind to AIServices, or ask', [], [{ path: ['account', 'kind'], value: 'AIServices' }]],
  [
    "set deployments.chat.format to 'Mistral AI': Azure",
    [],
    [{ path: ['deployments', 'chat', 'format'], value: 'Mistral AI' }],
  ],
  [
    'write one of: 15, 30',
    ['deployments', 'chat', 'capacity'],
    [15, 30].map((value) => ({ path: ['deployments', 'chat', 'capacity'], value })),
  ],
  ['to use it, write dns: { mode: stamp }; otherwise', [], [{ path: ['dns'], value: { mode: 'stamp' } }]],
  ['set account.kind to a kind that the policy allows', [], []],
  ['set network.dnsServers to servers that resolve the zone', [], []],
])('"%s" proposes what it names', (help, path, proposals) => {
  expect(helpWith(help, path)).toEqual(proposals);
});

test.each([
  ['set account.kind to TextAnalytics', [expect.stringContaining("'regions.swedencentral.account.kind' must be one of")]],
  ['set names.customSubdomain to contoso', []],
  ['write dns: { mode: existing }', [expect.stringContaining('dns/zones: the ID of the zone')]],
])('"%s" is tried in the environment files', (help, errors) => {
  if (!target) throw new Error('there is no stamp');
  expect(helpWith(help).flatMap((proposal) => errorsAfter(fleet, target, proposal))).toEqual(errors);
  expect(refusedHelp(fleet, [{ target, verdicts: [{ outcome: 'failed', message: 'x', help }] }])).toHaveLength(errors.length);
});
