import { ConsumptionBudgetResourceGroup } from '@cdktf/provider-azurerm/lib/consumption-budget-resource-group';
import { ConsumptionBudgetSubscription } from '@cdktf/provider-azurerm/lib/consumption-budget-subscription';
import { Construct } from 'constructs';
import { textFailure, uuidFailure } from '../terraform/checks';
import { requireList, requireObject, throwIfAny } from '../terraform/validation-error';
import type { BudgetOptions } from './budget-options';
import { budgetAttributes } from './budget-options';

/** A budget for a resource group. */
export interface ResourceGroupBudgetProps extends BudgetOptions {
  /** The ID of the resource group as a reference or text. */
  readonly resourceGroupId: string;
}

/**
 * A budget for the costs of a resource group in a calendar month. Azure sends notifications, and stops nothing. It does not count
 * what is billed elsewhere, such as reservations.
 */
export class ResourceGroupBudget extends Construct {
  /** The binding of the provider with all attributes. */
  readonly resource: ConsumptionBudgetResourceGroup;

  constructor(scope: Construct, id: string, props: ResourceGroupBudgetProps) {
    super(scope, id);
    requireObject(this, props);
    throwIfAny(this, [textFailure('resource group ID', props.resourceGroupId)]);
    this.resource = new ConsumptionBudgetResourceGroup(this, 'Resource', {
      ...budgetAttributes(this, props),
      resourceGroupId: props.resourceGroupId,
    });
  }
}

/** A budget for several resource groups of a subscription. */
export interface SubscriptionBudgetProps extends BudgetOptions {
  /** The subscription. */
  readonly subscriptionId: string;
  /** The names of the resource groups whose costs count. They may not exist yet. */
  readonly resourceGroups: readonly string[];
}

/** A budget for the costs of some resource groups together in a calendar month. See `ResourceGroupBudget`. */
export class SubscriptionBudget extends Construct {
  /** The binding of the provider with all attributes. */
  readonly resource: ConsumptionBudgetSubscription;

  constructor(scope: Construct, id: string, props: SubscriptionBudgetProps) {
    super(scope, id);
    requireObject(this, props);
    const { subscriptionId, resourceGroups } = props;
    requireList(this, 'resource groups', resourceGroups);
    throwIfAny(this, [
      uuidFailure('subscription', subscriptionId),
      resourceGroups.length === 0 ? 'the resource groups are empty; the budget would count nothing' : undefined,
    ]);
    this.resource = new ConsumptionBudgetSubscription(this, 'Resource', {
      ...budgetAttributes(this, props),
      subscriptionId: `/subscriptions/${subscriptionId}`,
      filter: { dimension: [{ name: 'ResourceGroupName', operator: 'In', values: [...resourceGroups] }] },
    });
  }
}
