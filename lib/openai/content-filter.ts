import { Construct } from 'constructs';
import { SYSTEM_POLICY_PREFIX } from '../catalog/content-filters';
import { nameProblem } from '../catalog/name-rules';
import { AzapiResource } from '../terraform/azapi';
import { throwIfAny, unlessToken } from '../terraform/validation-error';
import type { ContentFilterSettings } from '../content-safety/content-filter-settings';
import type { PolicyProperties } from '../content-safety/content-filter-policy';
import { policyProperties } from '../content-safety/content-filter-policy';
import type { AttachedBlocklist, PolicyAttachments } from './custom-blocklists';
import { customBlocklists } from './custom-blocklists';
import { onAccount } from './requests';

/** A policy that a deployment can be given. */
export interface IContentFilter {
  /** The policy's name, possibly as a reference that makes the deployment wait for the policy. */
  readonly policyName: string;
}

/** What a content filter blocks, and what it is called. */
export interface ContentFilterProps extends ContentFilterSettings {
  /**
   * The policy's name in Azure.
   *
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * Lists of words of your own that it blocks.
   *
   * @default - none
   */
  readonly blocklists?: readonly AttachedBlocklist[];
}

/**
 * A content filter policy (`Microsoft.CognitiveServices/accounts/raiPolicies`). It goes through azapi: azurerm 4.55 demands a
 * severity of filters that have none.
 *
 * Create it with `account.addContentFilter`.
 */
export class ContentFilter extends Construct implements IContentFilter {
  /** A policy that Azure maintains, such as `Microsoft.DefaultV2`, or one made elsewhere. */
  static fromPolicyName(policyName: string): IContentFilter {
    return { policyName };
  }

  readonly policyName: string;
  readonly resource: AzapiResource;

  constructor(scope: Construct, id: string, accountId: string, props: ContentFilterProps = {}) {
    super(scope, id);
    const name = props.name ?? id;
    throwIfAny(this, [
      unlessToken(name, (given) => nameProblem('contentFilter', given)),
      name.startsWith(SYSTEM_POLICY_PREFIX)
        ? `the content filter name '${name}' is reserved: names beginning with '${SYSTEM_POLICY_PREFIX}' are Azure's own policies`
        : undefined,
    ]);
    const properties: PolicyProperties & PolicyAttachments = {
      ...policyProperties(props),
      ...customBlocklists(props.blocklists ?? []),
    };
    this.resource = new AzapiResource(this, 'Resource', {
      type: 'Microsoft.CognitiveServices/accounts/raiPolicies@2025-06-01',
      name,
      parentId: accountId,
      body: { properties },
      // The service answers in an order of its own and adds filters by itself: neither is a difference.
      ignoreCasing: true,
      listUniqueIdProperty: {
        'properties.contentFilters': 'name, source',
        'properties.customBlocklists': 'blocklistName, source',
      },
      ignoreOtherItemsInList: ['properties.contentFilters'],
      ...onAccount(accountId),
      // A filter that is no longer wanted goes after the deployments have left it, not before.
      lifecycle: { createBeforeDestroy: true },
    });
    this.policyName = this.resource.name;
  }
}
