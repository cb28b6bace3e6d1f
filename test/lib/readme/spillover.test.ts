import { stringify } from 'yaml';
import { fleetOf, synthesized } from '../../support/project';

const MODEL = { model: 'gpt-5.1', version: '2025-11-13' };
const RESERVED = { ...MODEL, sku: 'ProvisionedManaged', capacity: 50 };
const STANDARD = { ...MODEL, capacity: 20 };

/** The section about deployments on the page of a stamp. */
function sectionWith(deployments: object): string {
  const environment = {
    ...{ environment: 'dev', workload: 'assistants', subscriptionId: '11111111-1111-1111-1111-111111111111' },
    ...{ residency: { dataZone: 'EU' }, dns: { mode: 'stamp' }, deployments },
    regions: { swedencentral: { network: { addressSpace: '10.0.0.0/24' } } },
  };
  const page = synthesized(fleetOf({ dev: stringify(environment) })).get('generated/dev/swedencentral/README.md') ?? '';
  return /## Deployments\n\n([^]*?)\n## /.exec(page)?.[1] ?? '';
}

test('names the deployment that gets the requests, and the headers that show it', () => {
  const section = sectionWith({
    chat: { ...RESERVED, spillover: 'overflow' },
    overflow: { ...STANDARD, sku: 'Standard', name: 'chat-standard' },
  });
  expect(section).toContain('| 50 PTU                   | `chat-standard` |');
  expect(section).toContain('Azure sends requests on from `chat` to `chat-standard`.');
  expect(section).toContain('`x-ms-spillover-from-deployment`');
});

test('names what callers can choose in a header, and marks more places', () => {
  const section = sectionWith({
    chat: RESERVED,
    region: { ...STANDARD, sku: 'Standard' },
    zone: { ...STANDARD, sku: 'DataZoneStandard' },
    other: { ...STANDARD, sku: 'DataZoneStandard', model: 'gpt-5.4', version: '2026-03-05' },
  });
  expect(section).not.toContain('Spillover to');
  expect(section).toContain(
    'Azure refuses requests that exceed the capacity of `chat`, unless the caller names another deployment in the request header `x-ms-spillover-deployment`: `region` or `zone` (**processed in the EU data zone**).',
  );
});

test('says nothing about spillover without provisioned deployments', () => {
  expect(sectionWith({ chat: { ...STANDARD, sku: 'DataZoneStandard' } })).not.toMatch(/spillover/i);
});
