import { changesOf } from '../../../cli/upgrade/changes';
import { editsOf } from '../../../lib/upgrade/step';
import { stepsOf } from '../../../lib/upgrade/steps';
import { checkAll } from '../../../stacks/rules';
import { fleetOf } from '../../support/project';
import { written } from '../../support/written';

const TODAY = '2027-01-15';

const CHAT = 'chat: { model: gpt-5, version: "2025-08-07", sku: DataZoneStandard, capacity: 10 }';
const CHAT_2 = 'chat-2: { model: gpt-5.6-sol, version: "2026-07-09", sku: DataZoneStandard, capacity: 10, replaces: chat }';

const prod = (deployments: readonly string[], more = '', regionally = '') => `environment: prod
workload: assistants
subscriptionId: 22222222-2222-2222-2222-222222222222
residency: { dataZone: EU }
homeRegion: swedencentral
deployments:
${deployments.map((each) => `  ${each}\n`).join('')}regions:
  swedencentral:
    network: { addressSpace: 10.20.0.0/24 }
${regionally}  francecentral:
    network: { addressSpace: 10.20.1.0/24 }
${more}`;

/** The text after the step of every deployment. */
function after(text: string, remove: 'all' | readonly string[] = []): string {
  const input = written({ prod: text });
  const question = { today: TODAY, within: 90, isGenerated: () => true, isSpilloverInGenerated: () => false, remove };
  return changesOf(input.sources, stepsOf(input, question).flatMap(editsOf))[0]?.after ?? text;
}

/** The rules that report an error or a warning about a text, except for those about the retirement itself. */
const rulesIn = (text: string) =>
  checkAll(fleetOf({ prod: text }), { today: TODAY })
    .filter(({ severity, rule }) => severity !== 'notice' && rule !== 'model/lifecycle')
    .map(({ rule, message }) => `${rule}: ${message}`);

const waiver = (subject: string, rule = 'model/lifecycle') =>
  `{ rule: ${rule}, subject: ${subject}, owner: team, reason: until the test is done, expires: "2027-02-01" }`;

const LATER = CHAT_2.replace(', replaces: chat', '');

test.each([
  ['a waiver', `waivers:\n  old: ${waiver('deployments.chat')}\n`, ''],
  [
    'waivers of single stamps, and leaves others',
    `waivers:\n  a: ${waiver('swedencentral/deployments.chat')}\n  b: ${waiver('francecentral/deployments.chat')}\n  c: ${waiver('deployments.chat-2')}\n`,
    `waivers:\n  c: ${waiver('deployments.chat-2')}\n`,
  ],
  [
    'an override, and its waiver',
    `overrides:\n  azurerm_cognitive_deployment.account_deployment_chat: { version_upgrade_option: OnceCurrentVersionExpired }\nwaivers:\n  old: ${waiver('overrides.azurerm_cognitive_deployment.account_deployment_chat', 'guardrails/x')}\n`,
    '',
  ],
  ['a renamed key', 'moved: { deployments: { talk: chat, search: chat-2 } }\n', 'moved: { deployments: { search: chat-2 } }\n'],
  ['a renamed key, with its maps', 'moved:\n  deployments:\n    talk: chat\n', ''],
])('removes %s with the deployment', (_, more, expected) => {
  expect(after(prod([CHAT, CHAT_2], more), 'all')).toBe(prod([LATER], expected));
});

test('removes nothing that the check still needs: no error is left', () => {
  const more = `overrides:
  azurerm_cognitive_deployment.account_deployment_chat: { rai_policy_name: Microsoft.DefaultV2 }
moved: { deployments: { talk: chat } }
waivers:
  old: ${waiver('deployments.chat')}
`;
  const given = prod([CHAT, CHAT_2], more);
  expect(rulesIn(after(given, 'all'))).toEqual([]);
});

test('keeps a waiver that is also about the deployment of another stamp', () => {
  const own = 'deployments: { chat: { model: gpt-5, version: "2025-08-07", sku: DataZoneStandard, capacity: 5 } }';
  const mark = `    deployments: { ${CHAT}, ${CHAT_2} }\n`;
  const text = prod([], `waivers:\n  old: ${waiver('deployments.chat')}\n`, mark)
    .replace('deployments:\nregions', 'regions')
    .replace('10.20.1.0/24 }\n', `10.20.1.0/24 }\n    ${own}\n`);
  const changed = after(text, 'all');
  expect(changed).toContain('old: { rule');
  expect(changed).toContain(`    deployments: { ${LATER} }\n`);
});

describe('differs', () => {
  const own = (differs: string, keys = '{ chat: { contentFilter: Microsoft.DefaultV2 } }') =>
    `    deployments: ${keys}\n    differs: ${differs}\n`;

  test('names the successor where it names the old one, and no longer the old one when that goes', () => {
    const given = prod([CHAT], '', own('[deployments.chat]'));
    const both = after(given);
    expect(both).toContain('    differs: [deployments.chat, deployments.chat-2]\n');
    const last = after(both, 'all');
    expect(last).toContain('    differs: [deployments.chat-2]\n');
    expect([given, both, last].flatMap(rulesIn)).toEqual([]);
  });
});
