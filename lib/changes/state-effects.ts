import type { TypeEffects } from './effect';

const STATE_IS_LOST = 'the Terraform state in it is lost';
const RESTORE = 'Restore the container within keepDeletedDays. After that, import every resource';

/** The resource types of the storage account for states that stamps do not have. */
export const STATE_EFFECTS = {
  azurerm_federated_identity_credential: {
    replace: {
      severity: 'notice',
      meaning: 'sign-ins that use it are refused for some minutes',
      window: 'Pipelines that sign in with it: minutes, not measured',
    },
    destroy: {
      severity: 'notice',
      meaning: 'sign-ins that use it are refused',
      window: 'Pipelines that sign in with it, permanently',
    },
  },
  azurerm_role_definition: {
    replace: { severity: 'high', meaning: 'it must be assigned again to every principal that has it' },
    destroy: { severity: 'high', meaning: 'every principal that has it loses its rights' },
  },
  azurerm_storage_account: {
    replace: { severity: 'critical', meaning: STATE_IS_LOST, back: RESTORE },
    destroy: { severity: 'critical', meaning: STATE_IS_LOST, back: RESTORE },
  },
  azurerm_storage_container: {
    replace: { severity: 'critical', meaning: STATE_IS_LOST, back: RESTORE },
    destroy: { severity: 'critical', meaning: STATE_IS_LOST, back: RESTORE },
  },
  azurerm_user_assigned_identity: {
    replace: {
      severity: 'high',
      meaning: 'it gets another client ID, which its users need, and has no rights until they are assigned again',
      window: 'Pipelines that sign in as it, until they have the new client ID',
    },
    destroy: {
      severity: 'high',
      meaning: 'nothing can sign in as it any more, neither a pipeline nor an account that uses it for its key',
      window: 'Pipelines that sign in as it, permanently',
    },
  },
} satisfies Readonly<Record<string, TypeEffects>>;
