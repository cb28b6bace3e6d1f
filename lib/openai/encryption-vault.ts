import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import type { ITerraformDependable } from 'cdktf';
import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { KEY_FORM, keyIdOf, keyScopeOf } from '../catalog/encryption-keys';
import { AzapiResourceAction } from '../terraform/azapi';
import { absenceFailure, nameFailure, textFailure } from '../terraform/checks';
import { baseStackOf, preventDestroyIn } from '../terraform/owning-stack';
import type { IResourceGroup } from '../terraform/resource-group';
import { cloudIn } from '../terraform/subscription';
import { requireObject, throwIfAny } from '../terraform/validation-error';
import type { EncryptionKey } from './account-key';

/** A key vault to create for the key of an account. Everything else about it is fixed. */
export interface EncryptionVaultProps {
  /** 3 to 24 letters, digits and single hyphens. Globally unique. */
  readonly name: string;
  /** The resource group of the vault. */
  readonly resourceGroup: IResourceGroup;
  /** The tenant of the account, such as `tenantId` of its `ManagedIdentity`. */
  readonly tenantId: string;
  /**
   * The Azure name of its region, which must be that of the account.
   *
   * @default - the location of the resource group
   */
  readonly location?: string;
  /**
   * Tags of the vault, which take precedence over those of the scope.
   *
   * @default - the tags of the scope
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The name of the key in such a vault. */
const KEY_NAME = 'account';

/** How many days Azure keeps a deleted vault with its keys: the longest that it allows. */
const SOFT_DELETE_DAYS = 90;

/**
 * A key vault with one key, for the data of an account. It has no public network access, only roles give access to it, and purge
 * protection cannot be turned off: Azure refuses to delete the vault or the key permanently within 90 days.
 *
 * The vault lets trusted services of Azure pass its firewall, which Microsoft requires for a customer-managed key.
 *
 * The key is created with a request to Azure Resource Manager. It needs neither a role for the data in the vault nor a network path to
 * it, which a pipeline would not have. The request does nothing if the key exists. Azure Resource Manager cannot rotate or delete a key.
 *
 * Source: Microsoft's pages "Quickstart: Create an Azure key vault and a key by using ARM template" and "Configure network security for
 * Azure Key Vault": the firewall does not apply to control plane operations.
 */
export class EncryptionVault extends Construct implements EncryptionKey {
  readonly keyId: string;
  readonly keyStoreId: string;
  readonly requires: readonly ITerraformDependable[];
  /** The binding of the provider with all attributes. */
  readonly resource: KeyVault;

  constructor(scope: Construct, id: string, props: EncryptionVaultProps) {
    super(scope, id);
    requireObject(this, props);
    const { name, resourceGroup, tenantId, tags } = props;
    throwIfAny(this, [
      nameFailure('keyVault', name),
      absenceFailure('resource group', resourceGroup),
      textFailure('tenant', tenantId),
    ]);
    // The account leaves its key before the vault is deleted.
    const lifecycle = { createBeforeDestroy: true };
    this.resource = new KeyVault(this, 'Resource', {
      name,
      resourceGroupName: resourceGroup.reference,
      location: props.location ?? resourceGroup.location,
      tenantId,
      skuName: 'standard',
      rbacAuthorizationEnabled: true,
      purgeProtectionEnabled: true,
      softDeleteRetentionDays: SOFT_DELETE_DAYS,
      publicNetworkAccessEnabled: false,
      networkAcls: { defaultAction: 'Deny', bypass: 'AzureServices' },
      ...(tags ? { tags } : {}),
      lifecycle: { ...lifecycle, preventDestroy: preventDestroyIn(this) },
    });
    const request = new AzapiResourceAction(this, 'key', {
      type: 'Microsoft.KeyVault/vaults/keys@2023-07-01',
      resourceId: keyScopeOf(this.resource.id, KEY_NAME),
      method: 'PUT',
      body: { properties: KEY_FORM },
      lifecycle,
    });
    this.keyId = keyIdOf({ cloud: cloudIn(this), store: 'keyVault', storeName: name, keyName: KEY_NAME });
    this.keyStoreId = this.resource.id;
    this.requires = [request];
    recoverVaults(this);
  }
}

/**
 * A destroyed vault keeps its name for 90 days: azurerm recovers it when it is created again, and does not try to purge it, which Azure
 * would refuse. In a stack with your own providers, set this feature yourself.
 */
function recoverVaults(vault: Construct): void {
  const provider = baseStackOf(vault)?.node.tryFindChild('azurerm');
  if (!TerraformProvider.isTerraformProvider(provider)) return;
  provider.addOverride('features.0.key_vault', [
    { purge_soft_delete_on_destroy: false, recover_soft_deleted_key_vaults: true },
  ]);
}
