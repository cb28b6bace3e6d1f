import type { Construct } from 'constructs';
import { conventionalNames } from '../lib/catalog/conventional-names';
import type { Alerts } from '../lib/fleet/watch';
import type { IActionGroup } from '../lib/observability/action-group';
import { ActionGroup } from '../lib/observability/action-group';
import type { IResourceGroup } from '../lib/terraform/resource-group';

/** Adds the action group that alerts notify, unless it exists. */
export const addActionGroup = (
  stack: Construct,
  recipients: Alerts['recipients'],
  { place, resourceGroup }: { readonly place: string; readonly resourceGroup: IResourceGroup },
): IActionGroup =>
  'actionGroupId' in recipients
    ? ActionGroup.fromActionGroupId(stack, 'existing_action_group', recipients.actionGroupId)
    : new ActionGroup(stack, 'action_group', {
        ...recipients,
        resourceGroup,
        // An existing resource group can have several stamps.
        name: conventionalNames.actionGroup(place, recipients.location),
      });
