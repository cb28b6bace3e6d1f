import { CognitiveAccountRaiBlocklist } from '@cdktf/provider-azurerm/lib/cognitive-account-rai-blocklist';
import { Construct } from 'constructs';
import { nameProblem } from '../catalog/name-rules';
import { AzapiResourceAction } from '../terraform/azapi';
import { BaseStack } from '../terraform/base-stack';
import { throwIfAny } from '../terraform/validation-error';
import type { BlocklistItem } from './blocklist-content';
import { BlocklistContent } from './blocklist-content';
import { onAccount } from './requests';
import { TermsVariable } from './terms-variable';
import { ANY_HASH, termsVariableProblem } from './variable-name';

/** A list of words that a content filter can be given. */
export interface IBlocklist {
  /** The list's name in Azure, as text; of a list from a variable, the expression that comes to it. */
  readonly blocklistName: string;
  /** The name as a reference that makes the filter wait for the list; the text where the list was made elsewhere. */
  readonly reference: string;
}

/** What a blocklist holds: words that are written down, or a variable that has them. */
export type BlocklistProps = WrittenBlocklistProps | PreparedBlocklistProps | VariableBlocklistProps;

interface DescribedBlocklistProps {
  /**
   * What the list is for, in Azure. Changed in place.
   *
   * @default - no description
   */
  readonly description?: string;
}

/** A list of words that are part of the configuration. At least one term or pattern. */
export interface WrittenBlocklistProps extends DescribedBlocklistProps {
  /**
   * Words and phrases, at most 1,000 characters each. Order, duplicates and blanks around them make no difference.
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
  readonly content?: never;
  readonly termsVariable?: never;
}

/** The same, worked out already: for a long list that is in several stacks. */
export interface PreparedBlocklistProps extends DescribedBlocklistProps {
  readonly content: BlocklistContent;
  readonly terms?: never;
  readonly patterns?: never;
  readonly termsVariable?: never;
}

/** A list of words that only whoever runs Terraform has. */
export interface VariableBlocklistProps extends DescribedBlocklistProps {
  /** The sensitive Terraform variable, a set of texts, that has the words. The stack declares it once for all of its lists. */
  readonly termsVariable: string;
  readonly terms?: never;
  readonly patterns?: never;
  readonly content?: never;
}

/**
 * How many items one request adds. The service documents no limit. 100 items of the longest kind are about 120 kB (up to six
 * times that where every character is escaped), well below the 4 MiB that Azure Resource Manager takes, and a request that fails
 * names a small part of the list.
 */
export const ITEMS_PER_REQUEST = 100;

/**
 * A list of blocked words, which never changes: its name in Azure ends in a hash of what it holds, so another content is another
 * list. Terraform makes that, fills it, moves the filters over and then deletes the old one. An item by itself cannot be a
 * resource: for one that is missing the service answers 400 instead of 404.
 *
 * Create it with `account.addBlocklist`.
 */
export class Blocklist extends Construct implements IBlocklist {
  /** A list that was made elsewhere. */
  static fromBlocklistName(blocklistName: string): IBlocklist {
    return { blocklistName, reference: blocklistName };
  }

  readonly blocklistName: string;
  readonly reference: string;
  readonly resource: CognitiveAccountRaiBlocklist;
  /** The requests that fill the list, in their order. */
  readonly itemRequests: readonly AzapiResourceAction[];

  constructor(
    scope: Construct,
    id: string,
    private readonly accountId: string,
    { description, ...words }: BlocklistProps,
  ) {
    super(scope, id);
    const { hash, requests } = words.termsVariable === undefined ? this.written(words) : this.variable(words.termsVariable);
    this.blocklistName = `${id}-${hash}`;
    this.resource = new CognitiveAccountRaiBlocklist(this, 'Resource', {
      name: this.blocklistName,
      cognitiveAccountId: accountId,
      ...(description === undefined ? {} : { description }),
      // The filters leave the old list before it goes.
      lifecycle: { createBeforeDestroy: true },
    });
    this.reference = this.resource.name;
    this.itemRequests = requests.map((body, i) => this.request(i, body));
  }

  private written({ content: prepared, terms = [], patterns = [] }: WrittenBlocklistProps | PreparedBlocklistProps): Filling {
    const content = prepared ?? new BlocklistContent({ terms, patterns });
    throwIfAny(this, [nameProblem('blocklist', `${this.node.id}-${content.hash}`), ...content.problems]);
    return { hash: content.hash, requests: chunksOf(content.items) };
  }

  private variable(name: string): Filling {
    throwIfAny(this, [nameProblem('blocklist', `${this.node.id}-${ANY_HASH}`), termsVariableProblem(name)]);
    const { hash, items } = TermsVariable.of(this, name);
    return { hash, requests: [items] };
  }

  private request(position: number, body: Body): AzapiResourceAction {
    const request = new AzapiResourceAction(this, `items_${String(position).padStart(3, '0')}`, {
      type: 'Microsoft.CognitiveServices/accounts/raiBlocklists@2025-06-01',
      resourceId: this.resource.id,
      action: 'addRaiBlocklistItems',
      ...onAccount(this.accountId),
      lifecycle: { createBeforeDestroy: true },
    });
    BaseStack.of(this).addPlainValue(request, 'body', body);
    return request;
  }
}

/** What one request adds: items, or the expression that comes to them. */
type Body = readonly BlocklistItem[] | string;

/** How a list is named and filled. */
interface Filling {
  readonly hash: string;
  readonly requests: readonly Body[];
}

const chunksOf = (items: readonly BlocklistItem[]) =>
  Array.from({ length: Math.ceil(items.length / ITEMS_PER_REQUEST) }, (_, i) =>
    items.slice(i * ITEMS_PER_REQUEST, (i + 1) * ITEMS_PER_REQUEST),
  );
