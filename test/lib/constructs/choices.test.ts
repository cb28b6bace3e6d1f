import { Construct } from 'constructs';
import type { ContentFilterOptions } from '../../../lib';
import { ContentFilter, ValidationError } from '../../../lib';
import { HARM_ACTIONS, HARM_NAMES, SHIELD_ACTIONS, SHIELD_NAMES } from '../../../lib/catalog/content-filters';
import { CHAT, emptyAccount } from '../openai/fixtures';
import { samplesIn, surroundings, withValue } from './samples';

/** Creates a sample with a value that TypeScript refuses. */
function withWrong(what: string, path: readonly string[], value: unknown): unknown {
  const around = surroundings();
  const sample = samplesIn(around).find((each) => each.what === what);
  return sample?.create(new Construct(around.stack, 'scope'), withValue(sample.props, path, value) as never);
}

const SKUS =
  'DataZoneBatch, DataZoneProvisionedManaged, DataZoneStandard, GlobalBatch, GlobalProvisionedManaged, GlobalStandard, ProvisionedManaged, Standard';

describe('a value from JavaScript that is none of the choices is refused, with the choices', () => {
  test.each<[string, string[], unknown, string]>([
    ['OpenAIAccount', ['kind'], 'Speech', "unknown account kind 'Speech'; use one of: AIServices, OpenAI"],
    ['OpenAIAccount', ['kind'], null, 'unknown account kind null; use one of: AIServices, OpenAI'],
    [
      'OpenAIAccount.fromAccountAttributes',
      ['kind'],
      'openai',
      "unknown account kind 'openai'; use one of: AIServices, OpenAI",
    ],
    ['ModelDeployment', ['sku'], 'standard', `unknown SKU 'standard'; use one of: ${SKUS}`],
    ['ModelDeployment', ['sku'], undefined, `unknown SKU undefined; use one of: ${SKUS}`],
    ['ModelDeployment', ['capacity'], '10', "the capacity '10' is not a whole number of at least 1"],
    [
      'ModelDeployment',
      ['versionUpgradeOption'],
      'Never',
      "unknown version upgrade option 'Never'; use one of: NoAutoUpgrade, OnceCurrentVersionExpired, OnceNewDefaultVersionAvailable",
    ],
    ['ContentFilter', ['preset'], 'loose', "unknown preset 'loose'; use one of: strict, balanced, minors, internal-code"],
    ['ContentFilter', ['preset'], 'toString', "unknown preset 'toString'; use one of: strict, balanced, minors, internal-code"],
    ['ContentFilter', ['mode'], 'Blocking', "unknown mode 'Blocking'; use one of: blocking, asynchronous"],
    [
      'ContentFilter',
      ['harms', 'hate'],
      'Low',
      "unknown action for the harm 'hate': 'Low'; use one of: low-and-above, medium-and-above, high-only, annotate, off",
    ],
    [
      'ContentFilter',
      ['harms', 'violence', 'prompt'],
      'Medium',
      "unknown action for the harm 'violence': 'Medium'; use one of: low-and-above, medium-and-above, high-only, annotate, off",
    ],
    [
      'ContentFilter',
      ['harms', 'violence'],
      { prompt: 'off' },
      "unknown action for the harm 'violence': undefined; use one of: low-and-above",
    ],
    ['ContentFilter', ['harms', 'hatred'], 'off', "unknown harm 'hatred'; use one of: hate, sexual, violence, selfHarm"],
    [
      'ContentFilter',
      ['shields', 'jailbreak'],
      true,
      "unknown action for the shield 'jailbreak': true; use one of: block, annotate, off",
    ],
    [
      'ContentFilter',
      ['shields', 'promptShield'],
      'block',
      "unknown shield 'promptShield'; use one of: jailbreak, indirectAttack, spotlighting, protectedText, protectedCode, profanity",
    ],
    ['ModelDeployment', ['contentFilter'], 'strict', "the content filter is 'strict'; pass the construct"],
    ['ModelDeployment', ['account'], undefined, 'the account is undefined; pass the construct'],
    ['ContentFilter', ['account'], null, 'the account is null; pass the construct'],
    ['Blocklist', ['termsVariable'], 'words', 'set either terms and patterns, or content, or termsVariable'],
    ['Blocklist', ['account'], 'oai-test', "the account is 'oai-test'; pass the construct"],
    ['RoleGrant', ['principalType'], 'Robot', "unknown principal type 'Robot'; use one of: Group, ServicePrincipal, User"],
    ['RoleGrant', ['role'], 5, 'unknown role 5; use one of: auditor, builder, caller, inference, operator'],
    ['PrivateEndpoint', ['dns'], 'policy', 'dns is missing'],
    ['Workspace', ['retentionDays'], '30', "logs cannot be kept for '30' days; Azure allows 30 to 730"],
  ])('%s %j: %j', (what, path, value, message) => {
    expect(() => withWrong(what, path, value)).toThrow(message);
    expect(() => withWrong(what, path, value)).toThrow(ValidationError);
  });

  test('the direction of a blocklist', () => {
    const { account } = emptyAccount();
    const blocklist = account.addBlocklist('names', { terms: ['Falcon'] });
    const options = { blocklists: [{ blocklist, direction: 'input' as never }] };
    expect(() => account.addContentFilter('strict', options)).toThrow(
      "test/account/filter/strict: unknown direction of a blocklist 'input'; use one of: both, completion, prompt",
    );
  });
});

test('every choice of a filter is accepted', () => {
  const { stack, account } = emptyAccount();
  const options: ContentFilterOptions[] = [
    ...HARM_NAMES.flatMap((harm) => HARM_ACTIONS.map((action) => ({ harms: { [harm]: action } }))),
    ...SHIELD_NAMES.flatMap((shield) => SHIELD_ACTIONS.map((action) => ({ shields: { [shield]: action } }))),
    { harms: {}, shields: {} },
  ];
  for (const [i, each] of options.entries()) new ContentFilter(stack, `filter-${i}`, { ...each, account });
});

test('several wrong values are reported at once', () => {
  const { account } = emptyAccount();
  expect(() => account.addDeployment('x', { ...CHAT, sku: 'S' as never, version: '', capacity: 0.5 })).toThrow(
    new Error(
      [
        'test/account/deployment/x:',
        "- the deployment name 'x' has a length of 1; Azure requires 2 to 64 characters",
        '- the model version is empty',
        `- unknown SKU 'S'; use one of: ${SKUS}`,
        '- the capacity 0.5 is not a whole number of at least 1',
      ].join('\n'),
    ),
  );
});
