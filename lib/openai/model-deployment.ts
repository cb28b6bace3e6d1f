import { CognitiveDeployment } from '@cdktf/provider-azurerm/lib/cognitive-deployment';
import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import type { ModelProviderData } from '../catalog/model-provider-data';
import { COUNTRY_CODE, INDUSTRY } from '../catalog/model-provider-data';
import type { ModelName } from '../catalog/models';
import type { SkuName } from '../catalog/skus';
import { isProvisioned, SKU_NAMES } from '../catalog/skus';
import type { VersionUpgradeOption } from '../catalog/version-upgrades';
import { VERSION_UPGRADE_OPTIONS } from '../catalog/version-upgrades';
import {
  absenceFailure,
  choiceFailure,
  nameFailure,
  objectFailure,
  optionalAbsenceFailure,
  optionalChoiceFailure,
  shown,
  textFailure,
  unlessNumberReference,
  unlessReference,
} from '../terraform/checks';
import { AzapiResource } from '../terraform/azapi';
import { isMarked, mark, markerOf } from '../terraform/marker';
import { StackMoves } from '../terraform/moved-blocks';
import { requireObject, throwIfAny, ValidationError } from '../terraform/validation-error';
import type { AccountIdentity, IOpenAIAccount } from './account-interface';
import { AccountWrites } from './account-writes';
import { checkAgainstCatalog } from './catalog-checks';
import type { IContentFilter } from './content-filter';
import type { CompleteDeployment } from './deployment-request';
import { azapiDeployment, azurermDeployment, isOfAzapi } from './deployment-request';
import { foreignFailure } from './foreign';
import { partOfAccount } from './part-of-account';
import type { FilteredDeployment } from './spillover-checks';
import { spilloverFailure, spilloverFailures } from './spillover-checks';

/** A model that clients can call, new or existing. */
export interface IModelDeployment extends IConstruct {
  /** The name that clients send as `model`. */
  readonly deploymentName: string;
  /** The account that it is on; undefined if it is not known. */
  readonly account: AccountIdentity | undefined;
}

/** The model to deploy, and its settings. */
export interface ModelDeploymentOptions {
  /** The model's name, such as `gpt-5.4`. Models that the catalogue does not know yet are also accepted. */
  readonly model: ModelName | (string & {});
  /** The model's version, such as `2026-03-05`. It is required, because the default of the service changes. */
  readonly version: string;
  /** The deployment type, which determines where Azure can process prompts and how capacity is billed. */
  readonly sku: SkuName;
  /** Units of capacity: thousands of tokens per minute, or PTU for provisioned SKUs. A whole number of at least 1. */
  readonly capacity: number;
  /** The policy for prompts and completions. It is required, because the default of the service has changed before. */
  readonly contentFilter: IContentFilter;
  /**
   * What Azure does when a newer version of the model becomes the default, or when this version is retired.
   *
   * @default NoAutoUpgrade
   */
  readonly versionUpgradeOption?: VersionUpgradeOption;
  /**
   * The publisher of the model.
   *
   * @default OpenAI
   */
  readonly format?: string;
  /**
   * What Azure sends to the publisher of the model. Azure refuses a deployment of a model of Anthropic without it.
   *
   * @default - nothing
   */
  readonly modelProviderData?: ModelProviderData | undefined;
  /**
   * Only for provisioned SKUs: a standard deployment on the same account with the same model and version, to which Azure sends the requests
   * that exceed the capacity. It processes prompts in no more places, and its filter is at least as strict.
   *
   * @default - none: Azure refuses them with the status 429
   */
  readonly spilloverTo?: IModelDeployment;
  /**
   * Whether the subscription has deployed this version before. Azure rejects a deprecated version in other subscriptions.
   *
   * @default false
   */
  readonly alreadyDeployed?: boolean;
  /**
   * Why the catalogue is wrong about this deployment, for example because it is older than the offer of Azure. Errors of the catalogue
   * become warnings that contain the reason.
   *
   * @default - none: what the catalogue does not allow is an error
   */
  readonly catalogException?: string;
  /**
   * The deployment's name, which clients send as `model`. 2 to 64 characters.
   *
   * @default - the construct's id
   */
  readonly name?: string;
}

/** The account, and the model to deploy on it. */
export interface ModelDeploymentProps extends ModelDeploymentOptions {
  /** The account, whose other writes the deployment waits for. */
  readonly account: IOpenAIAccount;
}

const MARKER = markerOf('ModelDeployment');

/** A model that clients can call. Create it with `account.addDeployment`, or with this constructor to choose its scope. */
export class ModelDeployment extends Construct implements IModelDeployment {
  /** Whether a value is a deployment that a stack creates, also of another copy of this package. */
  static isModelDeployment(value: unknown): value is ModelDeployment {
    return isMarked(value, MARKER);
  }

  /**
   * An existing deployment.
   *
   * @throws if the text is not the ID of a deployment
   */
  static fromDeploymentId(scope: Construct, id: string, deploymentId: string): IModelDeployment {
    return new ImportedDeployment(scope, id, deploymentId);
  }

  readonly deploymentName: string;
  readonly account: IOpenAIAccount;
  /** The model's name, possibly as a reference. */
  readonly model: string;
  /** The model's version, possibly as a reference. */
  readonly version: string;
  /** The publisher of the model, possibly as a reference. */
  readonly format: string;
  /** The deployment type. */
  readonly sku: SkuName;
  /** The policy for prompts and completions. */
  readonly contentFilter: IContentFilter;
  private readonly made: AzapiResource | CognitiveDeployment;

  constructor(scope: Construct, id: string, props: ModelDeploymentProps) {
    super(scope, id);
    mark(this, MARKER);
    requireObject(this, props);
    const { account, contentFilter } = props;
    this.deploymentName = props.name ?? id;
    this.account = account;
    this.contentFilter = contentFilter;
    [this.model, this.version, this.format, this.sku] = [props.model, props.version, props.format ?? 'OpenAI', props.sku];
    throwIfAny(this, [
      absenceFailure('account', account),
      nameFailure('deployment', this.deploymentName),
      textFailure('model', props.model),
      textFailure('model version', props.version),
      choiceFailure('SKU', props.sku, SKU_NAMES),
      capacityFailure(props.capacity),
      optionalChoiceFailure('version upgrade option', props.versionUpgradeOption, VERSION_UPGRADE_OPTIONS),
      ...providerDataFailures(props.modelProviderData),
      absenceFailure('content filter', contentFilter) ?? foreignFilterFailure(props),
      optionalAbsenceFailure('deployment', props.spilloverTo),
    ]);
    throwIfAny(this, this.spilloverFailures(props.spilloverTo));
    const writes = AccountWrites.of(this, account);
    throwIfAny(this, [writes.claim('deployment', this.deploymentName)]);
    const complete = this.complete(props);
    this.made = isOfAzapi(props.sku, props.modelProviderData)
      ? new AzapiResource(this, 'Resource', azapiDeployment(complete))
      : new CognitiveDeployment(this, 'Resource', azurermDeployment(complete));
    // Up to version 0.2, azurerm created provisioned deployments.
    if (isProvisioned(props.sku))
      StackMoves.of(TerraformStack.of(this)).addFormerType(this.made, CognitiveDeployment.tfResourceType);
    writes.order.add(isProvisioned(props.sku) ? 'provisionedDeployment' : 'deployment', id, this.made);
    checkAgainstCatalog(this, { ...props, format: props.format ?? 'OpenAI' });
  }

  /**
   * The binding of azurerm with all attributes.
   *
   * @throws if azapi creates the deployment: it is provisioned, or has `modelProviderData`
   */
  get resource(): CognitiveDeployment {
    if (!(this.made instanceof AzapiResource)) return this.made;
    throw new ValidationError(this.node.path, [
      'azapi creates provisioned deployments and those with modelProviderData: use azapiResource',
    ]);
  }

  /** The binding of azapi, which creates provisioned deployments and those with `modelProviderData`; undefined: azurerm creates it. */
  get azapiResource(): AzapiResource | undefined {
    return this.made instanceof AzapiResource ? this.made : undefined;
  }

  private spilloverFailures(target: IModelDeployment | undefined): (string | undefined)[] {
    if (target === undefined) return [];
    const failure =
      spilloverFailure(endOf(this)) ?? foreignFailure('deployment', target.deploymentName, target.account, this.account);
    return failure === undefined && ModelDeployment.isModelDeployment(target)
      ? spilloverFailures(endOf(this), endOf(target))
      : [failure];
  }

  /** The name of the deployment that gets the requests, as a reference if this stack creates it. */
  private nameOf(target: IModelDeployment | undefined): string {
    const isHere = ModelDeployment.isModelDeployment(target) && TerraformStack.of(target) === TerraformStack.of(this);
    return isHere ? target.made.name : (target?.deploymentName ?? '');
  }

  private complete({ account, contentFilter, ...props }: ModelDeploymentProps): CompleteDeployment {
    return {
      name: this.deploymentName,
      accountId: account.accountId,
      model: { format: props.format ?? 'OpenAI', name: props.model, version: props.version },
      sku: { name: props.sku, capacity: props.capacity },
      raiPolicyName: contentFilter.policyName,
      versionUpgradeOption: props.versionUpgradeOption ?? 'NoAutoUpgrade',
      modelProviderData: props.modelProviderData,
      spilloverDeploymentName: this.nameOf(props.spilloverTo),
    };
  }
}

const endOf = ({ deploymentName: name, model, version, format, sku, contentFilter }: ModelDeployment): FilteredDeployment => ({
  ...{ name, model, version, format, sku, contentFilter },
});

/** The problems of what Azure sends to the publisher. */
function providerDataFailures(data: ModelProviderData | undefined): (string | undefined)[] {
  if (data === undefined) return [];
  const failure = objectFailure('modelProviderData', data);
  if (failure !== undefined) return [failure];
  return [
    textFailure('organizationName of modelProviderData', data.organizationName),
    patternFailure('countryCode of modelProviderData', data.countryCode, COUNTRY_CODE, 'two capital letters, such as SE'),
    patternFailure('industry of modelProviderData', data.industry, INDUSTRY, 'lower-case letters, such as technology'),
  ];
}

const patternFailure = (what: string, value: string, pattern: RegExp, words: string) =>
  unlessReference<unknown>(value, (given) =>
    typeof given === 'string' && pattern.test(given)
      ? undefined
      : `the ${what} ${shown(given)} is not valid: it must be ${words}`,
  );

const foreignFilterFailure = ({ account, contentFilter }: ModelDeploymentProps) =>
  absenceFailure('account', account) === undefined
    ? foreignFailure('content filter', contentFilter.policyText, contentFilter.account, account)
    : undefined;

const capacityFailure = (capacity: number) =>
  unlessNumberReference('capacity', capacity, (given) =>
    Number.isInteger(given) && given > 0 ? undefined : `the capacity ${shown(given)} is not a whole number of at least 1`,
  );

class ImportedDeployment extends Construct implements IModelDeployment {
  readonly deploymentName: string;
  readonly account: AccountIdentity | undefined;

  constructor(scope: Construct, id: string, deploymentId: string) {
    super(scope, id);
    const { name, account } = partOfAccount(this, 'deployment', 'a deployment', deploymentId);
    [this.deploymentName, this.account] = [name, account];
  }
}
