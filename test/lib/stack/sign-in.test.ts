import { destinationsIn, identityIn } from '../../../lib/stack/facts/sign-in';
import { writtenSecretsOf } from '../../../lib/stack/facts/written-secrets';

/** All arguments of azurerm 4.81.0 and azapi 2.12.0 that are texts, switches or lists, and one that neither has. */
const ARGUMENTS = `ado_pipeline_service_connection_id always_acquire_policy_token auxiliary_tenant_ids client_certificate
client_certificate_password client_certificate_path client_id client_id_file_path client_secret client_secret_file_path
custom_correlation_request_id default_location default_name default_tags disable_correlation_request_id disable_default_output
disable_instance_discovery disable_terraform_partner_id enable_preflight endpoint environment ignore_no_op_changes
maximum_busy_retry_attempts metadata_host msi_api_version msi_endpoint oidc_azure_service_connection_id oidc_request_token
oidc_request_url oidc_token oidc_token_file_path partner_id preserve_resource_id_casing resource_provider_registrations
resource_providers_to_register skip_provider_registration storage_use_azuread subscription_id tenant_id
use_aks_workload_identity use_cli use_msi use_oidc use_powershell`.split(/\s+/);

const settings = Object.fromEntries(ARGUMENTS.map((name) => [name, 'x']));
const stackOf = (sections: object) => ({ sections: JSON.parse(JSON.stringify(sections)) as Record<string, never> });

describe('the arguments of a provider', () => {
  test('that determine where tokens are sent', () => {
    expect([...destinationsIn(settings).keys()]).toEqual([
      'endpoint',
      'environment',
      'metadata_host',
      'msi_endpoint',
      'oidc_request_url',
    ]);
  });

  test('that determine the identity', () => {
    expect([...identityIn(settings).keys()]).toEqual([
      ...['ado_pipeline_service_connection_id', 'auxiliary_tenant_ids', 'client_certificate_path', 'client_id'],
      ...['client_id_file_path', 'client_secret_file_path', 'oidc_azure_service_connection_id', 'oidc_token_file_path'],
      ...['tenant_id', 'use_aks_workload_identity', 'use_cli', 'use_msi', 'use_oidc'],
    ]);
  });

  test('that are secrets', () => {
    const found = writtenSecretsOf(stackOf({ provider: { azurerm: settings } }));
    expect(found.map(({ path }) => path.replace('provider.azurerm.', ''))).toEqual([
      ...['client_certificate', 'client_certificate_password', 'client_secret', 'oidc_request_token', 'oidc_token'],
    ]);
  });
});

describe('the secrets of a backend', () => {
  test.each<[string, object, string[]]>([
    ['azurerm', { access_key: 'x', sas_token: 'x', client_secret: null, key: 'a' }, ['access_key', 'sas_token']],
    ['s3', { secret_key: 'x', bucket: 'b' }, ['secret_key']],
    ['http', { password: 'x', client_private_key_pem: 'x' }, ['password', 'client_private_key_pem']],
    ['pg', { conn_str: 'x' }, ['conn_str']],
  ])('%s are found', (type, given, expected) => {
    const found = writtenSecretsOf(stackOf({ terraform: { backend: { [type]: given } } }));
    expect(found.map(({ path }) => path)).toEqual(expected.map((name) => `terraform.backend.${type}.${name}`));
  });

  test('of Terraform Cloud are found', () => {
    const found = writtenSecretsOf(stackOf({ terraform: { cloud: { organization: 'o', token: 'x' } } }));
    expect(found.map(({ of, path }) => [of, path])).toEqual([['the backend cloud', 'terraform.cloud.token']]);
  });
});
