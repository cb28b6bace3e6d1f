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

/** A list of words for content filters. */
export interface IBlocklist {
  /** The list's name in Azure, as text. For a list from a variable, the expression of the name. */
  readonly blocklistName: string;
  /** The name as a reference, so that the filter depends on the list. For an existing list, the name as text. */
  readonly reference: string;
}

/** The content of a blocklist: words in the configuration, or a variable that contains them. */
export type BlocklistProps = WrittenBlocklistProps | PreparedBlocklistProps | VariableBlocklistProps;

interface DescribedBlocklistProps {
  /**
   * The purpose of the list, shown in Azure. It is updated in place.
   *
   * @default - no description
   */
  readonly description?: string;
}

/** A list of words that are part of the configuration. At least one term or pattern. */
export interface WrittenBlocklistProps extends DescribedBlocklistProps {
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
  readonly content?: never;
  readonly termsVariable?: never;
}

/** A list of words whose content is already computed, for a long list that is in several stacks. */
export interface PreparedBlocklistProps extends DescribedBlocklistProps {
  readonly content: BlocklistContent;
  readonly terms?: never;
  readonly patterns?: never;
  readonly termsVariable?: never;
}

/** A list of words that are known only when Terraform runs. */
export interface VariableBlocklistProps extends DescribedBlocklistProps {
  /** The sensitive Terraform variable, a set of strings, that contains the words. The stack declares it once for all of its lists. */
  readonly termsVariable: string;
  readonly terms?: never;
  readonly patterns?: never;
  readonly content?: never;
}

/**
 * The number of items that one request adds. The service documents no limit. 100 items of the maximum length are about 120 kB (up to
 * six times that if every character is escaped), well below the limit of 4 MiB of Azure Resource Manager. A request that fails
 * affects only a small part of the list.
 */
export const ITEMS_PER_REQUEST = 100;

/**
 * An immutable list of blocked words: its name in Azure ends in a hash of its content, so different content is a different list.
 * Terraform creates the new list, fills it, moves the filters to it and then deletes the old one. A single item cannot be a resource:
 * for a missing item, the service answers 400 instead of 404.
 *
 * Create it with `account.addBlocklist`.
 */
export class Blocklist extends Construct implements IBlocklist {
  /** An existing list. */
  static fromBlocklistName(blocklistName: string): IBlocklist {
    return { blocklistName, reference: blocklistName };
  }

  readonly blocklistName: string;
  readonly reference: string;
  readonly resource: CognitiveAccountRaiBlocklist;
  /** The requests that fill the list, in order. */
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
      // The filters leave the old list before it is deleted.
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
