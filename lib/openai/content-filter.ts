import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { SYSTEM_POLICY_PREFIX } from '../catalog/content-filters';
import { AzapiResource } from '../terraform/azapi';
import {
  absenceFailure,
  listFailure,
  nameFailure,
  objectFailure,
  optionalChoiceFailure,
  unlessReference,
} from '../terraform/checks';
import { isMarked, mark, markerOf } from '../terraform/marker';
import { requireObject, throwIfAny } from '../terraform/validation-error';
import type { ContentFilterSettings } from '../content-safety/content-filter-settings';
import type { PolicyProperties } from '../content-safety/content-filter-policy';
import { policyProperties } from '../content-safety/content-filter-policy';
import type { AccountIdentity, IOpenAIAccount } from './account-interface';
import { AccountWrites } from './account-writes';
import type { AttachedBlocklist, PolicyAttachments } from './custom-blocklists';
import { BLOCKLIST_DIRECTIONS, customBlocklists } from './custom-blocklists';
import { settingFailures } from './filter-settings';
import { foreignFailure } from './foreign';
import { partOfAccount } from './part-of-account';
import { onAccount } from './requests';

/** A policy for deployments, new or existing. */
export interface IContentFilter extends IConstruct {
  /** The policy's name, possibly as a reference, so that the deployment depends on the policy. */
  readonly policyName: string;
  /** The policy's name in messages, not as a reference if it is known. */
  readonly policyText: string;
  /** The account that the policy belongs to; undefined for a policy of Azure, which every account has, and if it is not known. */
  readonly account: AccountIdentity | undefined;
}

/** The settings and the name of a content filter. */
export interface ContentFilterOptions extends ContentFilterSettings {
  /**
   * The policy's name in Azure. 2 to 64 characters.
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

/** The account, and the content filter to create on it. */
export interface ContentFilterProps extends ContentFilterOptions {
  /** The account, whose other writes the policy waits for. */
  readonly account: IOpenAIAccount;
}

const MARKER = markerOf('ContentFilter');

/**
 * A content filter policy (`Microsoft.CognitiveServices/accounts/raiPolicies`). It uses azapi, because azurerm 4.55 requires a
 * severity for filters that have none.
 *
 * Create it with `account.addContentFilter`, or with this constructor to choose its scope.
 */
export class ContentFilter extends Construct implements IContentFilter {
  /** Whether a value is a content filter that a stack creates, also of another copy of this package. */
  static isContentFilter(value: unknown): value is ContentFilter {
    return isMarked(value, MARKER);
  }

  /** A built-in policy of Azure, such as `Microsoft.DefaultV2`, or an existing policy of the account that uses it. */
  static fromPolicyName(scope: Construct, id: string, policyName: string): IContentFilter {
    return new ImportedFilter(scope, id, () => ({ name: policyName }));
  }

  /**
   * An existing policy, for deployments of its account.
   *
   * @throws if the text is not the ID of a policy
   */
  static fromContentFilterId(scope: Construct, id: string, contentFilterId: string): IContentFilter {
    return new ImportedFilter(scope, id, (filter) =>
      partOfAccount(filter, 'contentFilter', 'a content filter', contentFilterId),
    );
  }

  readonly policyName: string;
  readonly policyText: string;
  readonly account: IOpenAIAccount;
  /** What it stops, apart from words. */
  readonly settings: ContentFilterSettings;
  /** The blocklists that it uses, with their directions. */
  readonly blocklists: readonly AttachedBlocklist[];
  /** The binding of the provider with all attributes. */
  readonly resource: AzapiResource;

  constructor(scope: Construct, id: string, props: ContentFilterProps) {
    super(scope, id);
    mark(this, MARKER);
    requireObject(this, props);
    const { account, blocklists = [] } = props;
    const name = props.name ?? id;
    throwIfAny(this, [absenceFailure('account', account), listFailure('blocklists', blocklists)]);
    throwIfAny(this, [
      nameFailure('contentFilter', name),
      unlessReference(name, reservedProblem),
      ...settingFailures(props),
      ...blocklists.flatMap((attached) => attachmentFailures(attached, account)),
    ]);
    const writes = AccountWrites.of(this, account);
    throwIfAny(this, [writes.claim('content filter', name)]);
    this.resource = new AzapiResource(this, 'Resource', configOf(name, account, propertiesOf(props)));
    writes.order.add('contentFilter', id, this.resource);
    this.account = account;
    this.settings = props;
    this.blocklists = blocklists;
    this.policyName = this.resource.name;
    this.policyText = name;
  }
}

function attachmentFailures(attached: AttachedBlocklist, account: IOpenAIAccount): (string | undefined)[] {
  const failure = objectFailure('entry of blocklists', attached);
  if (failure !== undefined) return [failure];
  const { blocklist, direction } = attached;
  return [
    optionalChoiceFailure('direction of a blocklist', direction, BLOCKLIST_DIRECTIONS),
    absenceFailure('blocklist', blocklist) ?? foreignFailure('blocklist', blocklist.blocklistName, blocklist.account, account),
  ];
}

const reservedProblem = (name: string) =>
  name.startsWith(SYSTEM_POLICY_PREFIX)
    ? `the content filter name '${name}' is reserved: names that begin with '${SYSTEM_POLICY_PREFIX}' are built-in policies of Azure`
    : undefined;

const propertiesOf = (props: ContentFilterProps): PolicyProperties & PolicyAttachments => ({
  ...policyProperties(props),
  ...customBlocklists(props.blocklists ?? []),
});

const configOf = (name: string, { accountId }: IOpenAIAccount, properties: PolicyProperties & PolicyAttachments) => ({
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

class ImportedFilter extends Construct implements IContentFilter {
  readonly policyName: string;
  readonly policyText: string;
  readonly account: AccountIdentity | undefined;

  constructor(
    scope: Construct,
    id: string,
    read: (filter: Construct) => { readonly name: string; readonly account?: AccountIdentity },
  ) {
    super(scope, id);
    const { name, account } = read(this);
    throwIfAny(this, [nameFailure('contentFilter', name)]);
    this.policyName = name;
    this.policyText = name;
    this.account = account;
  }
}
