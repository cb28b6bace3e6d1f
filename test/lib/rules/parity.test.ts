import { problemsOf } from '../../support/project';

const CHAT = '{ model: gpt-5.4, version: "2026-03-05", sku: DataZoneStandard, capacity: 1, contentFilter: strict }';

/** Regions of one environment, with the settings of each in addition to its addresses. */
const regions = (more: Readonly<Record<string, string>>) => ({
  dev: `
environment: dev
workload: assistants
subscriptionId: 11111111-1111-1111-1111-111111111111
residency: { dataZone: EU }
homeRegion: swedencentral
contentFilters: { strict: { mode: blocking } }
deployments: { chat: ${CHAT} }
access: { app: { principalId: 11111111-1111-1111-1111-111111111111, principalType: Group, role: inference } }
regions:
${Object.entries(more)
  .map(([region, text], i) => `  ${region}: { network: { addressSpace: 10.0.${i}.0/24 }${text} }`)
  .join('\n')}
`,
});

const differences = (more: Readonly<Record<string, string>>) =>
  problemsOf(regions(more)).filter((problem) => problem.startsWith('parity/'));

describe('regions of one environment', () => {
  test('can differ in capacity and addresses', () => {
    expect(differences({ swedencentral: '', francecentral: ', deployments: { chat: { capacity: 9 } }' })).toEqual([]);
  });

  test('can write the same filter in another way', () => {
    const harm = (name: string) => `${name}: { prompt: low-and-above, completion: low-and-above }`;
    const written = `, contentFilters: { strict: { preset: strict, harms: { ${harm('hate')} }, basePolicy: Microsoft.DefaultV2 } }`;
    expect(differences({ swedencentral: '', francecentral: written })).toEqual([]);
  });

  test.each([
    ['name', ', deployments: { chat: { name: talk } }', 'deployments.chat'],
    ['sku', ', deployments: { chat: { sku: DataZoneProvisionedManaged, capacity: 15 } }', 'deployments.chat'],
    ['filter', ', contentFilters: { strict: { mode: asynchronous } }', 'contentFilters.strict'],
    ['role', ', access: { app: { role: auditor } }', 'access.app'],
  ])('differ when one has another %s', (_, text, name) => {
    expect(differences({ swedencentral: '', germanywestcentral: '', polandcentral: text })).toEqual([
      `parity/regions: ${name} differs between polandcentral and germanywestcentral`,
    ]);
  });

  test('are compared with the majority, not with the first', () => {
    const other = ', access: { app: { role: auditor } }';
    expect(differences({ francecentral: other, swedencentral: '', germanywestcentral: '' })).toEqual([
      'parity/regions: access.app differs between francecentral and germanywestcentral',
    ]);
  });

  test('of two regions, the one without a value is reported', () => {
    expect(differences({ francecentral: ', access: { app: null }', swedencentral: '' })).toEqual([
      'parity/regions: access.app is missing in francecentral, but exists in swedencentral',
    ]);
  });

  test('can differ if one of them declares it', () => {
    const missing = { francecentral: ', access: { app: null }, differs: [access.app]', swedencentral: '' };
    expect(differences(missing)).toEqual([]);
    expect(differences({ francecentral: ', access: { app: null }', swedencentral: ', differs: [access.app]' })).toEqual([]);
  });

  test('cannot keep a declaration that no longer applies', () => {
    expect(differences({ francecentral: ', differs: [access.app]', swedencentral: '' })).toEqual([
      "parity/regions: 'access.app' does not differ between the regions of dev",
    ]);
  });

  test('are not compared with those of another environment', () => {
    const { dev } = regions({ swedencentral: '' });
    const prod = dev
      .replace('environment: dev', 'environment: prod')
      .replace('10.0.0.0', '10.1.0.0')
      .replace('role: inference', 'role: auditor')
      .replace('11111111-', '22222222-');
    expect(problemsOf({ dev, prod })).toEqual([]);
  });
});
