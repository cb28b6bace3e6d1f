import { AzurermBackend, LocalBackend } from 'cdktf';
import type { TerraformStack } from 'cdktf';

/** Where Terraform keeps the state of a stack. */
export type StateBackend = LocalState | AzureState;

/** State in a file, for experiments, or if a pipeline sets another backend. */
export interface LocalState {
  readonly type: 'local';
  /** The file, relative to the folder that Terraform runs in. */
  readonly path: string;
}

/** State in an Azure storage container, accessed with Entra ID, without keys or SAS tokens. */
export interface AzureState {
  readonly type: 'azurerm';
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly storageAccount: string;
  readonly container: string;
  /** The blob's name, unique in the container. */
  readonly key: string;
}

/** Adds the backend to a stack. Without one, CDKTF writes a local path into the configuration. */
export function addBackend(stack: TerraformStack, state: StateBackend): void {
  if (state.type === 'local') {
    new LocalBackend(stack, { path: state.path });
    return;
  }
  new AzurermBackend(stack, {
    subscriptionId: state.subscriptionId,
    resourceGroupName: state.resourceGroup,
    storageAccountName: state.storageAccount,
    containerName: state.container,
    key: state.key,
    useAzureadAuth: true,
  });
}
