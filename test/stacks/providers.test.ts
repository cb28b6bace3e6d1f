import { stringify } from 'yaml';
import { synthesize } from '../../cli/synthesize';
import { configurationIn, fleetOf } from '../support/project';

const TRIED = { azapi: '2.12.0', azurerm: '4.81.0' };

const environment = (name: string, address: string, rest: object = {}) =>
  stringify({
    environment: name,
    workload: 'desk',
    subscriptionId: '00000000-0000-0000-0000-000000000001',
    residency: { dataZone: 'EU' },
    state: {
      resourceGroup: 'rg-tfstate',
      storageAccount: 'sttfstate',
      container: name,
      create: { location: 'swedencentral', replication: 'ZRS' },
    },
    regions: { swedencentral: { network: { addressSpace: address } } },
    ...rest,
  });

/** The versions of the providers of a stack, by their names. */
function pinned(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  const { terraform } = configurationIn(synthesize(fleetOf(files)), folder);
  const providers = terraform['required_providers'] as Record<string, { readonly version: string }>;
  return Object.fromEntries(Object.entries(providers).map(([name, { version }]) => [name, version]));
}

const NEWER = { providers: { azurerm: '4.80.0', azapi: '2.13.0' } };

test('all stacks pin the versions that the kit is tested with', () => {
  const files = { dev: environment('dev', '10.0.0.0/24') };
  expect(pinned('dev/swedencentral', files)).toEqual(TRIED);
  expect(pinned('dev/environment', files)).toEqual({ azurerm: TRIED.azurerm });
  expect(pinned('state/sttfstate', files)).toEqual({ azurerm: TRIED.azurerm });
});

test('an environment can pin other versions, and omitted ones keep the default', () => {
  const files = { dev: environment('dev', '10.0.0.0/24', NEWER) };
  expect(pinned('dev/swedencentral', files)).toEqual(NEWER.providers);
  expect(pinned('dev/environment', files)).toEqual({ azurerm: '4.80.0' });
  expect(pinned('dev/swedencentral', { dev: environment('dev', '10.0.0.0/24', { providers: { azurerm: '4.80.0' } }) })).toEqual(
    {
      ...TRIED,
      azurerm: '4.80.0',
    },
  );
});

test('a storage account for states pins the versions that its environments agree on', () => {
  const [dev, prod] = [environment('dev', '10.0.0.0/24', NEWER), environment('prod', '10.0.1.0/24', NEWER)];
  expect(pinned('state/sttfstate', { dev, prod })).toEqual({ azurerm: '4.80.0' });
  expect(pinned('state/sttfstate', { dev, prod: environment('prod', '10.0.1.0/24') })).toEqual({ azurerm: TRIED.azurerm });
});
