import { fleetOf, synthesized } from '../../support/project';

const prod = `
environment: prod
workload: assistants
subscriptionId: 11111111-1111-1111-1111-111111111111
residency: { dataZone: EU }
homeRegion: swedencentral
deployments:
  chat: { model: gpt-5.4, version: "2026-03-05", sku: DataZoneStandard, capacity: 10 }
regions:
  swedencentral:
    network: { addressSpace: 10.0.0.0/24 }
    deployments: { reserved: { model: gpt-5.4, version: "2026-03-05", sku: DataZoneProvisionedManaged, capacity: 50 } }
    differs: [deployments.reserved]
  francecentral: { network: { addressSpace: 10.0.1.0/24 } }
`;

function generated(defaults: string) {
  const files = synthesized(fleetOf({ defaults, prod }));
  return (region: string) => {
    const notes = (JSON.parse(files.get(`generated/prod/${region}/cdk.tf.json`) ?? '') as Record<string, object>)['//'];
    const page = files.get(`generated/prod/${region}/README.md`) ?? '';
    return { notes, said: /^Provisioned throughput: .*$/m.exec(page)?.[0] };
  };
}

test('the page of a stamp says what its provisioned throughput costs', () => {
  const of = generated('prices: { currency: EUR, ptuPerMonth: { DataZoneProvisionedManaged: 212.5, ProvisionedManaged: 1 } }');
  expect(of('swedencentral')).toEqual({
    notes: expect.objectContaining({
      prices: { currency: 'EUR', ptuPerMonth: { DataZoneProvisionedManaged: 212.5 } },
    }) as object,
    said: 'Provisioned throughput: 50 PTU, EUR 10,625 per month, at the prices that the organisation declares. Azure bills it by the hour, used or not, by its own prices.',
  });
});

test('a stamp without provisioned throughput has neither notes nor words about prices', () => {
  const { notes, said } = generated('prices: { currency: EUR, ptuPerMonth: { DataZoneProvisionedManaged: 1 } }')(
    'francecentral',
  );
  expect([Object.hasOwn(notes ?? {}, 'prices'), said]).toEqual([false, undefined]);
});

test('without declared prices, no price is shown', () => {
  const { notes, said } = generated('workload: assistants')('swedencentral');
  expect([Object.hasOwn(notes ?? {}, 'prices'), said]).toEqual([false, undefined]);
});
