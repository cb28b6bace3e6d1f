import { reviewFindings } from '../../../cli/review-findings';
import { githubFormat } from '../../../lib/report/github-format';
import { reviewReport } from '../../../cli/review-report';
import { groupsOf } from '../../../lib/review/report/groups';
import { markdown } from '../../../lib/review/report/markdown';
import { commonWords, templateOf, withoutKeys } from '../../../lib/review/report/template';
import type { Finding, Review, ReviewedStack } from '../../../lib/review/review';
import { worst } from '../../../lib/review/review';
import { reviewOf } from '../../support/review-pairs';

const finding = (part: Partial<Finding>): Finding => ({
  ...{ id: '0123456789', rule: 'models/version', why: 'Answers change.', severity: 'high', message: 'something changes' },
  ...part,
});

const stack = (environment: string, part: string, names: Record<string, string>, ...findings: Finding[]): ReviewedStack => ({
  ...{ id: `${environment}-${part}`, folder: `generated/${environment}/${part}`, environment, part, change: 'changed' },
  ...{ findings, verdict: worst(findings.map(({ severity }) => severity)), onlyVersions: false, planned: false },
  names: new Map(Object.entries(names)),
});

const review = (...stacks: readonly ReviewedStack[]): Review => ({
  ...{ stacks, unchanged: 0, verdict: worst(stacks.map(({ verdict }) => verdict)) },
});

const inShort = (result: Review) =>
  groupsOf(result, 'high').map(({ message, stacks }) => `${message}: ${stacks.map(({ id }) => id).join(' ')}`);

const NAME = 'azurerm_private_endpoint.endpoint';
const CHAT = 'azurerm_cognitive_deployment.account_deployment_chat';
const ASSIST = 'azurerm_cognitive_deployment.account_deployment_assist';

describe('findings of several stacks', () => {
  test('that differ only in resource names are one entry', () => {
    const replaced = (name: string) => finding({ message: `the private endpoint ${name} is deleted`, address: NAME });
    const result = review(
      stack('a', 'x', { 'pep-a': `{${NAME}}` }, replaced('pep-a')),
      stack('b', 'x', { 'pep-b': `{${NAME}}` }, replaced('pep-b')),
    );
    expect(inShort(result)).toEqual(['the private endpoint … is deleted: a-x b-x']);
    expect(markdown(result)).toContain(
      `- **The private endpoint … is deleted** in [\`a-x\`](generated/a/x/README.md), [\`b-x\`](generated/b/x/README.md)\n  <br>\`${NAME}\`\n`,
    );
  });

  test('that differ only in resource keys are one entry, which lists the keys', () => {
    const answers = (name: string, address: string) => finding({ message: `the deployment ${name} answers again`, address });
    const result = review(
      stack('a', 'x', { chat: `{${CHAT}}` }, answers('chat', CHAT)),
      stack('b', 'x', { assist: `{${ASSIST}}` }, answers('assist', ASSIST)),
    );
    expect(inShort(result)).toEqual(['the deployment … answers again: a-x b-x']);
    expect(markdown(result)).toContain(`  <br>\`${CHAT}\` in \`a-x\`\n  <br>\`${ASSIST}\` in \`b-x\`\n`);
  });

  test('about two resources of one stack stay two entries', () => {
    const answers = (name: string, address: string) => finding({ message: `the deployment ${name} answers again`, address });
    const names = { chat: `{${CHAT}}`, assist: `{${ASSIST}}` };
    const both = [answers('chat', CHAT), answers('assist', ASSIST)];
    const result = review(stack('a', 'x', names, ...both), stack('b', 'x', names, ...both));
    expect(inShort(result)).toEqual([
      'the deployment chat answers again: a-x b-x',
      'the deployment assist answers again: a-x b-x',
    ]);
  });

  test('that differ only in values are one entry with every value', () => {
    const opened = (after: string) => finding({ message: 'further addresses are allowed', attribute: 'ip_rules', after });
    const result = review(stack('a', 'x', {}, opened('10.0.0.0/8')), stack('b', 'x', {}, opened('0.0.0.0/0')));
    expect(inShort(result)).toEqual(['further addresses are allowed: a-x b-x']);
    expect(markdown(result)).toContain('  <br>`ip_rules`\n  <br>`10.0.0.0/8` in `a-x`\n  <br>`0.0.0.0/0` in `b-x`\n');
    expect(reviewReport(result)).toContain('  ip_rules\n  10.0.0.0/8 in a-x\n  0.0.0.0/0 in b-x\n  in 2 stacks: a-x, b-x\n');
  });

  test.each([
    ['another rule', { rule: 'models/lifecycle' }],
    ['another attribute', { attribute: 'sku.name' }],
    ['another message', { message: 'something else changes' }],
    ['another kind of resource', { address: NAME }],
    ['a prediction', { predicted: true as const }],
  ])('stay separate if one has %s', (_, other) => {
    const base = { address: CHAT, attribute: 'version' };
    expect(
      inShort(review(stack('a', 'x', {}, finding(base)), stack('b', 'x', {}, finding({ ...base, ...other })))),
    ).toHaveLength(2);
  });

  test('list all stacks if they are high, and only some if they are notices', () => {
    const stacks = (severity: 'high' | 'notice') =>
      markdown(review(...Array.from({ length: 30 }, (_, i) => stack('a', `x${i}`, {}, finding({ severity })))));
    expect(stacks('high')).toContain('- **Something changes** in 30 stacks: [`a-x0`]');
    expect(stacks('high')).toContain('`a-x28`, `a-x29`\n');
    expect(stacks('notice')).toContain(' and 22 more');
  });
});

test('annotations have a finding of several stacks once, in descending order of severity', () => {
  const result = review(
    stack('a', 'x', {}, finding({ message: 'two', severity: 'notice' }), finding({ message: 'one' })),
    stack('b', 'x', {}, finding({ message: 'one' })),
  );
  expect(githubFormat(reviewFindings(result, () => ''))).toBe(
    '::warning file=generated/a/x/cdk.tf.json,line=1,endLine=1,title=high%3A models/version::one%0Ain a-x, b-x%0AAnswers change.\n' +
      '::notice file=generated/a/x/cdk.tf.json,line=1,endLine=1,title=notice%3A models/version::two%0AAnswers change.\n',
  );
});

test('stacks in which only versions changed have one finding together, with a place in each', () => {
  const version = finding({ rule: 'versions/provider', severity: 'notice', message: 'azurerm changes from 4.80.0 to 4.81.0' });
  const only = (environment: string) => ({ ...stack(environment, 'x', {}, version), onlyVersions: true });
  const { findings } = reviewFindings(review(only('a'), only('b')), () => '');
  expect(findings).toEqual([
    {
      ...{ severity: 'notice', grade: 'notice', rule: 'versions/provider', why: 'Answers change.' },
      ...{ message: 'only versions changed: azurerm changes from 4.80.0 to 4.81.0', stacks: ['a-x', 'b-x'] },
      places: [
        { subject: 'a-x', file: 'generated/a/x/cdk.tf.json', line: 1 },
        { subject: 'b-x', file: 'generated/b/x/cdk.tf.json', line: 1 },
      ],
      id: '0123456789 0123456789',
    },
  ]);
});

test('a fleet whose endpoints are all replaced has one entry for that, although their names differ', () => {
  const environments = ['red', 'green', 'blue', 'black'];
  const side = (over: object) => ({
    prod: null,
    environments: Object.fromEntries(
      environments.map((name, i) => [
        name,
        {
          subscriptionId: `0000000${i}-2222-4222-8222-222222222222`,
          regions: { swedencentral: { network: { addressSpace: `10.${i}.0.0/24` } } },
          ...over,
        },
      ]),
    ),
  });
  const result = reviewOf('fleet', { before: side({}), after: side({ names: { networkInterface: 'nic-new' } }) });
  const groups = groupsOf(result, 'high').filter(({ finding: { rule } }) => rule === 'network/endpoint-window');
  expect(groups.map(({ stacks }) => stacks.map(({ environment }) => environment).sort())).toEqual([[...environments].sort()]);
  expect(groups[0]?.message).toMatch(/^the private endpoint … is deleted and created again/);
  expect(new Set(groups[0]?.members.map((member) => member.finding.message)).size).toBe(4);
});

describe('templates', () => {
  test('replace whole names with placeholders, the longest first', () => {
    const template = templateOf(
      new Map([
        ['prod', '{environment}'],
        ['rg-prod', '{rg}'],
        ['a.b', '{dotted}'],
      ]),
    );
    expect(template('rg-prod of prod, rg-prod-2, product, a.b, axb')).toBe(
      '{rg} of {environment}, rg-prod-2, product, {dotted}, axb',
    );
  });

  test('leave out the keys of resources', () => {
    expect(withoutKeys(`${CHAT} and {azapi_resource.a-b}`)).toBe('azurerm_cognitive_deployment and {azapi_resource}');
  });

  test.each([
    [['a b c', 'a x c'], 'a … c'],
    [['a b c d', 'a x y d'], 'a … d'],
    [['a', 'a'], 'a'],
    [['a b', 'a b c'], 'a b'],
  ])('%j have in common %j', (texts, common) => {
    expect(commonWords(texts)).toBe(common);
  });
});
