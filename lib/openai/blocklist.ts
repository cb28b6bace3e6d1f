import { CognitiveAccountRaiBlocklist } from '@cdktf/provider-azurerm/lib/cognitive-account-rai-blocklist';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { nameProblem } from '../catalog/name-rules';
import { AzapiResourceAction } from '../terraform/azapi';
import { absenceFailure, isReference, listFailure, textFailure } from '../terraform/checks';
import { baseStackOf } from '../terraform/owning-stack';
import { isMarked, mark, markerOf } from '../terraform/marker';
import { requireObject, throwIfAny } from '../terraform/validation-error';
import type { AccountIdentity, IOpenAIAccount } from './account-interface';
import { AccountWrites } from './account-writes';
import type { BlocklistItem } from './blocklist-content';
import { BlocklistContent } from './blocklist-content';
import { partOfAccount } from './part-of-account';
import { onAccount } from './requests';
import { TermsVariable } from './terms-variable';
import { ANY_HASH, termsVariableProblem } from './variable-name';

/** A list of words for content filters, new or existing. */
export interface IBlocklist extends IConstruct {
  /** The list's name in Azure, as text. For a list from a variable, the expression of the name. */
  readonly blocklistName: string;
  /** The name as a reference, so that the filter depends on the list. For an existing list, the name as text. */
  readonly reference: string;
  /** The account that the list belongs to; undefined if it is not known. */
  readonly account: AccountIdentity | undefined;
}

/** The account, and the content of a blocklist to create on it. */
export type BlocklistProps = BlocklistOptions & {
  /** The account, whose other writes the list waits for. */
  readonly account: IOpenAIAccount;
};

/** The content of a blocklist: words in the configuration, or a variable that contains them. */
export type BlocklistOptions = WrittenBlocklistOptions | PreparedBlocklistOptions | VariableBlocklistOptions;

/** What all blocklists can have. */
export interface DescribedBlocklistOptions {
  /**
   * The purpose of the list, shown in Azure. It is updated in place.
   *
   * @default - no description
   */
  readonly description?: string;
}

/** A list of words that are part of the configuration. At least one term or pattern. */
export interface WrittenBlocklistOptions extends DescribedBlocklistOptions {
  /**
   * Words and phrases, at most 1,000 characters each. Order, duplicates and surrounding spaces make no difference.
   *
   * @default - none
   */
  readonly terms?: readonly string[];
  /**
   * Regular expressions, in the part of RE2 that docs/blocklists.md describes.
   *
   * @default - none
   */
  readonly patterns?: readonly string[];
  /** Not with this kind of content. */
  readonly content?: never;
  /** Not with this kind of content. */
  readonly termsVariable?: never;
}

/** A list of words whose content is already computed, for a long list that is in several stacks. */
export interface PreparedBlocklistOptions extends DescribedBlocklistOptions {
  /** The computed content. */
  readonly content: BlocklistContent;
  /** Not with this kind of content. */
  readonly terms?: never;
  /** Not with this kind of content. */
  readonly patterns?: never;
  /** Not with this kind of content. */
  readonly termsVariable?: never;
}

/** A list of words that are known only when Terraform runs. */
export interface VariableBlocklistOptions extends DescribedBlocklistOptions {
  /** The sensitive Terraform variable, a set of strings, that contains the words. The stack declares it once for all of its lists. */
  readonly termsVariable: string;
  /** Not with this kind of content. */
  readonly terms?: never;
  /** Not with this kind of content. */
  readonly patterns?: never;
  /** Not with this kind of content. */
  readonly content?: never;
}

/**
 * The number of items that one request adds. The service documents no limit. 100 items of the maximum length are about 120 kB (up to
 * six times that if every character is escaped), well below the limit of 4 MiB of Azure Resource Manager. A request that fails
 * affects only a small part of the list.
 */
export const ITEMS_PER_REQUEST = 100;

const MARKER = markerOf('Blocklist');

/**
 * An immutable list of blocked words: its name in Azure ends in a hash of its content, so different content is a different list.
 * Terraform creates the new list, fills it, moves the filters to it and then deletes the old one. A single item cannot be a resource:
 * for a missing item, the service answers 400 instead of 404.
 *
 * Create it with `account.addBlocklist`, or with this constructor to choose its scope.
 */
export class Blocklist extends Construct implements IBlocklist {
  /** Whether a value is a blocklist that a stack creates, also of another copy of this package. */
  static isBlocklist(value: unknown): value is Blocklist {
    return isMarked(value, MARKER);
  }

  /** An existing list of the account that uses it. */
  static fromBlocklistName(scope: Construct, id: string, blocklistName: string): IBlocklist {
    return new ImportedBlocklist(scope, id, () => ({ name: blocklistName }));
  }

  /**
   * An existing list, for filters of its account.
   *
   * @throws if the text is not the ID of a list
   */
  static fromBlocklistId(scope: Construct, id: string, blocklistId: string): IBlocklist {
    return new ImportedBlocklist(scope, id, (list) => partOfAccount(list, 'blocklist', 'a blocklist', blocklistId));
  }

  readonly blocklistName: string;
  readonly reference: string;
  readonly account: IOpenAIAccount;
  /** The binding of the provider with all attributes. */
  readonly resource: CognitiveAccountRaiBlocklist;
  /** The requests that fill the list, in order. */
  readonly itemRequests: readonly AzapiResourceAction[];

  constructor(scope: Construct, id: string, props: BlocklistProps) {
    super(scope, id);
    mark(this, MARKER);
    requireObject(this, props);
    const { account, description } = props;
    throwIfAny(this, [
      absenceFailure('account', account),
      contentFailure(props),
      ...wordFailures('term', props.terms),
      ...wordFailures('pattern', props.patterns),
    ]);
    const { hash, requests } = props.termsVariable === undefined ? this.written(props) : this.variable(props.termsVariable);
    const writes = AccountWrites.of(this, account);
    throwIfAny(this, [writes.claim('blocklist', id)]);
    this.account = account;
    this.blocklistName = `${id}-${hash}`;
    this.resource = new CognitiveAccountRaiBlocklist(this, 'Resource', {
      name: this.blocklistName,
      cognitiveAccountId: account.accountId,
      ...(description === undefined ? {} : { description }),
      // The filters leave the old list before it is deleted.
      lifecycle: { createBeforeDestroy: true },
    });
    this.reference = this.resource.name;
    this.itemRequests = requests.map((body, i) => this.request(i, body));
    writes.order.add('blocklist', id, this.resource);
    for (const request of this.itemRequests) writes.order.add('blocklistItems', request.node.path, request);
  }

  private written({
    content: prepared,
    terms = [],
    patterns = [],
  }: WrittenBlocklistOptions | PreparedBlocklistOptions): Filling {
    const content = prepared ?? new BlocklistContent({ terms, patterns });
    throwIfAny(this, [nameProblem('blocklist', `${this.node.id}-${content.hash}`), ...content.problems]);
    return { hash: content.hash, requests: chunksOf(content.items) };
  }

  private variable(name: string): Filling {
    throwIfAny(this, [
      nameProblem('blocklist', `${this.node.id}-${ANY_HASH}`),
      isReference(name) ? 'the name of the terms variable is a reference; write the name as text' : termsVariableProblem(name),
    ]);
    const { hash, items } = TermsVariable.of(this, name);
    return { hash, requests: [items] };
  }

  private request(position: number, body: Body): AzapiResourceAction {
    const stack = baseStackOf(this);
    const request = new AzapiResourceAction(this, `items_${String(position).padStart(3, '0')}`, {
      type: 'Microsoft.CognitiveServices/accounts/raiBlocklists@2025-06-01',
      resourceId: this.resource.id,
      action: 'addRaiBlocklistItems',
      ...(stack ? {} : { body }),
      ...onAccount(this.account.accountId),
      lifecycle: { createBeforeDestroy: true },
    });
    stack?.addPlainValue(request, 'body', body);
    return request;
  }
}

/** TypeScript allows only one kind of content, JavaScript does not. */
function contentFailure({ terms, patterns, content, termsVariable }: BlocklistOptions): string | undefined {
  const kinds = [terms ?? patterns, content, termsVariable].filter((each) => each !== undefined);
  return kinds.length > 1 ? 'set either terms and patterns, or content, or termsVariable' : undefined;
}

/** The problems of words that are no texts, without repeating them. */
function wordFailures(what: string, words: unknown): (string | undefined)[] {
  if (!Array.isArray(words)) return [listFailure(`${what}s`, words)];
  return words.map((word, i) => (typeof word === 'string' ? undefined : `${what} ${i + 1}: the entry must be text`));
}

class ImportedBlocklist extends Construct implements IBlocklist {
  readonly blocklistName: string;
  readonly reference: string;
  readonly account: AccountIdentity | undefined;

  constructor(
    scope: Construct,
    id: string,
    read: (list: Construct) => { readonly name: string; readonly account?: AccountIdentity },
  ) {
    super(scope, id);
    const { name, account } = read(this);
    throwIfAny(this, [textFailure('blocklist name', name)]);
    this.blocklistName = name;
    this.reference = name;
    this.account = account;
  }
}

/** The body of one request: items, or an expression of the items. */
type Body = readonly BlocklistItem[] | string;

/** The hash in the name of a list, and the requests that fill it. */
interface Filling {
  readonly hash: string;
  readonly requests: readonly Body[];
}

const chunksOf = (items: readonly BlocklistItem[]) =>
  Array.from({ length: Math.ceil(items.length / ITEMS_PER_REQUEST) }, (_, i) =>
    items.slice(i * ITEMS_PER_REQUEST, (i + 1) * ITEMS_PER_REQUEST),
  );
