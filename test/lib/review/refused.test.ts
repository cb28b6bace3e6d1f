import { review } from '../../../lib/review/review';
import { TODAY } from '../../support/project';
import type { Over } from '../../support/review-edits';
import { found, resource, stacks } from '../../support/review-edits';

const refused = (before: Over, after: Over) => found(before, after).filter((each) => each.includes('refused/'));

/** What a rule says about each address. */
const saidBy = (id: string, before: Over, after: Over): string[] =>
  review(stacks(before), stacks(after), { today: TODAY }).stacks.flatMap(({ findings }) =>
    findings.filter(({ rule }) => rule === id).map(({ address, message }) => `${address}: ${message}`),
  );

const filter = (key: string, name: string) => resource('azapi_resource', `account_filter_${key}`, { name });
const both = (one: string, other: string): Over => ({
  resource: { azapi_resource: { account_filter_strict: { name: one }, account_filter_documents: { name: other } } },
});

describe('a name that something else has until the end of the apply', () => {
  test('is found where it moves on from one filter to the next', () => {
    expect(saidBy('refused/same-name', {}, both('documents', 'papers'))).toEqual([
      expect.stringMatching(
        /^azapi_resource\.account_filter_strict: .* azapi_resource\.account_filter_documents has .* third name/,
      ),
    ]);
  });

  test('is the same in other letters', () => {
    expect(refused({}, filter('strict', 'STRICT'))).toEqual(['critical refused/same-name']);
  });

  test('is not a name that nothing has', () => {
    expect(refused({}, both('strict-2', 'documents-2'))).toEqual([]);
  });
});

describe('protection', () => {
  const account = (attributes: Over) => resource('azurerm_cognitive_account', 'account', attributes);
  const off = { lifecycle: { prevent_destroy: false } };

  test('is no matter where it was off before', () => {
    expect(refused(account(off), account({ ...off, name: 'another', custom_subdomain_name: 'another' }))).toEqual([]);
  });

  test('refuses with the last configuration, whatever it was before', () => {
    expect(refused(account(off), account({ name: 'another', custom_subdomain_name: 'another' }))).toEqual([
      'critical refused/protected',
    ]);
  });

  test('is lost with the block of what is removed', () => {
    const gone = resource('azurerm_log_analytics_workspace', 'diagnostics_workspace', null);
    const workspace = resource('azurerm_log_analytics_workspace', 'diagnostics_workspace', off);
    expect(refused({}, gone)).toEqual(['critical refused/protection-dropped']);
    expect(found(workspace, gone)).toContain('critical destruction/resource');
    expect(refused(workspace, gone)).toEqual([]);
  });
});

test('a second prefix of a subnet in use takes nothing from it', () => {
  const subnet = (...prefixes: string[]) =>
    resource('azurerm_subnet', 'network_private_endpoints', { address_prefixes: prefixes });
  expect(refused({}, subnet('10.20.0.0/27', '10.20.0.32/27'))).toEqual([]);
  expect(refused({}, subnet('10.20.0.0/26'))).toEqual(['critical refused/subnet-in-use']);
});

test('a private endpoint that is replaced is reported once', () => {
  const endpoint = resource('azurerm_private_endpoint', 'account_private_endpoint', { name: 'pep-new' });
  expect(found({}, endpoint)).toEqual(['high network/endpoint-window']);
});

test('an endpoint that is replaced while Azure Policy takes over is in no zone until then', () => {
  const lifecycle = { ignore_changes: ['private_dns_zone_group'] };
  const endpoint = (attributes: Over) => resource('azurerm_private_endpoint', 'account_private_endpoint', attributes);
  const left = { private_dns_zone_group: null, lifecycle };
  expect(found({}, endpoint({ ...left, name: 'pep-new' }))).toEqual([
    'high exposure/name-registration',
    'high network/endpoint-window',
  ]);
  expect(found({}, endpoint(left))).toEqual(['notice exposure/name-registration']);
});

test('a subnet that is written in its network is in use as well', () => {
  const network = (...subnets: unknown[]): Over => ({
    resource: {
      azurerm_virtual_network: { network: { subnet: subnets } },
      azurerm_private_endpoint: {
        account_private_endpoint: { subnet_id: '${tolist(azurerm_virtual_network.network.subnet)[0].id}' },
      },
    },
  });
  const subnet = (prefix: string) => ({ name: 'inner', address_prefixes: [prefix] });
  expect(refused(network(subnet('10.20.0.64/27')), network(subnet('10.20.0.96/27')))).toEqual([
    'critical refused/subnet-in-use',
  ]);
  expect(refused(network(subnet('10.20.0.64/27')), network(subnet('10.20.0.64/27'), subnet('10.20.0.96/27')))).toEqual([]);
});
