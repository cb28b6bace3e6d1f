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

/** A policy for deployments. */
export interface IContentFilter {
  /** The policy's name, possibly as a reference, so that the deployment depends on the policy. */
  readonly policyName: string;
}

/** The settings and the name of a content filter. */
export interface ContentFilterProps extends ContentFilterSettings {
  /**
   * The policy's name in Azure.
   *
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * Your own lists of words that it blocks.
   *
   * @default - none
   */
  readonly blocklists?: readonly AttachedBlocklist[];
}

/**
 * A content filter policy (`Microsoft.CognitiveServices/accounts/raiPolicies`). It uses azapi, because azurerm 4.55 requires a
 * severity for filters that have none.
 *
 * Create it with `account.addContentFilter`.
 */
export class ContentFilter extends Construct implements IContentFilter {
  /** A built-in policy of Azure, such as `Microsoft.DefaultV2`, or an existing policy. */
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
        ? `the content filter name '${name}' is reserved: names that begin with '${SYSTEM_POLICY_PREFIX}' are built-in policies of Azure`
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
      // The service returns filters in a different order and adds filters. Neither is a difference.
      ignoreCasing: true,
      listUniqueIdProperty: {
        'properties.contentFilters': 'name, source',
        'properties.customBlocklists': 'blocklistName, source',
      },
      ignoreOtherItemsInList: ['properties.contentFilters'],
      ...onAccount(accountId),
      // A removed filter is deleted only after the deployments have left it.
      lifecycle: { createBeforeDestroy: true },
    });
    this.policyName = this.resource.name;
  }
}
