import type { CognitiveDeploymentConfig } from '@cdktf/provider-azurerm/lib/cognitive-deployment';
import type { ModelProviderData } from '../catalog/model-provider-data';
import { PROVIDER_DATA_API } from '../catalog/model-provider-data';
import type { SkuName } from '../catalog/skus';
import { isProvisioned } from '../catalog/skus';
import type { VersionUpgradeOption } from '../catalog/version-upgrades';
import type { AzapiResourceConfig } from '../terraform/azapi';
import { onAccount } from './requests';

/** A deployment, complete. Texts may be references. */
export interface CompleteDeployment {
  readonly name: string;
  readonly accountId: string;
  readonly sku: { readonly name: SkuName; readonly capacity: number };
  readonly model: { readonly format: string; readonly name: string; readonly version: string };
  readonly raiPolicyName: string;
  readonly versionUpgradeOption: VersionUpgradeOption;
  readonly modelProviderData: ModelProviderData | undefined;
  /** The deployment that gets the requests that exceed the capacity; an empty text: none. */
  readonly spilloverDeploymentName: string;
}

/**
 * Whether azapi creates a deployment. azurerm, up to version 5.2.0, sends neither `modelProviderData` nor `spilloverDeploymentName`, and
 * replaces a deployment whose model changes, although Azure migrates a provisioned one to another model in place.
 *
 * Source: code of azurerm 4.55.0 to 5.2.0; docs/models/working-with-models.mdx of nicholasdbrady/foundry-docs @ 8ebe262 (read 2026-11-26).
 */
export const isOfAzapi = (sku: SkuName, modelProviderData: ModelProviderData | undefined) =>
  isProvisioned(sku) || modelProviderData !== undefined;

/** The deployment as azurerm creates it. */
export const azurermDeployment = (deployment: CompleteDeployment): CognitiveDeploymentConfig => ({
  name: deployment.name,
  cognitiveAccountId: deployment.accountId,
  model: deployment.model,
  sku: deployment.sku,
  raiPolicyName: deployment.raiPolicyName,
  versionUpgradeOption: deployment.versionUpgradeOption,
});

/** The first version of the API with `spilloverDeploymentName`. azapi 2.12.0 has its schema. */
const DEPLOYMENTS_API = '2025-06-01';

/** A migration to another model takes 20 to 30 minutes (source: as above), and azapi waits 30 minutes by default. */
const MIGRATION_TIMEOUTS = { create: '90m', update: '90m' } as const;

/**
 * The deployment as azapi creates it. A provisioned one also says that it has no spillover: azapi compares only the keys in the body, so
 * a plan would not show that Azure keeps one.
 */
export function azapiDeployment(deployment: CompleteDeployment): AzapiResourceConfig {
  const { name, accountId, sku, model, raiPolicyName, versionUpgradeOption } = deployment;
  const { modelProviderData, spilloverDeploymentName } = deployment;
  const provisioned = isProvisioned(sku.name);
  return {
    type: `Microsoft.CognitiveServices/accounts/deployments@${modelProviderData ? PROVIDER_DATA_API : DEPLOYMENTS_API}`,
    name,
    parentId: accountId,
    body: {
      sku,
      properties: {
        ...{ model, raiPolicyName, versionUpgradeOption },
        ...(provisioned ? { spilloverDeploymentName } : {}),
        ...(modelProviderData ? { modelProviderData } : {}),
      },
    },
    ...(modelProviderData ? { schemaValidationEnabled: false } : {}),
    ...(provisioned ? { timeouts: MIGRATION_TIMEOUTS } : {}),
    ...onAccount(accountId),
  };
}
