import { CognitiveDeployment } from '@cdktf/provider-azurerm/lib/cognitive-deployment';
import { Construct } from 'constructs';
import type { ModelName } from '../catalog/models';
import { nameProblem } from '../catalog/name-rules';
import type { SkuName } from '../catalog/skus';
import { SKU_NAMES } from '../catalog/skus';
import type { VersionUpgradeOption } from '../catalog/version-upgrades';
import { throwIfAny, unlessToken } from '../terraform/validation-error';
import type { IContentFilter } from './content-filter';

/** The model to deploy, and its settings. */
export interface ModelDeploymentProps {
  /** The model's name, such as `gpt-5.4`. Models that the catalogue does not know yet are also accepted. */
  readonly model: ModelName | (string & {});
  /** The model's version, such as `2026-03-05`. It is required, because the default of the service changes. */
  readonly version: string;
  /** The deployment type, which determines where prompts can be processed and how capacity is billed. */
  readonly sku: SkuName;
  /** Units of capacity: thousands of tokens per minute, or PTU for provisioned SKUs. A whole number of at least 1. */
  readonly capacity: number;
  /** The policy for prompts and completions. It is required, because the default of the service has changed before. */
  readonly contentFilter: IContentFilter;
  /** @default NoAutoUpgrade */
  readonly versionUpgradeOption?: VersionUpgradeOption;
  /**
   * The publisher of the model.
   *
   * @default OpenAI
   */
  readonly format?: string;
  /**
   * The deployment's name, which clients send as `model`.
   *
   * @default - the construct's id
   */
  readonly name?: string;
}

/** A model that clients can call. Create it with `account.addDeployment`. */
export class ModelDeployment extends Construct {
  /** The name that clients send as `model`. */
  readonly deploymentName: string;
  readonly resource: CognitiveDeployment;

  constructor(scope: Construct, id: string, accountId: string, props: ModelDeploymentProps) {
    super(scope, id);
    this.deploymentName = props.name ?? id;
    throwIfAny(this, [
      unlessToken(this.deploymentName, (name) => nameProblem('deployment', name)),
      unlessToken(props.version, (version) => (version === '' ? 'the model version is empty' : undefined)),
      SKU_NAMES.includes(props.sku) ? undefined : `unknown SKU '${props.sku}'; use one of: ${SKU_NAMES.join(', ')}`,
      Number.isInteger(props.capacity) && props.capacity > 0
        ? undefined
        : `the capacity ${props.capacity} is not a whole number of at least 1`,
    ]);
    this.resource = new CognitiveDeployment(this, 'Resource', {
      name: this.deploymentName,
      cognitiveAccountId: accountId,
      model: { format: props.format ?? 'OpenAI', name: props.model, version: props.version },
      sku: { name: props.sku, capacity: props.capacity },
      raiPolicyName: props.contentFilter.policyName,
      versionUpgradeOption: props.versionUpgradeOption ?? 'NoAutoUpgrade',
    });
  }
}
