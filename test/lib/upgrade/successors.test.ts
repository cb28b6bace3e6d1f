import type { Deployed } from '../../../lib/upgrade/deployed';
import { successorsOf } from '../../../lib/upgrade/successors';
import { written } from '../../support/written';

const file = (deployment: string, { regions = 'swedencentral:', residency = '{ dataZone: EU }' } = {}) => `
environment: dev
workload: assistants
subscriptionId: 11111111-1111-1111-1111-111111111111
residency: ${residency}
homeRegion: swedencentral
deployments: { chat: { ${deployment}, capacity: 15 } }
regions: { ${regions} }
network: { addressSpace: 10.1.0.0/24 }
`;

function choiceOf(deployment: string, today = '2026-11-30', options: Parameters<typeof file>[1] = {}) {
  const { fleet } = written({ dev: file(deployment, options) });
  const deployed = fleet.stamps.flatMap((stamp): Deployed[] =>
    stamp.value.deployments.map((each) => ({ stamp, deployment: each })),
  );
  const [first, ...others] = deployed;
  if (!first) throw new Error('there is no deployment');
  const { fitting, rejected, others: more, otherSkus } = successorsOf([first, ...others], today);
  return {
    fitting: fitting.map(({ model, version }) => `${model} ${version}`),
    rejected: new Map(rejected.map(({ model, version, because }) => [`${model} ${version}`, because])),
    others: more.map(({ model }) => model),
    otherSkus: otherSkus.map(({ model, skus }) => [model, ...skus].join(' ')),
  };
}

const GPT5 = 'model: gpt-5, version: "2025-08-07", sku: DataZoneStandard';

test('takes the same line, the latest retirement first', () => {
  const { fitting, rejected, others } = choiceOf(GPT5);
  expect(fitting).toEqual(['gpt-5.6-sol 2026-07-09', 'gpt-5.5 2026-04-24', 'gpt-5.4 2026-03-05', 'gpt-5.1 2025-11-13']);
  expect(rejected.get('gpt-4.1 2025-04-14')).toBe('its stage is Deprecated');
  expect(others).toContain('gpt-5.4-mini');
  expect(others).not.toContain('gpt-5.3-codex');
});

test('takes the replacement that Microsoft names first, if it stays for half a year', () => {
  const gpt4o = 'model: gpt-4o, version: "2024-11-20", sku: DataZoneStandard';
  expect(choiceOf(gpt4o, '2026-11-15').fitting[0]).toBe('gpt-5.1 2025-11-13');
  expect(choiceOf(gpt4o, '2027-01-15').fitting[0]).toBe('gpt-5.6-sol 2026-07-09');
});

test('takes only what every region offers, and says where it is not offered', () => {
  const { fitting, rejected } = choiceOf(GPT5.replace('DataZoneStandard', 'ProvisionedManaged'), '2026-11-30', {
    residency: 'region',
  });
  expect(fitting).toEqual([]);
  expect(rejected.get('gpt-5.6-sol 2026-07-09')).toBe(
    'gpt-5.6-sol 2026-07-09 is not offered as ProvisionedManaged in swedencentral (as of 2026-07-30)',
  );
});

test('names other deployment types within the residency', () => {
  const standard = 'model: gpt-5.1, version: "2025-11-13", sku: Standard';
  const skusOf = (residency: string) =>
    choiceOf(standard, '2027-03-01', { residency }).otherSkus.filter((text) => text.startsWith('gpt-5.6-sol'));
  expect(skusOf('{ dataZone: EU }')).toEqual(['gpt-5.6-sol DataZoneStandard']);
  expect(skusOf('global')).toEqual(['gpt-5.6-sol DataZoneStandard GlobalStandard']);
  expect(skusOf('region')).toEqual([]);
});

test('takes a version of the same model before another model', () => {
  const audio = 'model: gpt-audio-mini, version: "2025-10-06", sku: GlobalStandard';
  expect(choiceOf(audio, '2026-11-30', { residency: 'global' }).fitting).toEqual(['gpt-audio-mini 2025-12-15']);
});

test('takes no other embedding model, because its vectors are others', () => {
  const embeddings = 'model: text-embedding-ada-002, version: "1", sku: Standard';
  const { fitting, others } = choiceOf(embeddings, '2026-11-30', { residency: 'region', regions: 'southcentralus: { }' });
  expect(fitting).toEqual([]);
  expect(others).toEqual([]);
});

test('takes only sizes of provisioned throughput that are sold', () => {
  const provisioned = (capacity: number) => {
    const text = file('model: gpt-5.1, version: "2025-11-13", sku: DataZoneProvisionedManaged').replace(
      '15 }',
      `${capacity} }`,
    );
    const [stamp] = written({ dev: text }).fleet.stamps;
    const [deployment] = stamp?.value.deployments ?? [];
    if (!stamp || !deployment) throw new Error('there is no deployment');
    return successorsOf([{ stamp, deployment }], '2027-03-01');
  };
  expect(provisioned(20).fitting.map(({ model }) => model)).toContain('gpt-5.6-sol');
  expect(provisioned(17).rejected.find(({ model }) => model === 'gpt-5.6-sol')?.because).toBe(
    'gpt-5.6-sol as DataZoneProvisionedManaged has at least 15 PTU in steps of 5, and the deployment has 17: change that first',
  );
});

test('finds what follows a model that the catalogue no longer has', () => {
  expect(choiceOf('model: gpt-4-turbo, version: "1", sku: DataZoneStandard').fitting[0]).toBe('gpt-5.4 2026-03-05');
});
