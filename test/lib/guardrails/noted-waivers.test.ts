import { overlay } from '../../../lib/resolve/overlay';
import { breachesOf } from '../../../lib/guardrails/breaches';
import { idleNoted, notedWaivers } from '../../../lib/guardrails/noted-waivers';
import { judged } from '../../../lib/guardrails/waiver';
import type { Stack } from '../../../lib/stack/stack';
import { readStack } from '../../../lib/stack/stack';
import { exampleFiles } from '../../support/project';

const FOLDER = 'generated/prod/swedencentral';
const EU = { residency: { dataZone: 'EU' } } as const;
const configuration = exampleFiles('dev-and-prod').get(`${FOLDER}/cdk.tf.json`) ?? '';

/** The stamp with manual changes. */
const over = (edit: unknown): Stack =>
  readStack(FOLDER, new Map([['cdk.tf.json', JSON.stringify(overlay(JSON.parse(configuration), edit))]]));

describe('waivers in the notes of a stack', () => {
  const waiver = { owner: 'platform', reason: 'a trial for a month', expires: '2026-12-31' };
  const waivers = (subject: string, rule: string) => ({ '//': { waivers: { one: { ...waiver, rule, subject } } } });
  const open = { resource: { azurerm_cognitive_account: { account: { public_network_access_enabled: true } } } };
  const global = {
    resource: { azurerm_cognitive_deployment: { account_deployment_chat: { sku: { name: 'GlobalStandard' } } } },
  };
  const moved = { resource: { azurerm_log_analytics_workspace: { diagnostics_workspace: { location: 'eastus2' } } } };
  const archived = {
    resource: {
      azurerm_storage_account: {
        archive: {
          ...{ name: 'starchive', location: 'eastus2', public_network_access_enabled: false },
          ...{ shared_access_key_enabled: false, local_user_enabled: false, allow_nested_items_to_be_public: false },
        },
      },
      azurerm_monitor_diagnostic_setting: {
        archive: {
          ...{ name: 'archive', target_resource_id: '${azurerm_cognitive_account.account.id}' },
          storage_account_id: '${azurerm_storage_account.archive.id}',
        },
      },
    },
  };
  const otherSource = { terraform: { required_providers: { azapi: { source: 'company/azapi' } } } };
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
    [
      'an override in another region',
      open,
      'germanywestcentral/overrides.azurerm_cognitive_account.account',
      'guardrails/public-network',
      1,
    ],
    ['all overrides, which excuses none', open, 'overrides', 'guardrails/public-network', 1],
    ['all overrides of a region, which excuses none', open, 'swedencentral/overrides', 'guardrails/public-network', 1],
    ['a resource of the app', open, 'app.azurerm_cognitive_account.account', 'guardrails/public-network', 0],
    ['another resource', open, 'overrides.azurerm_cognitive_account.other', 'guardrails/public-network', 1],
    ['an address', open, 'azurerm_cognitive_account.account', 'guardrails/public-network', 0],
    ['the place of the account', moved, 'account', 'residency/places', 1],
    ['the place of logs', moved, 'diagnostics.workspaceLocation', 'residency/places', 0],
    ['the place of a storage account that logs go to', archived, 'diagnostics.workspaceLocation', 'residency/places', 0],
    ['the place of a network, which nothing of the stack is', moved, 'network.existing.location', 'residency/places', 1],
    ['a provider', otherSource, 'terraform.required_providers.azapi', 'guardrails/providers', 0],
    ['another provider', otherSource, 'terraform.required_providers.azurerm', 'guardrails/providers', 1],
    ['another guardrail', open, 'overrides.azurerm_cognitive_account.account', 'guardrails/keys', 1],
    ['a setting', global, 'deployments.chat', 'residency/processing', 0],
    ['another setting', global, 'deployments.embedding', 'residency/processing', 1],
  ])('apply to %s', (_, edit, subject, rule, expected) => {
    expect(left(over(overlay(edit, waivers(subject, rule))))).toBe(expected);
  });

  test.each([
    ['the file', 'extraFiles.prod/swedencentral/open_override.tf.json', 0],
    ['another file', 'extraFiles.prod/swedencentral/other_override.tf.json', 1],
    ['a file of the same name in another region', 'extraFiles.prod/germanywestcentral/open_override.tf.json', 1],
    ['a file of the same name in another environment', 'extraFiles.dev/swedencentral/open_override.tf.json', 1],
    ['a file without its folder', 'extraFiles.open_override.tf.json', 1],
  ])('apply to the changes of a file: %s', (_, subject, expected) => {
    const texts = [configuration, JSON.stringify(open)].map((text) => JSON.parse(text) as object);
    const stack = readStack(
      FOLDER,
      new Map([
        ['cdk.tf.json', JSON.stringify(overlay(texts[0], waivers(subject, 'guardrails/public-network')))],
        ['open_override.tf.json', JSON.stringify(texts[1])],
      ]),
    );
    expect(left(stack)).toBe(expected + 1);
  });

  test.each<[string, unknown]>([
    ['no day', { expires: null }],
    ['no real day', { expires: '31.12.2999' }],
    ['no owner', { owner: null }],
    ['no reason', { reason: null }],
  ])('have no effect with %s', (_, edit) => {
    const noted = overlay(waivers('azurerm_cognitive_account.account', 'guardrails/public-network'), {
      '//': { waivers: { one: edit } },
    });
    const stack = over(overlay(open, noted));
    const { broken, invalid } = judged(breachesOf(stack, EU), notedWaivers(stack), '2026-11-23');
    expect([broken.length, invalid.length]).toEqual([1, 1]);
  });

  test('expire after their last day', () => {
    const stack = over(overlay(open, waivers('overrides.azurerm_cognitive_account.account', 'guardrails/public-network')));
    expect([left(stack, '2026-12-31'), left(stack, '2027-01-01')]).toEqual([0, 1]);
  });

  describe('have no effect', () => {
    const subject = 'overrides.azurerm_cognitive_account.account';
    const idle = (edits: readonly unknown[], today = '2026-12-31') => {
      const all = edits.map((edit) => {
        const stack = over(edit);
        return { stack, waived: judged(breachesOf(stack, EU), notedWaivers(stack), today).waived };
      });
      return [...idleNoted(all, today)];
    };
    const noted = (rule: string) => waivers(subject, rule);
    const unused = `the waiver 'one' has no effect: guardrails/keys finds no problem in ${subject}; remove it`;

    test.each<[string, readonly unknown[], string[]]>([
      ['where nothing is wrong in any stack', [noted('guardrails/keys'), noted('guardrails/keys')], [unused]],
      [
        'unless something is wrong in one',
        [noted('guardrails/public-network'), overlay(open, noted('guardrails/public-network'))],
        [],
      ],
      ['as far as guardrails know, of a rule that is no guardrail', [noted('residency/places')], []],
    ])('%s', (_, edits, expected) => {
      expect(idle(edits)).toEqual(expected.map((each) => ['prod-swedencentral', [each]]));
    });

    test('after their last day', () => {
      expect(idle([overlay(open, noted('guardrails/public-network'))], '2027-01-01')).toEqual([
        ['prod-swedencentral', ["the waiver 'one' expired on 2026-12-31"]],
      ]);
    });
  });
});
