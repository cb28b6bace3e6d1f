import { isSame } from '../../catalog/ignoring-case';
import { BUILT_IN_POLICIES } from '../../catalog/content-filters';
import type { ServedCloud } from '../../catalog/cloud-name';
import type { SkuName } from '../../catalog/skus';
import { isProvisioned, isSkuName, SKU_NAMES } from '../../catalog/skus';
import { VERSION_UPGRADE_OPTIONS } from '../../catalog/version-upgrades';
import type { DeploymentAnswer } from '../../azure/reads/deployments';
import { isAzurePolicy } from '../../content-safety/azure-policies';
import { lifecycleProblem } from '../../model-checks/lifecycle';
import type { Described, Pin, PlainMap } from '../described';
import type { Existing } from '../existing';
import type { Note } from '../note';
import { note } from '../note';

/** The filter of a deployment that names none. What Azure applies then is not documented for every age of a deployment. */
const UNNAMED = 'Microsoft.DefaultV2';

/** The deployments, with the SKUs that decide where prompts are processed. */
export interface DescribedDeployments extends Described {
  readonly skus: readonly SkuName[];
}

/** The day and the cloud in which deployments are checked. */
export interface CheckedOn {
  /** The day, such as `2026-11-27`. */
  readonly today: string;
  readonly cloud: ServedCloud;
}

/** The deployments that the kit can describe. All others stay, outside the stack. */
export function describeDeployments({ deployments, filters }: Existing, on: CheckedOn): DescribedDeployments {
  const notes: Note[] = [];
  const usable = deployments.flatMap((each) => {
    const sku = SKU_NAMES.find((name) => isSame(name, each.sku.name));
    const reason = reasonToLeave(each) ?? (sku && retirement(each, sku, true, on));
    if (reason === undefined && sku !== undefined) return [{ ...each, skuName: sku }];
    notes.push(note('outside', `deployment ${each.name}`, reason ?? ''));
    return [];
  });
  const filterNamed = (name: string | null | undefined, deployment: string): string => {
    if (name === null || name === undefined || name === '') {
      notes.push(note('changed', `deployment ${deployment}`, `it names no content filter, and the kit sets ${UNNAMED}`));
      return UNNAMED;
    }
    const known = isAzurePolicy(name) ? BUILT_IN_POLICIES : filters.map((each) => each.name);
    const spelled = known.find((each) => isSame(each, name)) ?? name;
    if (spelled !== name)
      notes.push(
        note('changed', `deployment ${deployment}`, `the kit spells the name of its filter as the filter does: ${spelled}`),
      );
    return spelled;
  };
  const settings = usable.map(({ name, skuName, properties, sku }): [string, PlainMap] => {
    const { model, versionUpgradeOption, spilloverDeploymentName, raiPolicyName } = properties;
    const upgrade = VERSION_UPGRADE_OPTIONS.find((each) => isSame(each, versionUpgradeOption)) ?? 'NoAutoUpgrade';
    if (!isSame(upgrade, versionUpgradeOption))
      notes.push(note('changed', `deployment ${name}`, `Azure answers no version upgrade option, and the kit sets ${upgrade}`));
    const capacity = sku.capacity ?? 1;
    if (capacity !== sku.capacity)
      notes.push(note('changed', `deployment ${name}`, `Azure answers no capacity, and the kit sets ${capacity}`));
    const spillover = usable.find((each) => isSame(each.name, spilloverDeploymentName));
    if (spilloverDeploymentName && !spillover && isProvisioned(skuName))
      notes.push(
        note(
          'changed',
          `deployment ${name}`,
          `it spills over to ${spilloverDeploymentName}, which the stack does not describe: the kit ends that, and requests beyond its capacity are refused`,
        ),
      );
    return [
      name,
      {
        ...{ model: model.name, version: model.version ?? '', sku: skuName, capacity },
        ...(model.format === null || model.format === undefined || model.format === 'OpenAI' ? {} : { format: model.format }),
        ...{ contentFilter: filterNamed(raiPolicyName, name), versionUpgradeOption: upgrade },
        ...(retirement({ name, sku, properties }, skuName, false, on) === undefined ? {} : { alreadyDeployed: true }),
        ...(spillover && isProvisioned(skuName) ? { spillover: spillover.name } : {}),
      },
    ];
  });
  return {
    settings: { deployments: Object.fromEntries(settings) },
    pins: usable.flatMap(throttlingPins),
    notes,
    skus: [...new Set(usable.map(({ skuName }) => skuName))],
  };
}

function reasonToLeave({ sku, properties: { model } }: DeploymentAnswer): string | undefined {
  if (!isSkuName(sku.name) && !SKU_NAMES.some((name) => isSame(name, sku.name)))
    return `the kit does not have the SKU ${sku.name}`;
  if (model.name.includes('.ft-')) return 'the kit does not have fine-tuned models';
  if (model.version === null || model.version === undefined) return 'Azure does not say which version of the model it has';
  return undefined;
}

/** Why the kit refuses to deploy a version; undefined if it does not. */
function retirement(
  { properties: { model } }: DeploymentAnswer,
  sku: SkuName,
  alreadyDeployed: boolean,
  { today, cloud }: CheckedOn,
): string | undefined {
  const { name, version, format } = model;
  const deployment = { model: name, version: version ?? '', sku, format: format ?? 'OpenAI', alreadyDeployed };
  const problem = lifecycleProblem(deployment, { today, retirementWarningDays: 0 }, cloud);
  return problem && problem.severity !== 'warning' ? problem.message : undefined;
}

/** azurerm would write the default, which is off. azapi, which creates provisioned deployments, leaves it as it is. */
const throttlingPins = ({ name, skuName, properties }: DeploymentAnswer & { readonly skuName: SkuName }): Pin[] =>
  properties.dynamicThrottlingEnabled === true && !isProvisioned(skuName)
    ? [{ type: 'azurerm_cognitive_deployment', where: { name }, attributes: { dynamic_throttling_enabled: true } }]
    : [];
