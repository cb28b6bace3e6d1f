import type { Fleet } from '../../../lib/fleet/fleet';
import { filterApproval } from '../../../lib/rules/filter-approval';
import { filterFloor } from '../../../lib/rules/filter-floor';
import { fleetOf, problemsOf } from '../../support/project';
import { TODAY } from '../../support/root';

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

  test('accepts filters that block every harm, even at the lowest level', () => {
    expect(found(filters('{}'))).toEqual([]);
    expect(
      found(filters('{ harms: { hate: high-only, violence: { prompt: high-only, completion: low-and-above } } }')),
    ).toEqual([]);
    expect(found(filters('{ preset: internal-code, shields: { jailbreak: off, protectedText: annotate } }'))).toEqual([]);
  });

  test('rejects annotate and off for a harm, once if one value sets both directions', () => {
    const refused = (where: string, action: string) =>
      `error: the filter 'app' sets hate in ${where} to '${action}', which blocks nothing; Azure allows that only with an approval, and dev does not state one`;
    expect(found(filters('{ harms: { hate: off } }'))).toEqual([refused('prompts and completions', 'off')]);
    expect(found(filters('{ harms: { hate: { prompt: annotate, completion: off } } }'))).toEqual([
      refused('prompts', 'annotate'),
      refused('completions', 'off'),
    ]);
    expect(found(filters('{ harms: { hate: off } }', 'approvedModifiedFilters: false'))).toHaveLength(1);
  });

  test('accepts both in an approved environment and writes them to its policy', () => {
    const dev = filters('{ harms: { hate: { prompt: annotate, completion: off } } }', 'approvedModifiedFilters: true');
    expect(problemsOf({ dev })).toEqual([]);
    expect(problemsOf({ dev: filters('{ harms: { hate: off } }'), defaults: 'approvedModifiedFilters: true' })).toEqual([]);
  });

  test('names the form, and cannot be waived', () => {
    const [finding] = filterApproval.check(fleetOf({ dev: filters('{ harms: { hate: off } }') }), { today: TODAY });
    expect(finding?.help).toContain('https://ncv.microsoft.com/uEfCgnITdR');
    expect(filterApproval.waivable).toBe(false);
  });
});

describe('content-safety/floor', () => {
  const found = (floor: string, dev: string) => messages(filterFloor, fleetOf({ defaults: `filterFloor: ${floor}`, dev }));
  const short = (what: string, value: string, floor: string, filter = 'app') =>
    `error: the filter '${filter}' sets ${what} to '${value}'; the floor of dev is '${floor}'`;

  test('requires nothing where nothing is set', () => {
    const loose = filters('{ harms: { hate: off }, shields: { jailbreak: off } }');
    expect(messages(filterFloor, fleetOf({ dev: loose }))).toEqual([]);
    expect(found('{}', loose)).toEqual([]);
    expect(found('{ harms: { violence: low-and-above }, shields: { protectedText: block } }', loose)).toEqual([]);
    expect(found('{ harms: { hate: off }, shields: { jailbreak: off } }', loose)).toEqual([]);
  });

  test('accepts filters that are as strict or stricter', () => {
    const floor = '{ harms: { hate: medium-and-above }, shields: { protectedCode: annotate } }';
    expect(found(floor, filters('{ preset: internal-code }'))).toEqual([]);
    expect(found(floor, filters('{}'))).toEqual([]);
  });

  test('accepts the default filter, which is not in the file', () => {
    const all = '{ hate: low-and-above, sexual: low-and-above, violence: low-and-above, selfHarm: low-and-above }';
    const shields = '{ jailbreak: block, indirectAttack: block, protectedText: block, protectedCode: block }';
    expect(found(`{ harms: ${all}, shields: ${shields} }`, environment(CHAT))).toEqual([]);
    expect(found('{ shields: { profanity: block } }', environment(CHAT))).toEqual([
      short('profanity in prompts and completions', 'off', 'block', 'default'),
    ]);
  });

  test('checks each direction', () => {
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

  test('checks the values of a preset', () => {
    expect(found('{ harms: { sexual: low-and-above } }', filters('{ preset: balanced }'))).toEqual([
      short('sexual in prompts and completions', 'medium-and-above', 'low-and-above'),
    ]);
    expect(found('{ harms: { sexual: low-and-above } }', filters('{ preset: minors }'))).toEqual([]);
  });

  test('has requirements for single environments, which replace the general ones entry by entry and direction by direction', () => {
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
      "error: the filter 'app' sets protectedCode in completions to 'annotate'; the floor of prod is 'block'",
    ]);
  });

  test('warns of built-in policies of Azure, but only if it requires something', () => {
    const dev = environment(CHAT.replace('capacity: 1', 'capacity: 1, contentFilter: Microsoft.DefaultV2'));
    const doubt = [
      "warning: unverified: whether 'Microsoft.DefaultV2' meets the floor of dev; Azure can change its built-in policies",
    ];
    expect(found('{ shields: { jailbreak: annotate } }', dev)).toEqual(doubt);
    expect(found('{ environments: { dev: { harms: { hate: high-only } } } }', dev)).toEqual(doubt);
    expect(found('{ shields: { jailbreak: off } }', dev)).toEqual([]);
    expect(found('{ environments: { dev: { shields: { jailbreak: off } } }, shields: { jailbreak: block } }', dev)).toEqual([]);
  });

  test('warns of an environment that does not exist, even if only that one has requirements', () => {
    expect(
      found('{ environments: { deb: { harms: { hate: high-only } } } }', filters('{ harms: { hate: high-only } }')),
    ).toEqual(["warning: filterFloor names the environment 'deb', which does not exist"]);
  });

  test('applies although null removes some of its entries', () => {
    const dev = filters('{ preset: balanced }');
    const files = (floor: string) => ({ defaults: `filterFloor: ${floor}`, dev });
    const expected = `content-safety/floor: the filter 'app' sets hate in prompts and completions to 'medium-and-above'; the floor of dev is 'low-and-above'`;
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

  test('cannot be set by an environment', () => {
    expect(problemsOf({ dev: environment('filterFloor: { shields: { jailbreak: off } }') })).toEqual([
      "schema/unknown-key: 'filterFloor' is not known",
    ]);
  });
});
