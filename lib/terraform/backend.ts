import { AzurermBackend, CloudBackend, LocalBackend, NamedCloudWorkspace } from 'cdktf';
import type { TerraformStack } from 'cdktf';
import type { ServedCloud } from '../catalog/cloud-name';
import { SERVED_CLOUDS } from '../catalog/cloud-name';
import { CHINA_REASON } from '../catalog/clouds';
import { choiceFailure, objectFailure, optionalChoiceFailure, textFailure } from './checks';

/** Where Terraform keeps the state of a stack. */
export type StateBackend = LocalState | AzureState | CloudState;

/** State in a file, for experiments, or if a pipeline sets another backend. */
export interface LocalState {
  /** Marks the choice: a local file. */
  readonly type: 'local';
  /** The file, relative to the folder that Terraform runs in. */
  readonly path: string;
}

/** State in an Azure storage container, accessed with Entra ID, without keys or SAS tokens. */
export interface AzureState {
  /** Marks the choice: an Azure storage container. */
  readonly type: 'azurerm';
  /** The subscription of the storage account. */
  readonly subscriptionId: string;
  /** The name of its resource group. */
  readonly resourceGroup: string;
  /** The name of the storage account. */
  readonly storageAccount: string;
  /** The name of the container. */
  readonly container: string;
  /** The blob's name, unique in the container. */
  readonly key: string;
  /**
   * The cloud of the storage account.
   *
   * @default public
   */
  readonly cloud?: ServedCloud;
}

/** State in a workspace of HCP Terraform or Terraform Enterprise, which also run Terraform if the workspace is set to that. */
export interface CloudState {
  /** Marks the choice: a workspace. */
  readonly type: 'cloud';
  /** The name of the organization. */
  readonly organization: string;
  /** The name of the workspace, unique in the organization. */
  readonly workspace: string;
  /**
   * The project in which Terraform creates the workspace.
   *
   * @default - the default project of the organization
   */
  readonly project?: string;
  /**
   * The host of the service.
   *
   * @default app.terraform.io
   */
  readonly hostname?: string;
}

/** The required properties of each kind of state. */
const REQUIRED: { readonly [T in StateBackend['type']]: readonly (keyof Extract<StateBackend, { type: T }>)[] } = {
  azurerm: ['subscriptionId', 'resourceGroup', 'storageAccount', 'container', 'key'],
  cloud: ['organization', 'workspace'],
  local: ['path'],
};

/** The argument `environment` of both providers and of the backend; it is left out for the public cloud, which is the default. */
export const environmentOf = (cloud: ServedCloud = 'public'): { environment?: ServedCloud } =>
  cloud === 'public' ? {} : { environment: cloud };

/** The problem of a cloud from JavaScript. */
export const cloudFailure = (cloud: unknown) =>
  cloud === 'china'
    ? `the cloud 'china' is not supported: ${CHINA_REASON}`
    : optionalChoiceFailure('cloud', cloud, SERVED_CLOUDS);

/** The problems of a state from JavaScript. */
export function stateFailures(state: StateBackend): (string | undefined)[] {
  const types = Object.keys(REQUIRED);
  const failure = objectFailure('state', state);
  if (failure !== undefined) return [`${failure}; its type is one of: ${types.join(', ')}`];
  const { type } = state;
  const unknown = choiceFailure('type of the state', type, types);
  if (unknown !== undefined) return [unknown];
  const values = new Map<string, unknown>(Object.entries(state));
  return [
    ...REQUIRED[type].map((name) => textFailure(`${name} of the state`, values.get(name))),
    ...(type === 'azurerm' ? [cloudFailure(state.cloud)] : []),
  ];
}

/** Adds the backend to a stack. Without one, CDKTF writes a local path into the configuration. */
export function addBackend(stack: TerraformStack, state: StateBackend): void {
  switch (state.type) {
    case 'local':
      new LocalBackend(stack, { path: state.path });
      return;
    case 'cloud':
      new CloudBackend(stack, {
        organization: state.organization,
        workspaces: new NamedCloudWorkspace(state.workspace, state.project),
        ...(state.hostname === undefined ? {} : { hostname: state.hostname }),
      });
      return;
    case 'azurerm':
      new AzurermBackend(stack, {
        subscriptionId: state.subscriptionId,
        resourceGroupName: state.resourceGroup,
        storageAccountName: state.storageAccount,
        containerName: state.container,
        key: state.key,
        useAzureadAuth: true,
        ...environmentOf(state.cloud),
      });
  }
}
