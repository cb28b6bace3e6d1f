import { CognitiveAccountRaiBlocklist } from '@cdktf/provider-azurerm/lib/cognitive-account-rai-blocklist';
import { Construct } from 'constructs';
import { nameProblem } from '../catalog/name-rules';
import { AzapiResourceAction } from '../terraform/azapi';
import { throwIfAny } from '../terraform/validation-error';
import type { BlocklistItem } from './blocklist-content';
import { holdsTemplate } from '../terraform/template';
import { BLOCKLIST_LIMITS, blocklistNameOf, entryProblem, itemsOf } from './blocklist-content';
import { onAccount } from './requests';

/** A list of words that a content filter can be given. */
export interface IBlocklist {
  /** The list's name in Azure, as text. */
  readonly blocklistName: string;
  /** The name as a reference that makes the filter wait for the list; the text where the list was made elsewhere. */
  readonly reference: string;
}

/** What a blocklist holds. At least one term or pattern. */
export interface BlocklistProps {
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
  /**
   * What the list is for, in Azure. Changed in place.
   *
   * @default - no description
   */
  readonly description?: string;
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

  constructor(scope: Construct, id: string, accountId: string, { terms = [], patterns = [], description }: BlocklistProps) {
    super(scope, id);
    const words = { terms, patterns };
    const items = itemsOf(words);
    this.blocklistName = blocklistNameOf(id, words);
    throwIfAny(this, [
      nameProblem('blocklist', this.blocklistName),
      items.length === 0 ? 'the blocklist is empty' : undefined,
      items.length > BLOCKLIST_LIMITS.entries
        ? `the blocklist has ${items.length} entries; Azure takes at most ${BLOCKLIST_LIMITS.entries}`
        : undefined,
      ...terms.map((term, i) => located(`term ${i + 1}`, term, false)),
      ...patterns.map((pattern, i) => located(`pattern ${i + 1}`, pattern, true)),
    ]);
    this.resource = new CognitiveAccountRaiBlocklist(this, 'Resource', {
      name: this.blocklistName,
      cognitiveAccountId: accountId,
      ...(description === undefined ? {} : { description }),
      // The filters leave the old list before it goes.
      lifecycle: { createBeforeDestroy: true },
    });
    this.reference = this.resource.name;
    this.itemRequests = chunksOf(items).map((chunk, i) => this.request(accountId, i, chunk));
  }

  private request(accountId: string, position: number, chunk: readonly BlocklistItem[]): AzapiResourceAction {
    return new AzapiResourceAction(this, `items_${String(position).padStart(3, '0')}`, {
      type: 'Microsoft.CognitiveServices/accounts/raiBlocklists@2025-06-01',
      resourceId: this.resource.id,
      action: 'addRaiBlocklistItems',
      body: chunk,
      ...onAccount(accountId),
      lifecycle: { createBeforeDestroy: true },
    });
  }
}

/** The entries are not repeated: they may be confidential. */
function located(place: string, text: string, isRegex: boolean): string | undefined {
  if (holdsTemplate(text)) return `${place}: the entry holds \${ or %{, which Terraform would take for an expression`;
  const problem = entryProblem(text, isRegex);
  return problem === undefined ? undefined : `${place}: ${problem}`;
}

const chunksOf = (items: readonly BlocklistItem[]) =>
  Array.from({ length: Math.ceil(items.length / ITEMS_PER_REQUEST) }, (_, i) =>
    items.slice(i * ITEMS_PER_REQUEST, (i + 1) * ITEMS_PER_REQUEST),
  );
