import { isProvisioned } from '../catalog/skus';
import type { Located } from '../fleet/fleet';
import type { GeneratedDeployment } from '../fleet/generated-stamp';
import { formerKeys } from '../fleet/movable-keys';
import type { Stamp, StampDeployment } from '../fleet/stamp';
import { isOfAzapi } from '../openai/deployment-request';
import { logicalIdOf } from '../terraform/logical-ids';
import { neverDeployed } from './never-deployed';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/**
 * azapi sends changes of the type and the model to the deployment that exists. Azure migrates a provisioned deployment to another model,
 * but only within its type; it refuses another model for a standard one (CannotChangeDeploymentModel). Source:
 * docs/models/working-with-models.mdx of nicholasdbrady/foundry-docs @ 8ebe262 (read 2026-11-26).
 *
 * Two resources at different addresses are created and destroyed in no order. Both providers refuse to create a deployment that exists:
 * internal/services/azapi_resource.go of Azure/terraform-provider-azapi @ 0056b28, and the acceptance test
 * CognitiveDeploymentSequential/requiresImport of hashicorp/terraform-provider-azurerm (read on 2026-11-26).
 */
export const deploymentMoves = stampRule(
  'model/deployment-moves',
  'No deployment takes the name of one that another Terraform provider creates, that azapi created with another deployment type, or, unless it is provisioned, with another model. azapi creates provisioned deployments and those with modelProviderData, azurerm all others.',
  (stamp, located, _fleet, { generated }) => {
    const before = generated?.get(stamp.id)?.deployments;
    // With another name, Terraform recreates the account, and no deployment is left on it.
    if (before?.account.toLowerCase() !== stamp.names.account.toLowerCase()) return [];
    return stamp.deployments.flatMap((deployment) => {
      const found = [...before.all].find(([, { name }]) => name.toLowerCase() === deployment.name.toLowerCase());
      return found ? taken(located, deployment, ...found) : [];
    });
  },
);

const [AZURERM, AZAPI] = ['azurerm_cognitive_deployment', 'azapi_resource'];

function taken(located: Located<Stamp>, deployment: StampDeployment, address: string, holder: GeneratedDeployment): Finding[] {
  const { environment, key: stamp, moved } = located.value;
  const { key, name, sku, model, modelProviderData } = deployment;
  const id = logicalIdOf(['account', 'deployment', key]);
  const [provider, type] = isOfAzapi(sku, modelProviderData) ? ['azapi', AZAPI] : ['azurerm', AZURERM];
  const report = (message: string, help: string) => [
    finding(located, ['deployments', key], {
      about: 'key',
      message,
      help: `${help}; ${neverDeployed(environment, stamp)}`,
    }),
  ];
  const isOld = isProvisioned(sku) && address.startsWith(`${AZURERM}.`);
  // A moved block takes over a deployment with the same key.
  const isTakenOver = isOld && address === `${AZURERM}.${id}` && formerKeys(moved.deployments, key).length === 0;
  if (isOld && !isTakenOver && holder.sku === sku)
    return report(
      `Terraform cannot change the provider and the key of ${address} at once: it would destroy the deployment '${name}' and create it again as ${AZAPI}.${id}`,
      `restore the key of ${address}, remove what moved.deployments has for it, and deploy that; rename the key afterwards`,
    );
  if (!isTakenOver && !address.startsWith(`${type}.`))
    return report(
      `${provider} would create the deployment '${name}' as ${type}.${id}, but ${address} has that name: Terraform may create the new one before it destroys the old one, which fails while the old one exists`,
      advice(name),
    );
  if (type === AZURERM) return [];
  if (holder.sku !== sku)
    return report(
      `the deployment '${name}' would change from ${holder.sku ?? 'an unknown type'} to ${sku} under its name: azapi would send that to the existing deployment, and Microsoft documents such changes only for the model and the version`,
      advice(name),
    );
  return holder.model === model || isProvisioned(sku)
    ? []
    : report(
        `the deployment '${name}' would change from ${holder.model ?? 'an unknown model'} to ${model} under its name: azapi would send that to the existing deployment, and Azure refuses another model for one that is not provisioned`,
        advice(name),
      );
}

const advice = (name: string) =>
  `restore the deployment, and add the new one with another key and another name in Azure: deploy that, move the clients, and then remove the old one; or remove '${name}', deploy that, and then add it again, if clients can be without it`;
