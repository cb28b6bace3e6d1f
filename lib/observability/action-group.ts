import { MonitorActionGroup } from '@cdktf/provider-azurerm/lib/monitor-action-group';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { ANYWHERE } from '../catalog/alert-places';
import { conventionalNames } from '../catalog/conventional-names';
import { idHash } from '../catalog/id-hash';
import { absenceFailure, nameFailure, textFailure } from '../terraform/checks';
import { partsOfId } from '../terraform/imported-id';
import type { IResourceGroup } from '../terraform/resource-group';
import { requireList, requireObject, throwIfAny } from '../terraform/validation-error';

/** The people and systems that alerts notify, new or existing. */
export interface IActionGroup extends IConstruct {
  /** The ID of the action group as a reference or text. */
  readonly actionGroupId: string;
}

/** An action group to create. */
export interface ActionGroupProps {
  /** The resource group of the action group. */
  readonly resourceGroup: IResourceGroup;
  /** The e-mail addresses to notify, each once. Azure asks the owner of a new address for a code that it sends to the address. */
  readonly emails: readonly string[];
  /**
   * 1 to 260 characters.
   *
   * @default - `ag-`, the name of the resource group without `rg-`, and the location
   */
  readonly name?: string;
  /**
   * Where Azure processes notifications: a region, or `global` for any region. Azure supports only some regions.
   *
   * @default global
   */
  readonly location?: string;
}

/** The sender's name in e-mails. Azure allows 12 characters. */
const SHORT_NAME = 'azure-openai';

/** An action group that sends e-mails. Azure replaces it if its name or location changes. */
export class ActionGroup extends Construct implements IActionGroup {
  /**
   * An existing action group, which another team manages.
   *
   * @throws if the text is not the ID of an action group
   */
  static fromActionGroupId(scope: Construct, id: string, actionGroupId: string): IActionGroup {
    return new ImportedActionGroup(scope, id, actionGroupId);
  }

  readonly actionGroupId: string;
  /** The binding of the provider with all attributes. */
  readonly resource: MonitorActionGroup;

  constructor(scope: Construct, id: string, props: ActionGroupProps) {
    super(scope, id);
    requireObject(this, props);
    const { resourceGroup, emails, location = ANYWHERE } = props;
    throwIfAny(this, [absenceFailure('resource group', resourceGroup), textFailure('location', location)]);
    requireList(this, 'emails', emails);
    const name = props.name ?? conventionalNames.actionGroup(resourceGroup.groupName.replace(/^rg-/, ''), location);
    throwIfAny(this, [
      nameFailure('actionGroup', name),
      emails.length === 0 ? 'the emails are empty; an action group without a receiver notifies no one' : undefined,
    ]);
    this.resource = new MonitorActionGroup(this, 'Resource', {
      name,
      resourceGroupName: resourceGroup.reference,
      location,
      shortName: SHORT_NAME,
      // The hash of the address stays the same when others are added or removed.
      emailReceiver: emails.map((emailAddress) => ({
        name: `email-${idHash(emailAddress.toLowerCase())}`,
        emailAddress,
        useCommonAlertSchema: true,
      })),
      // A removed action group is deleted only after the alerts have another one.
      lifecycle: { createBeforeDestroy: true },
    });
    this.actionGroupId = this.resource.id;
  }
}

class ImportedActionGroup extends Construct implements IActionGroup {
  constructor(
    scope: Construct,
    id: string,
    readonly actionGroupId: string,
  ) {
    super(scope, id);
    partsOfId(this, 'actionGroup', 'an action group', actionGroupId);
  }
}
