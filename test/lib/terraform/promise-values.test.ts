import { TerraformStack, Testing } from 'cdktf';
import type { GuardrailProps } from '../../../lib';
import { BaseStack, Guardrails, OpenAIAccount } from '../../../lib';
import { DATA_ZONES, GEOGRAPHIES } from '../../../lib/catalog/regions';
import { Template } from '../../../testing';
import { refusalOf } from '../../support/refusal';
import { emptyStack, SUBSCRIPTION } from '../../support/terraform';
import { ACCOUNT_ID } from '../openai/fixtures';

const CHOICES =
  "use one of: region, global, { dataZone: 'APAC' }, { dataZone: 'EU' }, { dataZone: 'US' }, { dataZone: 'USGov' }, { geography: 'Sweden' }";
const EITHER = 'the residency must have either a dataZone or a geography';

const RESIDENCIES: [unknown, string][] = [
  ['banana', `unknown residency 'banana'; ${CHOICES}`],
  ['eu', `unknown residency 'eu'; ${CHOICES}`],
  [null, `unknown residency null; ${CHOICES}`],
  [['EU'], `unknown residency a list; ${CHOICES}`],
  [{ dataZone: 'banana' }, `unknown data zone 'banana'; use one of: APAC, EU, US, USGov`],
  [{ dataZone: 'eu' }, `unknown data zone 'eu'; use one of: APAC, EU, US, USGov`],
  [{ geography: 'x' }, `unknown geography 'x'; use one of: ${GEOGRAPHIES.join(', ')}`],
  [{}, EITHER],
  [{ dataZone: 'EU', geography: 'Sweden' }, EITHER],
  [{ dataZone: 'US', euMembersOnly: true }, "euMembersOnly of the residency can only be true, with { dataZone: 'EU' }"],
  [{ dataZone: 'EU', euMembersOnly: 'yes' }, "euMembersOnly of the residency can only be true, with { dataZone: 'EU' }"],
  [
    { dataZone: 'EU', euOnly: true },
    "unknown property of the residency 'euOnly'; use one of: dataZone, euMembersOnly, geography",
  ],
];

/** Every place where a stack can set a residency, and the path in its error. */
const PLACES: [string, string, (residency: never) => unknown][] = [
  ['guardrails of a BaseStack', 'test', (residency) => emptyStack({ guardrails: { residency } })],
  [
    'Guardrails.of of another stack',
    'other',
    (residency) => Guardrails.of(new TerraformStack(Testing.app(), 'other')).promise({ residency }),
  ],
  [
    'an account',
    'test/account',
    (residency) => {
      const { stack, resourceGroup } = emptyStack();
      return new OpenAIAccount(stack, 'account', { name: 'oai-a', customSubdomain: 'oai-a', resourceGroup, residency });
    },
  ],
  [
    'an existing account',
    'test/account',
    (residency) => OpenAIAccount.fromAccountAttributes(emptyStack().stack, 'account', { accountId: ACCOUNT_ID, residency }),
  ],
  ['a template', 'test', (residency) => new Template('test', {}).brokenGuardrails({ residency })],
];

describe.each(PLACES)('%s', (_, path, place) => {
  test.each(RESIDENCIES)('refuses the residency %j', (residency, message) => {
    expect(refusalOf(() => place(residency as never))).toBe(`${path}: ${message}`);
  });

  test('accepts every residency', () => {
    const valid = [
      ...(['region', 'global', undefined, { dataZone: 'EU', euMembersOnly: true }] as const),
      ...DATA_ZONES.map((dataZone) => ({ dataZone })),
      ...GEOGRAPHIES.map((geography) => ({ geography })),
    ];
    expect(valid.flatMap((residency) => refusalOf(() => place(residency as never)) ?? [])).toEqual([]);
  });
});

const ACTIONS = 'low-and-above, medium-and-above, high-only, annotate, off';

test.each<[unknown, string]>([
  [{ filterFloor: 'strict' }, "the filterFloor must be an object, not 'strict'"],
  [{ filterFloor: { harm: {} } }, "unknown property of the filterFloor 'harm'; use one of: harms, shields"],
  [{ filterFloor: { harms: 'strict' } }, "the harms of the filterFloor must be an object, not 'strict'"],
  [{ filterFloor: { harms: { hate: 'Medium' } } }, `unknown floor of the harm 'hate': 'Medium'; use one of: ${ACTIONS}`],
  [
    { filterFloor: { harms: { hate: { prompt: 'Medium' } } } },
    `unknown floor of the harm 'hate': 'Medium'; use one of: ${ACTIONS}`,
  ],
  [
    { filterFloor: { harms: { hate: { prompts: 'off' } } } },
    "unknown direction of the harm 'hate': 'prompts'; use one of: prompt, completion",
  ],
  [{ filterFloor: { harms: { hatred: 'off' } } }, "unknown harm 'hatred'; use one of: hate, sexual, violence, selfHarm"],
  [
    { filterFloor: { shields: { jailbreak: true } } },
    "unknown floor of the shield 'jailbreak': true; use one of: block, annotate, off",
  ],
  [
    { filterFloor: { shields: { promptShield: 'block' } } },
    "unknown shield 'promptShield'; use one of: jailbreak, indirectAttack, spotlighting, protectedText, protectedCode, profanity",
  ],
  [
    { residence: 'global' },
    "unknown promise 'residence'; use one of: accounts, approvedModifiedFilters, filterFloor, residency, waivers",
  ],
  [{ waivers: 'all' }, 'the waivers must be a list'],
  [{ waivers: ['all'] }, "the waiver must be an object, not 'all'"],
])('a stack refuses the promise %j', (guardrails, message) => {
  expect(refusalOf(() => emptyStack({ guardrails: guardrails as GuardrailProps }))).toBe(`test: ${message}`);
});

test('a waiver names the guardrail', () => {
  const waiver = { rule: 'residency' } as never;
  expect(refusalOf(() => emptyStack({ guardrails: { waivers: [waiver] } }))).toMatch(
    /^test: unknown guardrail of a waiver 'residency'; use one of: guardrails\/content-filter, /,
  );
});

test.each<[object, string]>([
  [{ owner: 'a', reason: 'a trial without data' }, 'it has no expires, its last day, such as 2027-01-31'],
  [{ reason: 'a trial without data', expires: '2999-12-31' }, 'it names no owner'],
  [{ owner: 'a', expires: '2999-12-31' }, 'it has no reason'],
])('a waiver with only %j is not valid', (given, fault) => {
  const waiver = { rule: 'guardrails/residency', subject: 'a.b', ...given } as never;
  const stack = new BaseStack(Testing.app(), 'test', {
    ...{ subscriptionId: SUBSCRIPTION, state: { type: 'local', path: 'a' } },
    guardrails: { waivers: [waiver] },
  });
  expect(stack.node.validate()).toEqual([`the waiver of guardrails/residency for a.b is not valid: ${fault}`]);
});
