import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { conventionalNames } from '../catalog/conventional-names';
import { RETENTION_DAYS } from '../catalog/log-retention';
import { absenceFailure, nameFailure, shown, unlessNumberReference } from '../terraform/checks';
import { partsOfId } from '../terraform/imported-id';
import { preventDestroyIn } from '../terraform/owning-stack';
import type { IResourceGroup } from '../terraform/resource-group';
import { requireObject, throwIfAny } from '../terraform/validation-error';

/** A Log Analytics workspace, new or existing. */
export interface IWorkspace extends IConstruct {
  /** The workspace's ID as a reference or text. */
  readonly workspaceId: string;
}

/** A workspace to create. */
export interface WorkspaceProps {
  /** The resource group of the workspace. */
  readonly resourceGroup: IResourceGroup;
  /**
   * 4 to 63 letters, digits and hyphens.
   *
   * @default - `log-` and the name of the resource group without `rg-`
   */
  readonly name?: string;
  /**
   * How long logs are kept, 30 to 730 days.
   *
   * @default 90
   */
  readonly retentionDays?: number;
  /**
   * Whether a lock in Azure stops people and other tools from deleting the workspace. It does not stop Terraform, which deletes the lock
   * first, or a purge of logs.
   *
   * @default false
   */
  readonly isLocked?: boolean;
  /**
   * The Azure name of its region, such as `swedencentral`.
   *
   * @default - the location of the resource group
   */
  readonly location?: string;
  /**
   * Tags of the workspace, which take precedence over those of the scope.
   *
   * @default - the tags of the scope
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A Log Analytics workspace without keys. Its logs stay if the account is deleted. */
export class Workspace extends Construct implements IWorkspace {
  /**
   * An existing workspace.
   *
   * @throws if the text is not the ID of a workspace
   */
  static fromWorkspaceId(scope: Construct, id: string, workspaceId: string): IWorkspace {
    return new ImportedWorkspace(scope, id, workspaceId);
  }

  readonly workspaceId: string;
  /** The binding of the provider with all attributes. */
  readonly resource: LogAnalyticsWorkspace;

  constructor(scope: Construct, id: string, props: WorkspaceProps) {
    super(scope, id);
    requireObject(this, props);
    const { resourceGroup, retentionDays = DEFAULT_RETENTION, isLocked = false } = props;
    throwIfAny(this, [absenceFailure('resource group', resourceGroup)]);
    const name = props.name ?? conventionalNames.workspace(resourceGroup.groupName.replace(/^rg-/, ''));
    throwIfAny(this, [nameFailure('workspace', name), retentionFailure(retentionDays)]);
    this.resource = new LogAnalyticsWorkspace(this, 'Resource', {
      name,
      resourceGroupName: resourceGroup.reference,
      location: props.location ?? resourceGroup.location,
      sku: 'PerGB2018',
      retentionInDays: retentionDays,
      localAuthenticationEnabled: false,
      ...(props.tags ? { tags: props.tags } : {}),
      // A removed workspace is deleted only after the logs have another destination.
      lifecycle: { createBeforeDestroy: true, preventDestroy: preventDestroyIn(this) },
    });
    this.workspaceId = this.resource.id;
    if (isLocked)
      new ManagementLock(this, 'lock', {
        name: 'keep-logs',
        scope: this.resource.id,
        lockLevel: 'CanNotDelete',
        notes: 'Keeps the logs of Azure OpenAI. To remove the lock, change locks in the environment file.',
      });
  }
}

const DEFAULT_RETENTION = 90;

const retentionFailure = (days: number) =>
  unlessNumberReference('retention in days', days, (given) => {
    const { min, max } = RETENTION_DAYS;
    return Number.isInteger(given) && given >= min && given <= max
      ? undefined
      : `logs cannot be kept for ${shown(given)} days; Azure allows ${min} to ${max}`;
  });

class ImportedWorkspace extends Construct implements IWorkspace {
  constructor(
    scope: Construct,
    id: string,
    readonly workspaceId: string,
  ) {
    super(scope, id);
    partsOfId(this, 'workspace', 'a Log Analytics workspace', workspaceId);
  }
}
