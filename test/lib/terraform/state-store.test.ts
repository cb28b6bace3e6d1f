import { TerraformOutput } from 'cdktf';
import type { StateStoreProps } from '../../../lib/terraform/state-store';
import { StateStore } from '../../../lib/terraform/state-store';
import { at, configurationOf, emptyStack } from '../../support/terraform';

const storeWith = (props: Partial<StateStoreProps> = {}) => {
  const { stack, resourceGroup } = emptyStack();
  const store = new StateStore(stack, 'account', {
    name: 'sttest',
    resourceGroup,
    replication: 'ZRS',
    keepDeletedDays: 30,
    containers: ['one', 'two'],
    allowedRanges: [],
    allowedSubnetIds: [],
    ...props,
  });
  return { stack, store };
};

describe('a storage account for states', () => {
  test('has no keys, retains deleted data, and is protected from destruction by Terraform', () => {
    expect(at(configurationOf(storeWith().stack), 'azurerm_storage_account.account')).toEqual({
      name: 'sttest',
      resource_group_name: '${azurerm_resource_group.resource_group.name}',
      location: 'swedencentral',
      account_kind: 'StorageV2',
      account_tier: 'Standard',
      account_replication_type: 'ZRS',
      shared_access_key_enabled: false,
      default_to_oauth_authentication: true,
      local_user_enabled: false,
      allow_nested_items_to_be_public: false,
      cross_tenant_replication_enabled: false,
      https_traffic_only_enabled: true,
      min_tls_version: 'TLS1_2',
      infrastructure_encryption_enabled: true,
      public_network_access_enabled: true,
      network_rules: { default_action: 'Allow', bypass: ['None'], ip_rules: [], virtual_network_subnet_ids: [] },
      blob_properties: {
        versioning_enabled: true,
        delete_retention_policy: { days: 30 },
        container_delete_retention_policy: { days: 30 },
      },
      lifecycle: { prevent_destroy: true },
    });
  });

  test('denies all networks except named ones, if any are named', () => {
    const { stack } = storeWith({ allowedRanges: ['203.0.113.9', '198.51.100.0/28'] });
    expect(at(configurationOf(stack), 'azurerm_storage_account.account')['network_rules']).toEqual({
      default_action: 'Deny',
      bypass: ['None'],
      ip_rules: ['198.51.100.0/28', '203.0.113.9'],
      virtual_network_subnet_ids: [],
    });
  });

  test('has private containers, whose IDs are references', () => {
    const { stack, store } = storeWith();
    new TerraformOutput(stack, 'id', { value: store.containerId('two') });
    const configuration = configurationOf(stack);
    expect(at(configuration, 'azurerm_storage_container.account_two')).toEqual({
      name: 'two',
      storage_account_id: '${azurerm_storage_account.account.id}',
      container_access_type: 'private',
    });
    expect(configuration.output?.['id']?.value).toBe(
      '${azurerm_storage_account.account.id}/blobServices/default/containers/${azurerm_storage_container.account_two.name}',
    );
  });

  test('is locked after everything in it exists, so that the lock is deleted first', () => {
    const { stack, store } = storeWith();
    store.lock([]);
    expect(at(configurationOf(stack), 'azurerm_management_lock.account_lock')).toMatchObject({
      scope: '${azurerm_storage_account.account.id}',
      lock_level: 'CanNotDelete',
      depends_on: ['azurerm_storage_container.account_one', 'azurerm_storage_container.account_two'],
    });
  });

  test('reports all invalid names at once', () => {
    expect(() => storeWith({ name: 'st-test', containers: ['One'] })).toThrow(
      /the storage account name 'st-test' is not valid[^]*the container name 'One' is not valid/,
    );
  });
});
