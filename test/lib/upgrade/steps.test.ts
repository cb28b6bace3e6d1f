import type { UpgradeQuestion } from '../../../lib/upgrade/steps';
import { after, inShort, steps } from '../../support/upgrade-steps';

const PROD = `environment: prod
workload: assistants
subscriptionId: 22222222-2222-2222-2222-222222222222
residency: { dataZone: EU }
homeRegion: swedencentral

deployments:
  # The main one
  chat: { model: gpt-5, version: "2025-08-07", sku: DataZoneStandard, capacity: 100 } # for all
  embedding: { model: text-embedding-3-large, version: "1", sku: DataZoneStandard, capacity: 50 }

regions:
  swedencentral: { network: { addressSpace: 10.20.0.0/24 } }
  germanywestcentral:
    network: { addressSpace: 10.20.1.0/24 }
    deployments: { chat: { capacity: 50 } } # less
`;

const GPT_5 = 'chat: { model: gpt-5, version: "2025-08-07", sku: DataZoneStandard, capacity: 100 }';

/** The lines of a text that another one does not have. */
const inserted = (before: string, text: string) => text.split('\n').filter((line) => !before.split('\n').includes(line));

describe('a standard deployment', () => {
  test('gets a successor beside it, in each layer that has settings of it', () => {
    expect(steps({ prod: PROD }).map((step) => [...inShort(step), step.stamps, step.layer])).toEqual([
      ['chat', 'add', 'gpt-5.6-sol', ['prod-germanywestcentral', 'prod-swedencentral'], 'environments/prod.yaml'],
    ]);
    const { prod = '' } = after({ prod: PROD });
    expect(inserted(PROD, prod)).toEqual([
      '  chat-2: { model: gpt-5.6-sol, version: "2026-07-09", sku: DataZoneStandard, capacity: 100, replaces: chat }',
      '    deployments: { chat: { capacity: 50 }, chat-2: { capacity: 50 } } # less',
    ]);
  });

  test('is removed only after the successor is in generated/, and only on demand', () => {
    const both = after({ prod: PROD });
    const there = { isGenerated: () => true };
    expect(steps(both).map(inShort)).toEqual([['chat', 'deploy', 'gpt-5.6-sol']]);
    expect(steps(both, { remove: 'all' }).map(inShort)).toEqual([['chat', 'deploy', 'gpt-5.6-sol']]);
    expect(steps(both, there).map(inShort)).toEqual([['chat', 'move', 'gpt-5.6-sol']]);
    const onlyOne: Partial<UpgradeQuestion> = { isGenerated: (stamp) => stamp === 'prod-swedencentral', remove: 'all' };
    expect(steps(both, onlyOne).map(inShort)).toEqual([['chat', 'deploy', 'gpt-5.6-sol']]);
    expect(steps(both, { ...there, remove: ['search'] }).map(inShort)).toEqual([['chat', 'move', 'gpt-5.6-sol']]);
    expect(steps(both, { ...there, remove: ['chat'] }).map(inShort)).toEqual([['chat', 'remove', 'gpt-5.6-sol']]);
    const { prod = '' } = after(both, { ...there, remove: 'all' });
    expect(prod).toBe(
      PROD.replace(
        `  ${GPT_5} # for all\n`,
        '  chat-2: { model: gpt-5.6-sol, version: "2026-07-09", sku: DataZoneStandard, capacity: 100 }\n',
      ).replace('{ chat: {', '{ chat-2: {'),
    );
    expect(steps({ prod }, there)).toEqual([]);
  });

  test('waits for a successor that only one region has', () => {
    const own = 'chat-2: { model: gpt-5.4, version: "2026-03-05", sku: DataZoneStandard, capacity: 5, replaces: chat }';
    const prod = PROD.replace(
      'swedencentral: { network: { addressSpace: 10.20.0.0/24 } }',
      `swedencentral: { network: { addressSpace: 10.20.0.0/24 }, deployments: { ${own} } }`,
    );
    const there: Partial<UpgradeQuestion> = { isGenerated: () => true, remove: 'all' };
    expect(steps({ prod }, there).map((step) => [step.kind, 'missing' in step && step.missing])).toEqual([
      ['deploy', ['prod-germanywestcentral']],
    ]);
  });

  test('keeps its other settings, and gets a free key and name', () => {
    const given = PROD.replace(
      GPT_5,
      'chat-7: { name: front, model: gpt-5, version: "2025-08-07", contentFilter: Microsoft.DefaultV2, sku: DataZoneStandard, capacity: 9, alreadyDeployed: true }',
    )
      .replace('chat: { capacity: 50 }', 'chat-7: null')
      .replace('  embedding:', '  chat-8:');
    expect(inserted(given, after({ prod: given })['prod'] ?? '')).toEqual([
      '  chat-9: { name: front-9, model: gpt-5.6-sol, version: "2026-07-09", contentFilter: Microsoft.DefaultV2, sku: DataZoneStandard, capacity: 9, replaces: chat-7 }',
      '    deployments: { chat-7: null, chat-9: null } # less',
    ]);
  });

  test.each([
    ['chat', 'chat-2'],
    ['gpt-5', 'gpt-5.6-sol'],
    ['gpt-41', 'gpt-41-2'],
    ['gpt-4.1', 'gpt-4.1-2'],
    ['chat-9', 'chat-10'],
  ])('with the key %s gets a successor with the key %s', (key, expected) => {
    const [step] = steps({ prod: PROD.replaceAll('chat:', `${key}:`) });
    expect(step && 'successor' in step && step.successor).toBe(expected);
  });

  test('is changed in the defaults if they define it, for all environments', () => {
    const defaults = `deployments: { ${GPT_5} }\n`;
    const own = PROD.replace(/^ {2}chat: .*\n/m, '');
    const dev = own.replaceAll('prod', 'dev').replaceAll('10.20', '10.30');
    const [step, ...others] = steps({ defaults, dev, prod: own });
    expect(others).toEqual([]);
    expect([step?.layer, step?.stamps.length]).toEqual(['environments/defaults.yaml', 4]);
    const changed = after({ defaults, dev, prod: own });
    expect(changed['defaults']).toBe(
      `deployments: { ${GPT_5}, chat-2: { model: gpt-5.6-sol, version: "2026-07-09", sku: DataZoneStandard, capacity: 100, replaces: chat } }\n`,
    );
    expect(changed['dev']).toContain('deployments: { chat: { capacity: 50 }, chat-2: { capacity: 50 } } # less');
  });

  test('is refused if a stamp would inherit a successor that is not its own', () => {
    const other = PROD.replace('chat: { capacity: 50 }', 'chat: { model: gpt-5.4, version: "2026-03-05" }');
    expect(steps({ prod: other })).toMatchObject([
      {
        kind: 'refused',
        because: 'prod-germanywestcentral sets another model for it, and would inherit the successor as well',
        ...{ rejected: [], others: [], otherSkus: [] },
      },
    ]);
    const swapped = PROD.replace('model: gpt-5, version: "2025-08-07"', 'model: gpt-5.4, version: "2026-03-05"').replace(
      'chat: { capacity: 50 }',
      'chat: { model: gpt-5, version: "2025-08-07" }',
    );
    expect(steps({ prod: swapped }).map((step) => 'because' in step && step.because)).toEqual([
      'environments/prod.yaml has settings of it, and environments/prod.yaml, germanywestcentral sets its model, so a successor would not inherit the same settings',
    ]);
  });

  test('gets the model that a person chooses, also one of another line', () => {
    expect(steps({ prod: PROD }, { to: 'gpt-5.4' }).map(inShort)).toEqual([['chat', 'add', 'gpt-5.4']]);
    expect(steps({ prod: PROD }, { to: 'gpt-5.4-mini' }).map(inShort)).toEqual([['chat', 'add', 'gpt-5.4-mini']]);
  });

  test.each([
    ['gpt-4.1', 'gpt-4.1 cannot follow it', ['gpt-4.1: its stage is Deprecated']],
    ['gpt-image-2', 'gpt-image-2 cannot follow it', ['gpt-image-2: its purpose is image, and that of gpt-5 is chat']],
    ['gpt-5', 'gpt-5 has no other version than the deployed one', []],
  ])('is refused with the reasons against %s if a person chooses it', (to, because, reasons) => {
    const [step] = steps({ prod: PROD }, { to });
    if (step?.kind !== 'refused') throw new Error('it is not refused');
    expect([step.because, step.rejected.map(({ model, because: reason }) => `${model}: ${reason}`)]).toEqual([
      because,
      reasons,
    ]);
    expect([step.others, step.otherSkus]).toEqual([[], []]);
  });

  test('is left alone before its time, and in other stamps', () => {
    expect(steps({ prod: PROD }, { within: 20 })).toEqual([]);
    expect(steps({ prod: PROD }, { within: 25 })).toHaveLength(1);
    expect(steps({ prod: PROD }, { stamps: ['prod-uksouth'] })).toEqual([]);
  });
});

test('a model that is retired without a known day is due at once', () => {
  const old = PROD.replace('model: gpt-5, version: "2025-08-07"', 'model: gpt-4-turbo, version: "2024-04-09"');
  expect(steps({ prod: old }, { within: 0 }).map(inShort)).toEqual([['chat', 'replace', 'gpt-5.4']]);
});

test('a deployment is replaced in one step from the day of its retirement, and not before', () => {
  const old = PROD.replace(
    'model: gpt-5, version: "2025-08-07"',
    'model: o4-mini, version: "2025-04-16", alreadyDeployed: true',
  )
    .replace('{ dataZone: EU }', 'global')
    .replaceAll('DataZoneStandard', 'GlobalStandard');
  const kinds = (today: string) => steps({ prod: old }, { today }).map(({ kind, isRetired }) => [kind, isRetired]);
  expect(kinds('2026-11-18')).toEqual([['add', false]]);
  expect(kinds('2026-11-19')).toEqual([['replace', true]]);
});

describe('the quota', () => {
  const quota = (limits: string) => ({ defaults: `quota: { limits: { ${limits} } }\n`, prod: PROD });

  test('decides for the next best model if that has room', () => {
    const files = quota('gpt-5.6-sol: { DataZoneStandard: 99 }, gpt-5.5: { DataZoneStandard: 100 }');
    expect(steps(files).map(inShort)).toEqual([['chat', 'add', 'gpt-5.5']]);
  });

  test('makes the successor smaller if no model has room for all of it', () => {
    const models = ['gpt-5.6-sol', 'gpt-5.5', 'gpt-5.4', 'gpt-5.2', 'gpt-5.1'];
    const files = quota(models.map((model) => `${model}: { DataZoneStandard: 40 }`).join(', '));
    const { prod = '' } = after(files);
    expect(inserted(PROD, prod)).toEqual([
      '  chat-2: { model: gpt-5.6-sol, version: "2026-07-09", sku: DataZoneStandard, capacity: 40, replaces: chat }',
      '    deployments: { chat: { capacity: 50 }, chat-2: { capacity: 20 } } # less',
    ]);
    const none = quota(models.map((model) => `${model}: { DataZoneStandard: 0 }`).join(', '));
    expect(steps(none).map((step) => 'because' in step && step.because)).toEqual([
      'the declared quota has no room for gpt-5.6-sol or gpt-5.5 or gpt-5.4 beside it',
    ]);
  });

  test('is counted for all steps together', () => {
    const two = PROD.replace('  embedding:', `  ${GPT_5.replace('chat', 'search')}\n  embedding:`);
    const files = { ...quota('gpt-5.6-sol: { DataZoneStandard: 150 }'), prod: two };
    expect(steps(files).map(inShort)).toEqual([
      ['chat', 'add', 'gpt-5.6-sol'],
      ['search', 'add', 'gpt-5.5'],
    ]);
  });
});

describe('in place', () => {
  test('changes the version of a model that has a later one', () => {
    const audio = 'model: gpt-audio-mini, version: "2025-12-15", sku: GlobalStandard';
    const prod = PROD.replace(
      'model: gpt-5, version: "2025-08-07", sku: DataZoneStandard',
      audio.replace('2025-12-15', '2025-10-06'),
    )
      .replace('{ dataZone: EU }', 'global')
      .replace(/ {2}germanywestcentral[^]*/, '')
      .replace('capacity: 100', 'capacity: 100, alreadyDeployed: true');
    const later = { today: '2026-11-30', within: 180 };
    expect(steps({ prod }, later).map(inShort)).toEqual([['chat', 'in-place', 'gpt-audio-mini']]);
    expect(after({ prod }, later)['prod']).toBe(
      prod.replace('2025-10-06', '2025-12-15').replace(', alreadyDeployed: true', ''),
    );
  });

  test('changes the model of a provisioned deployment, and keeps its name', () => {
    const prod = PROD.replace('DataZoneStandard, capacity: 100', 'DataZoneProvisionedManaged, capacity: 100');
    expect(steps({ prod }).map(inShort)).toEqual([['chat', 'in-place', 'gpt-5.6-sol']]);
    expect(after({ prod })['prod']).toBe(
      prod.replace('model: gpt-5, version: "2025-08-07"', 'model: gpt-5.6-sol, version: "2026-07-09"'),
    );
    const files = { defaults: 'quota: { limits: { gpt-5.6-sol: { DataZoneProvisionedManaged: 99 } } }\n', prod };
    expect(steps(files).map(inShort)).toEqual([['chat', 'in-place', 'gpt-5.5']]);
  });
});
