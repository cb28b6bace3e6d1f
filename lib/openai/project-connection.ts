import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { assignmentName } from '../access/assignment-name';
import type { IGrantee } from '../access/grantee';
import type { ConnectionAccess, ConnectionType } from '../catalog/connections';
import { CONNECTION_ACCESS, CONNECTION_TYPES, CONNECTIONS, CONNECTIONS_API } from '../catalog/connections';
import { AzapiResource } from '../terraform/azapi';
import { choiceFailure, nameFailure, optionalChoiceFailure } from '../terraform/checks';
import { partsOfId } from '../terraform/imported-id';
import { requireObject, throwIfAny } from '../terraform/validation-error';
import type { IOpenAIAccount } from './account-interface';
import { AccountWrites } from './account-writes';
import { onAccount } from './requests';

/** A resource to connect to. */
export interface ConnectionOptions {
  /** What the resource is. */
  readonly type: ConnectionType;
  /** The ID of the resource, which can be in another subscription of the tenant. */
  readonly resourceId: string;
  /**
   * What the identity of the project may do with the content of the resource.
   *
   * @default read
   */
  readonly access?: ConnectionAccess;
}

/** A project that connects to something. */
export interface IConnectingProject extends IConstruct, IGrantee {
  /** Its ID as a reference. */
  readonly projectId: string;
  /** The account of the project. */
  readonly account: IOpenAIAccount;
  /** What the names of its role assignments are derived from while the ID of its identity is not known. */
  readonly principalName: string;
}

/** The project, and the resource that it connects to. */
export interface ConnectionProps extends ConnectionOptions {
  /** The project that the connection belongs to. */
  readonly project: IConnectingProject;
}

/**
 * A connection of a project to another resource, without a key: it signs in with the identity of the project. Create it with
 * `project.connect`. azurerm has connections only of accounts (since 4.81.0), so azapi creates it.
 */
export class ProjectConnection extends Construct {
  /** The binding of azapi with all attributes. */
  readonly resource: AzapiResource;
  /** The role of the project on the connected resource. */
  readonly assignment: RoleAssignment;

  constructor(scope: Construct, id: string, props: ConnectionProps) {
    super(scope, id);
    requireObject(this, props);
    const { project, type, resourceId, access = 'read' } = props;
    throwIfAny(this, [
      nameFailure('connection', id),
      choiceFailure('type of a connection', type, CONNECTION_TYPES),
      optionalChoiceFailure('access of a connection', props.access, CONNECTION_ACCESS),
    ]);
    const { resourceType, category, target, roles } = CONNECTIONS[type];
    const { names, subscriptionId } = partsOfId(this, resourceType, 'a resource of this type', resourceId);
    const { account } = project;
    this.assignment = new RoleAssignment(this, 'role', {
      name: assignmentName(resourceId, project.principalName, roles[access].id),
      scope: resourceId,
      roleDefinitionId: `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${roles[access].id}`,
      ...project.grantPrincipal,
    });
    this.resource = new AzapiResource(this, 'Resource', {
      type: `Microsoft.CognitiveServices/accounts/projects/connections@${CONNECTIONS_API}`,
      name: id,
      parentId: project.projectId,
      body: {
        properties: {
          authType: 'AAD',
          category,
          target: target(names[0] ?? ''),
          isSharedToAll: false,
          metadata: { ApiType: 'Azure', ResourceId: resourceId },
        },
      },
      ...onAccount(account.accountId),
    });
    AccountWrites.of(this, account).order.add('connection', `${project.node.id} ${id}`, this.resource);
  }
}
