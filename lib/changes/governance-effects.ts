import type { TypeEffects } from './effect';

const NOT_JUDGED = 'Azure no longer reports or refuses what is against its policies';
const WINDOW = 'Nothing. Until the new assignment has an effect, up to 15 minutes, nothing is refused';

/** The effect of deleting an assignment of Azure Policy. */
const ASSIGNMENT: TypeEffects = {
  replace: { severity: 'critical', meaning: NOT_JUDGED, window: WINDOW },
  destroy: { severity: 'critical', meaning: NOT_JUDGED },
};

/** The effect of deleting a definition or a set: Azure refuses it while an assignment or a set uses it. */
const DEFINITION: TypeEffects = {
  replace: { severity: 'high', meaning: 'Azure refuses to delete it while it is in use' },
  destroy: { severity: 'high', meaning: 'it can no longer be assigned' },
};

/** The resource types of the assignments of Azure Policy. */
export const GOVERNANCE_EFFECTS = {
  azurerm_management_group_policy_assignment: ASSIGNMENT,
  azurerm_management_group_policy_set_definition: DEFINITION,
  azurerm_policy_definition: DEFINITION,
  azurerm_policy_set_definition: DEFINITION,
  azurerm_subscription_policy_assignment: ASSIGNMENT,
} satisfies Readonly<Record<string, TypeEffects>>;
