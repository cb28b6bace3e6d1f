import type { Region } from '../catalog/regions';
import type { Residency } from '../catalog/residency';
import type { SkuName } from '../catalog/skus';

/** A deployment to check against the catalogue, from an environment file or from TypeScript. */
export interface CheckedDeployment {
  readonly model: string;
  readonly version: string;
  readonly sku: SkuName;
  /** The publisher of the model. */
  readonly format: string;
  /** Whether the subscription has deployed this version before. */
  readonly alreadyDeployed?: boolean | undefined;
  /** What Azure sends to the publisher; undefined: nothing. */
  readonly modelProviderData?: object | undefined;
}

/** The region of the account, and where prompts may be processed. */
export interface CheckedPlace {
  readonly region: Region;
  readonly residency: Residency;
}

/** A problem of a deployment. */
export interface DeploymentProblem {
  /** The setting that is wrong. */
  readonly about: 'format' | 'model' | 'modelProviderData' | 'sku' | 'version';
  /** @default error */
  readonly severity?: 'error' | 'warning';
  readonly message: string;
  /** The correction, as an instruction. */
  readonly help: string;
  /** Whether Azure may offer it since the catalogue was read, so that an exception can be right. */
  readonly mayBeNewer?: true;
}
