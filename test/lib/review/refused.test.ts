import { review } from '../../../lib/review/review';
import { TODAY } from '../../support/root';
import type { Over } from '../../support/review-edits';
import { found, resource, stacks } from '../../support/review-edits';

const refused = (before: Over, after: Over) => found(before, after).filter((each) => each.includes('refused/'));

/** The findings of a rule, with their addresses. */
const messagesOf = (id: string, before: Over, after: Over): string[] =>
  review(stacks(before), stacks(after), { today: TODAY }).stacks.flatMap(({ findings }) =>
    findings.filter(({ rule }) => rule === id).map(({ address, message }) => `${address}: ${message}`),
  );

const filter = (key: string, name: string) => resource('azapi_resource', `account_filter_${key}`, { name });
const both = (one: string, other: string): Over => ({
  resource: { azapi_resource: { account_filter_strict: { name: one }, account_filter_documents: { name: other } } },
});

describe('a name that another resource has until the end of the apply', () => {
  test('is found if it moves from one filter to another', () => {
    expect(messagesOf('refused/same-name', {}, both('documents', 'papers'))).toEqual([
      expect.stringMatching(
        /^azapi_resource\.account_filter_strict: .* azapi_resource\.account_filter_documents has .* third name/,
      ),
    ]);
  });

  test('is compared without case', () => {
    expect(refused({}, filter('strict', 'STRICT'))).toEqual(['critical refused/same-name']);
  });

  test('is not found if no resource has the name', () => {
    expect(refused({}, both('strict-2', 'documents-2'))).toEqual([]);
  });
});

describe('protection', () => {
  const account = (attributes: Over) => resource('azurerm_cognitive_account', 'account', attributes);
  const off = { lifecycle: { prevent_destroy: false } };

  test('refuses nothing if it was off before', () => {
    expect(refused(account(off), account({ ...off, name: 'another', custom_subdomain_name: 'another' }))).toEqual([]);
  });

  test('refuses according to the new configuration, even if it was off before', () => {
    expect(refused(account(off), account({ name: 'another', custom_subdomain_name: 'another' }))).toEqual([
      'critical refused/protected',
    ]);
  });

  test('is lost with the block of a removed resource', () => {
    const gone = resource('azurerm_log_analytics_workspace', 'diagnostics_workspace', null);
    const workspace = resource('azurerm_log_analytics_workspace', 'diagnostics_workspace', off);
    expect(refused({}, gone)).toEqual(['critical refused/protection-dropped']);
    expect(found(workspace, gone)).toContain('critical destruction/resource');
    expect(refused(workspace, gone)).toEqual([]);
  });
});

test('a second prefix of a subnet in use is accepted', () => {
  const subnet = (...prefixes: string[]) =>
    resource('azapi_resource', 'network_private_endpoints', {
      body: { properties: { addressPrefix: null, addressPrefixes: prefixes } },
    });
  expect(refused({}, subnet('10.20.0.0/27', '10.20.0.32/27'))).toEqual([]);
  expect(refused({}, subnet('10.20.0.0/26'))).toEqual(['critical refused/subnet-in-use']);
});

test('a private endpoint that is replaced is reported once', () => {
  const endpoint = resource('azurerm_private_endpoint', 'account_private_endpoint', { name: 'pep-new' });
  expect(found({}, endpoint)).toEqual(['high network/endpoint-window']);
});

test('an endpoint that is replaced in the change to Azure Policy is in no zone until the policy registers it', () => {
  const lifecycle = { ignore_changes: ['private_dns_zone_group'] };
  const endpoint = (attributes: Over) => resource('azurerm_private_endpoint', 'account_private_endpoint', attributes);
  const left = { private_dns_zone_group: null, lifecycle };
  expect(found({}, endpoint({ ...left, name: 'pep-new' }))).toEqual([
    'high exposure/name-registration',
    'high network/endpoint-window',
  ]);
  expect(found({}, endpoint(left))).toEqual(['notice exposure/name-registration']);
});

test('a subnet that is a block of its network is in use as well', () => {
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
