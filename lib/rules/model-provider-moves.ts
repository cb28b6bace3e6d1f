import { logicalIdOf } from '../terraform/logical-ids';
import { neverDeployed } from './never-deployed';
import { finding, stampRule } from './rule';

/**
 * The two resources are at different addresses, so Terraform does not order the creation and the destruction. Both providers refuse to
 * create a deployment that exists: internal/services/azapi_resource.go of Azure/terraform-provider-azapi @ 0056b28, and the acceptance
 * test CognitiveDeploymentSequential/requiresImport of hashicorp/terraform-provider-azurerm (read on 2026-11-26).
 */
export const modelProviderMoves = stampRule(
  'model/provider-moves',
  'No deployment takes the name of one that another Terraform provider creates. azapi creates deployments with modelProviderData, azurerm all others.',
  ({ id, environment, key: stamp, names, deployments }, located, _fleet, { generated }) => {
    const before = generated?.get(id)?.deployments;
    // With another name, Terraform recreates the account, and no deployment is left on it.
    if (before?.account.toLowerCase() !== names.account.toLowerCase()) return [];
    return deployments.flatMap(({ key, name, modelProviderData }) => {
      const [provider, type] =
        modelProviderData === undefined ? ['azurerm', 'azurerm_cognitive_deployment'] : ['azapi', 'azapi_resource'];
      const sameName = [...before.names].filter(([, held]) => held.toLowerCase() === name.toLowerCase());
      const [holder] = sameName.find(([address]) => !address.startsWith(`${type}.`)) ?? [];
      if (holder === undefined) return [];
      return [
        finding(located, ['deployments', key], {
          about: 'key',
          message: `${provider} would create the deployment '${name}' as ${type}.${logicalIdOf(['account', 'deployment', key])}, but ${holder} has that name: Terraform may create the new one before it destroys the old one, which fails while the old one exists`,
          help: `restore the deployment, and add the new model with another key and another name in Azure: deploy that, move the clients, and then remove the old one; or remove '${name}', deploy that, and then add it again, if clients can be without it; ${neverDeployed(environment, stamp)}`,
        }),
      ];
    });
  },
);
