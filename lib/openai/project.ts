import { CognitiveAccountProject } from '@cdktf/provider-azurerm/lib/cognitive-account-project';
import { Construct } from 'constructs';
import type { IGrantee, Principal } from '../access/grantee';
import { RoleGrant } from '../access/role-grant';
import { projectEndpointOf } from '../catalog/clouds';
import { absenceFailure, isReference, nameFailure, optionalTextFailure } from '../terraform/checks';
import { preventDestroyIn } from '../terraform/owning-stack';
import { cloudIn } from '../terraform/subscription';
import { requireObject, throwIfAny } from '../terraform/validation-error';
import type { IOpenAIAccount } from './account-interface';
import { AccountWrites } from './account-writes';
import type { ConnectionOptions } from './project-connection';
import { ProjectConnection } from './project-connection';

/** An account that a stack creates, which may have projects. */
export interface IProjectAccount extends IOpenAIAccount {
  readonly location: string;
  /** The first label of the endpoint's host name. */
  readonly customSubdomain: string;
  /** Whether it can have projects. */
  readonly hasProjects: boolean;
}

/** A project, in which people build agents. */
export interface ProjectOptions {
  /**
   * The name that the portal shows.
   *
   * @default - the name of the project
   */
  readonly displayName?: string | undefined;
  /**
   * What the project is for.
   *
   * @default - the display name
   */
  readonly description?: string | undefined;
  /**
   * Its name in Azure. 2 to 64 characters.
   *
   * @default - the construct's id
   */
  readonly name?: string;
}

/** The account, and the project to create. */
export interface ProjectProps extends ProjectOptions {
  /** The account, of kind `AIServices` and with `projectManagement`. */
  readonly account: IProjectAccount;
}

/**
 * A project on an account. It has an identity of its own, which gets Foundry User on the account, as Microsoft requires for agents that
 * call its models. Create it with `account.addProject`. It holds the agents and their data, so Terraform refuses to replace it while the
 * stack protects its resources.
 */
export class Project extends Construct implements IGrantee {
  /** Its ID as a reference. */
  readonly projectId: string;
  /** Its name in Azure, possibly as a reference. */
  readonly projectName: string;
  /** The address of its API. */
  readonly endpoint: string;
  /** The account that it belongs to. */
  readonly account: IProjectAccount;
  readonly grantPrincipal: Principal;
  /** Its part of the names of role assignments. It does not depend on the ID of the construct if the name is known. */
  readonly principalName: string;
  /** The binding of the provider with all attributes. */
  readonly resource: CognitiveAccountProject;

  constructor(scope: Construct, id: string, props: ProjectProps) {
    super(scope, id);
    requireObject(this, props);
    const { account, name = id } = props;
    throwIfAny(this, [
      absenceFailure('account', account),
      nameFailure('project', name),
      optionalTextFailure('display name', props.displayName),
      optionalTextFailure('description', props.description),
    ]);
    const writes = AccountWrites.of(this, account);
    throwIfAny(this, [
      account.hasProjects
        ? undefined
        : 'the account has no projects; create it with kind AIServices and projectManagement: true',
      writes.claim('project', name),
    ]);
    const displayName = props.displayName ?? name;
    this.resource = new CognitiveAccountProject(this, 'Resource', {
      name,
      cognitiveAccountId: account.accountId,
      location: account.location,
      identity: { type: 'SystemAssigned' },
      // Azure keeps the former text of an attribute that is left out.
      displayName,
      description: props.description ?? displayName,
      lifecycle: { preventDestroy: preventDestroyIn(this) },
    });
    writes.order.add('project', id, this.resource);
    this.account = account;
    this.projectId = this.resource.id;
    this.projectName = name;
    this.endpoint = projectEndpointOf(account.customSubdomain, name, cloudIn(this));
    this.grantPrincipal = { principalId: this.resource.identity.principalId, principalType: 'ServicePrincipal' };
    // Another key of the same project keeps its assignments.
    this.principalName = isReference(name) ? this.node.path : `${account.node.path}/projects/${name}`;
    new RoleGrant(this, 'grant', {
      grantee: this,
      role: 'Foundry User',
      scope: account.accountId,
      ...{ scopeId: account.node.path, principalName: this.principalName },
      subscriptionId: account.subscriptionId,
      // Every account of `OpenAIAccount` accepts only tokens.
      keysAreOff: true,
    });
  }

  /** Adds a connection that signs in with the identity of the project, and the role that it needs on the connected resource. */
  connect(id: string, options: ConnectionOptions): ProjectConnection {
    return new ProjectConnection(this, id, { ...options, project: this });
  }
}
