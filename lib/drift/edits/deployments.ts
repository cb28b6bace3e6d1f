import type { DeploymentAnswer } from '../../azure/reads/deployments';
import { isSame } from '../../catalog/ignoring-case';
import { Facts } from '../../stack/facts/facts';
import { isExpression } from '../../stack/facts/field';
import type { FactOf } from '../../stack/facts/kinds';
import type { JsonObject } from '../../stack/json';
import type { Stack } from '../../stack/stack';
import type { Compared, Resources } from './edit';
import { isNamed, OTHER, outsideAddress, put, replace } from './edit';
import { spelled } from './spelled';

/** What the deployments serve, how much of it, behind which filter. Those that the stack does not have are added. */
export function editDeployments(stack: Stack, live: readonly DeploymentAnswer[], resources: Resources): void {
  const facts = Facts.of(stack);
  const known = facts.all('deployment');
  for (const deployment of known) {
    const found = live.find(isNamed(deployment.value.name));
    if (found)
      replace(resources, deployment.resource, put(deployment.resource.attributes, deploymentValues(facts, deployment, found)));
    else resources.delete(deployment.address);
  }
  const [account] = facts.all('account');
  for (const found of live.filter((each) => !known.some(({ value }) => isNamed(value.name)(each)))) {
    const address = outsideAddress(AZURERM, found.name);
    const attributes = { ...newDeployment(facts, found), cognitive_account_id: `\${${account?.address ?? ''}.id}` };
    resources.set(address, { address, type: AZURERM, attributes, files: [] });
  }
}

const AZURERM = 'azurerm_cognitive_deployment';

/** The paths of the same settings in both providers. */
const PATHS = {
  azurerm: {
    model: 'model.name',
    version: 'model.version',
    format: 'model.format',
    sku: 'sku.name',
    capacity: 'sku.capacity',
    upgrades: 'version_upgrade_option',
    filter: 'rai_policy_name',
    spillover: 'spillover_deployment_name',
  },
  azapi: {
    model: 'body.properties.model.name',
    version: 'body.properties.model.version',
    format: 'body.properties.model.format',
    sku: 'body.sku.name',
    capacity: 'body.sku.capacity',
    upgrades: 'body.properties.versionUpgradeOption',
    filter: 'body.properties.raiPolicyName',
    spillover: 'body.properties.spilloverDeploymentName',
  },
} as const;

/** Azure's default, which its answers leave out. Source: REST API reference of deployments, 2025-06-01. */
const USUAL_UPGRADES = 'OnceCurrentVersionExpired';

/** The values of a deployment that are compared. */
export function deploymentValues(
  facts: Facts,
  { type, value }: FactOf<'deployment'>,
  { sku, properties }: DeploymentAnswer,
): readonly Compared[] {
  const paths = type === AZURERM ? PATHS.azurerm : PATHS.azapi;
  const { model } = properties;
  const upgrades = value.upgrades ?? USUAL_UPGRADES;
  const filter = properties.raiPolicyName ?? undefined;
  return [
    [paths.model, value.model, model.name],
    [paths.version, value.version, model.version ?? undefined],
    [paths.format, value.format, spelled(value.format, model.format ?? value.format)],
    [paths.sku, value.sku, spelled(value.sku, sku.name)],
    [paths.capacity, value.capacity, sku.capacity ?? value.capacity],
    [paths.upgrades, upgrades, spelled(upgrades, properties.versionUpgradeOption ?? USUAL_UPGRADES)],
    namedValue(paths.filter, facts.nameOf(value.filter), filter, filterNamed(facts, filter)),
    namedValue(paths.spillover, facts.nameOf(value.spillover), properties.spilloverDeploymentName),
  ];
}

/**
 * A name, which Azure may spell in another case.
 *
 * @param put how the stack would write the name of Azure
 */
const namedValue = (path: string, written = '', live: string | null | undefined, put = live): Compared =>
  isExpression(written) || !isSame(written, live ?? '')
    ? [path, isExpression(written) ? written : OTHER, put ?? '']
    : [path, '', ''];

/** The filter as the stack refers to it, if it is one of the stack. */
function filterNamed(facts: Facts, name: string | undefined): string | undefined {
  const known = facts.all('filter').find(({ value }) => isSame(value.name, name));
  return known ? `\${${known.address}.name}` : name;
}

const newDeployment = (facts: Facts, { name, sku, properties }: DeploymentAnswer): JsonObject => ({
  name,
  model: {
    format: properties.model.format ?? 'OpenAI',
    name: properties.model.name,
    version: properties.model.version ?? '',
  },
  sku: { name: sku.name, capacity: sku.capacity ?? 1 },
  rai_policy_name: filterNamed(facts, properties.raiPolicyName ?? undefined) ?? '',
  version_upgrade_option: properties.versionUpgradeOption ?? USUAL_UPGRADES,
});
