import type { Fleet } from '../../../lib/fleet/fleet';
import { filterApproval } from '../../../lib/rules/filter-approval';
import { filterFloor } from '../../../lib/rules/filter-floor';
import { fleetOf, problemsOf, TODAY } from '../../support/project';

const CHAT = 'deployments: { chat: { model: gpt-5.4, version: "2026-03-05", sku: DataZoneStandard, capacity: 1 } }';

const environment = (more: string, name = 'dev') => `
environment: ${name}
workload: assistants
subscriptionId: 11111111-1111-1111-1111-111111111111
residency: { dataZone: EU }
${more}
regions:
  swedencentral: { network: { addressSpace: 10.0.0.0/24 } }
`;

const filters = (settings: string, more = '') => environment(`contentFilters: { app: ${settings} }\n${more}`);

const messages = (rule: typeof filterFloor, fleet: Fleet) =>
  rule.check(fleet, { today: TODAY }).map(({ message, severity = 'error' }) => `${severity}: ${message}`);

describe('content-safety/approval', () => {
  const found = (dev: string) => messages(filterApproval, fleetOf({ dev }));

  test('has nothing against filters that block every harm, however little', () => {
    expect(found(filters('{}'))).toEqual([]);
    expect(
      found(filters('{ harms: { hate: high-only, violence: { prompt: high-only, completion: low-and-above } } }')),
    ).toEqual([]);
    expect(found(filters('{ preset: internal-code, shields: { jailbreak: off, protectedText: annotate } }'))).toEqual([]);
  });

  test('refuses annotate and off for a harm, once where one value is for both directions', () => {
    const refused = (where: string, action: string) =>
      `error: the filter 'app' has hate in ${where} at '${action}', which blocks nothing; Azure allows that only with an approval, which dev does not say it has`;
    expect(found(filters('{ harms: { hate: off } }'))).toEqual([refused('prompts and completions', 'off')]);
    expect(found(filters('{ harms: { hate: { prompt: annotate, completion: off } } }'))).toEqual([
      refused('prompts', 'annotate'),
      refused('completions', 'off'),
    ]);
    expect(found(filters('{ harms: { hate: off } }', 'approvedModifiedFilters: false'))).toHaveLength(1);
  });

  test('lets an approved environment do both, and its policy says so', () => {
    const dev = filters('{ harms: { hate: { prompt: annotate, completion: off } } }', 'approvedModifiedFilters: true');
    expect(problemsOf({ dev })).toEqual([]);
    expect(problemsOf({ dev: filters('{ harms: { hate: off } }'), defaults: 'approvedModifiedFilters: true' })).toEqual([]);
  });

  test('names the form, and is no matter for a waiver', () => {
    const [finding] = filterApproval.check(fleetOf({ dev: filters('{ harms: { hate: off } }') }), { today: TODAY });
    expect(finding?.help).toContain('https://ncv.microsoft.com/uEfCgnITdR');
    expect(filterApproval.waivable).toBe(false);
  });
});

describe('content-safety/floor', () => {
  const found = (floor: string, dev: string) => messages(filterFloor, fleetOf({ defaults: `filterFloor: ${floor}`, dev }));
  const short = (what: string, value: string, floor: string, filter = 'app') =>
    `error: the filter '${filter}' has ${what} at '${value}'; the floor of dev is '${floor}'`;

  test('demands nothing where nothing is said', () => {
    const loose = filters('{ harms: { hate: off }, shields: { jailbreak: off } }');
    expect(messages(filterFloor, fleetOf({ dev: loose }))).toEqual([]);
    expect(found('{}', loose)).toEqual([]);
    expect(found('{ harms: { violence: low-and-above }, shields: { protectedText: block } }', loose)).toEqual([]);
    expect(found('{ harms: { hate: off }, shields: { jailbreak: off } }', loose)).toEqual([]);
  });

  test('lets through what is as strict or stricter', () => {
    const floor = '{ harms: { hate: medium-and-above }, shields: { protectedCode: annotate } }';
    expect(found(floor, filters('{ preset: internal-code }'))).toEqual([]);
    expect(found(floor, filters('{}'))).toEqual([]);
  });

  test('finds the default filter, which nobody wrote, strict enough', () => {
    const all = '{ hate: low-and-above, sexual: low-and-above, violence: low-and-above, selfHarm: low-and-above }';
    const shields = '{ jailbreak: block, indirectAttack: block, protectedText: block, protectedCode: block }';
    expect(found(`{ harms: ${all}, shields: ${shields} }`, environment(CHAT))).toEqual([]);
    expect(found('{ shields: { profanity: block } }', environment(CHAT))).toEqual([
      short('profanity in prompts and completions', 'off', 'block', 'default'),
    ]);
  });

  test('looks at each direction', () => {
    const floor = '{ harms: { hate: medium-and-above } }';
    expect(found(floor, filters('{ harms: { hate: high-only } }'))).toEqual([
      short('hate in prompts and completions', 'high-only', 'medium-and-above'),
    ]);
    expect(found(floor, filters('{ harms: { hate: { prompt: low-and-above, completion: high-only } } }'))).toEqual([
      short('hate in completions', 'high-only', 'medium-and-above'),
    ]);
    expect(found(floor, filters('{ harms: { hate: { prompt: annotate, completion: high-only } } }'))).toEqual([
      short('hate in prompts', 'annotate', 'medium-and-above'),
      short('hate in completions', 'high-only', 'medium-and-above'),
    ]);
    expect(found('{ harms: { hate: { prompt: medium-and-above } } }', filters('{ harms: { hate: high-only } }'))).toEqual([
      short('hate in prompts', 'high-only', 'medium-and-above'),
    ]);
  });

  test('is met by what a preset holds, or not', () => {
    expect(found('{ harms: { sexual: low-and-above } }', filters('{ preset: balanced }'))).toEqual([
      short('sexual in prompts and completions', 'medium-and-above', 'low-and-above'),
    ]);
    expect(found('{ harms: { sexual: low-and-above } }', filters('{ preset: minors }'))).toEqual([]);
  });

  test('has demands of single environments, which replace the general ones entry by entry and direction by direction', () => {
    const floor = (of: string) => `{ harms: { hate: low-and-above, violence: low-and-above }, environments: { dev: ${of} } }`;
    const balanced = filters('{ preset: balanced }');
    expect(found(floor('{}'), balanced)).toHaveLength(2);
    expect(found(floor('{ harms: { hate: medium-and-above } }'), balanced)).toEqual([
      short('violence in prompts and completions', 'medium-and-above', 'low-and-above'),
    ]);
    expect(found(floor('{ harms: { hate: off, violence: { prompt: high-only } } }'), balanced)).toEqual([
      short('violence in completions', 'medium-and-above', 'low-and-above'),
    ]);
  });

  test('can be stricter in one environment', () => {
    const files = {
      defaults: 'filterFloor: { environments: { prod: { shields: { protectedCode: block } } } }',
      dev: filters('{ preset: internal-code }'),
      prod: filters('{ preset: internal-code }').replace('environment: dev', 'environment: prod').replace('10.0.0', '10.0.1'),
    };
    expect(messages(filterFloor, fleetOf(files))).toEqual([
      "error: the filter 'app' has protectedCode in completions at 'annotate'; the floor of prod is 'block'",
    ]);
  });

  test('doubts policies of Azure, but only where it demands something', () => {
    const dev = environment(CHAT.replace('capacity: 1', 'capacity: 1, contentFilter: Microsoft.DefaultV2'));
    const doubt = [
      "warning: whether 'Microsoft.DefaultV2' meets the floor of dev is unverified: what is in a policy of Azure is for Azure to change",
    ];
    expect(found('{ shields: { jailbreak: annotate } }', dev)).toEqual(doubt);
    expect(found('{ environments: { dev: { harms: { hate: high-only } } } }', dev)).toEqual(doubt);
    expect(found('{ shields: { jailbreak: off } }', dev)).toEqual([]);
    expect(found('{ environments: { dev: { shields: { jailbreak: off } } }, shields: { jailbreak: block } }', dev)).toEqual([]);
  });

  test('is told of an environment that is not there, also where only that one has demands', () => {
    expect(
      found('{ environments: { deb: { harms: { hate: high-only } } } }', filters('{ harms: { hate: high-only } }')),
    ).toEqual(["warning: there is no environment 'deb' that filterFloor could hold for"]);
  });

  test('holds although something in it was removed by null', () => {
    const dev = filters('{ preset: balanced }');
    const files = (floor: string) => ({ defaults: `filterFloor: ${floor}`, dev });
    const expected = `content-safety/floor: the filter 'app' has hate in prompts and completions at 'medium-and-above'; the floor of dev is 'low-and-above'`;
    expect(problemsOf(files('{ harms: { hate: low-and-above, violence: null }, shields: null }'))).toEqual([expected]);
    expect(problemsOf(files('null'))).toEqual([]);
  });

  test('can be waived for one filter', () => {
    const waiver =
      'waivers: { w: { rule: content-safety/floor, subject: contentFilters.app, owner: a@example.com, reason: Clinical texts speak of it, expires: "2027-01-31" } }';
    const files = (more: string) => ({
      defaults: 'filterFloor: { harms: { hate: low-and-above } }',
      dev: filters('{ preset: balanced }', more),
    });
    expect(problemsOf(files(waiver))).toEqual([expect.stringContaining('(waived until 2027-01-31 by a@example.com: ')]);
    expect(problemsOf(files(waiver.replace('.app,', '.other,')))).toHaveLength(2);
  });

  test('is nothing that an environment can set for itself', () => {
    expect(problemsOf({ dev: environment('filterFloor: { shields: { jailbreak: off } }') })).toEqual([
      "schema/unknown-key: 'filterFloor' is not known",
    ]);
  });
});
