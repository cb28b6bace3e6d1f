import { Construct } from 'constructs';
import type { IGrantee, Principal } from '../access/grantee';
import { RoleGrant } from '../access/role-grant';
import type { AccountKind } from '../catalog/clouds';
import { PRIVATE_LINK_GROUP } from '../catalog/clouds';
import type { Residency } from '../catalog/residency';
import type { RoleWord } from '../catalog/roles';
import type { PrivateEndpointOptions, PrivateLinkTarget } from '../network/private-endpoint';
import { PrivateEndpoint } from '../network/private-endpoint';
import { Diagnostics } from '../observability/diagnostics';
import type { IWorkspace } from '../observability/workspace';
import { checkGuardrails, Guardrails } from '../terraform/guardrails';
import { innerScope } from '../terraform/inner-scope';
import { HIDDEN } from '../terraform/logical-ids';
import { baseStackOf } from '../terraform/owning-stack';
import type { IResourceGroup } from '../terraform/resource-group';
import type { GrantOptions, IOpenAIAccount, SendLogsOptions } from './account-interface';
import { AccountWrites } from './account-writes';
import type { BlocklistOptions } from './blocklist';
import { Blocklist } from './blocklist';
import type { ContentFilterOptions } from './content-filter';
import { ContentFilter } from './content-filter';
import { grantId } from './grant-id';
import type { ModelDeploymentOptions } from './model-deployment';
import { ModelDeployment } from './model-deployment';

/** What new and existing accounts have in common. Each kind of child has its own scope, so that two kinds can have the same id. */
export abstract class OpenAIAccountBase extends Construct implements IOpenAIAccount {
  abstract readonly accountId: string;
  abstract readonly knownId: string | undefined;
  abstract readonly accountName: string;
  abstract readonly subscriptionId: string;
  abstract readonly resourceGroup: IResourceGroup;
  abstract readonly location: string | undefined;
  abstract readonly residency: Residency | undefined;
  abstract readonly knownKind: AccountKind | undefined;
  abstract readonly kind: AccountKind;
  abstract readonly endpoint: string;
  abstract readonly v1BaseUrl: string;
  abstract readonly identityPrincipalId: string;
  /** Whether the account is known to accept no keys. */
  protected abstract readonly keysAreOff: boolean;
  /** Attributes of the account whose change requires new endpoints. */
  protected abstract readonly endpointTriggers: readonly string[];

  /**
   * Has the guardrails of the stack checked, and declares what the Terraform does not show.
   *
   * @param account the address of its resource, or its ID
   * @param residency where prompts may be processed, if the account sets it
   * @param location its region, if the stack does not create it
   */
  protected watch(account: string, residency: Residency | undefined, location?: string): void {
    if (!baseStackOf(this)) checkGuardrails(this);
    if (residency === undefined && location === undefined) return;
    Guardrails.of(this).promiseFor(account, {
      ...(residency === undefined ? {} : { residency }),
      ...(location === undefined ? {} : { location }),
    });
  }

  get grantPrincipal(): Principal {
    return { principalId: this.identityPrincipalId, principalType: 'ServicePrincipal' };
  }

  get privateLink(): PrivateLinkTarget {
    return {
      name: this.accountName,
      resourceId: this.accountId,
      groupId: PRIVATE_LINK_GROUP,
      resourceGroup: this.resourceGroup,
      replaceTriggeredBy: this.endpointTriggers,
      connected: (endpoint) => {
        AccountWrites.of(endpoint, this).order.add('privateEndpoint', endpoint.node.id, endpoint.resource);
      },
    };
  }

  addDeployment(id: string, options: ModelDeploymentOptions): ModelDeployment {
    return new ModelDeployment(innerScope(this, 'deployment'), id, { ...options, account: this });
  }

  addContentFilter(id: string, options: ContentFilterOptions = {}): ContentFilter {
    return new ContentFilter(innerScope(this, 'filter'), id, { ...options, account: this });
  }

  addBlocklist(id: string, options: BlocklistOptions): Blocklist {
    return new Blocklist(innerScope(this, 'blocklist'), id, { ...options, account: this });
  }

  addPrivateEndpoint(id: string, options: PrivateEndpointOptions): PrivateEndpoint {
    return new PrivateEndpoint(innerScope(this, HIDDEN), id, { ...options, target: this.privateLink });
  }

  sendLogsTo(workspace: IWorkspace, { id = 'diagnostics', ...options }: SendLogsOptions = {}): Diagnostics {
    return new Diagnostics(innerScope(this, HIDDEN), id, { ...options, account: this, workspace });
  }

  grant(grantee: IGrantee, role: RoleWord, { id }: GrantOptions = {}): RoleGrant {
    return new RoleGrant(innerScope(this, 'grant'), id ?? grantId(this, grantee, role), {
      grantee,
      role,
      scope: this.accountId,
      ...(this.knownId === undefined ? {} : { scopeId: this.knownId }),
      subscriptionId: this.subscriptionId,
      keysAreOff: this.keysAreOff,
    });
  }

  grantInference(grantee: IGrantee, options?: GrantOptions): RoleGrant {
    return this.grant(grantee, 'inference', options);
  }
}
