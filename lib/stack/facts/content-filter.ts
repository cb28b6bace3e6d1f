import type { WrittenPolicy } from '../../content-safety/read-policy';
import { settingsOf } from '../../content-safety/read-policy';
import type { ContentFilterSettings } from '../../content-safety/content-filter-settings';
import type { Json, JsonObject } from '../json';
import { blocksOf, isObject, listAt, textAt, valueAt } from '../json';
import type { Ref } from './field';
import { NAME, constant, field, ref, refOf, text } from './field';
import { arm, kind } from './kind';

/** A content filter. */
export interface ContentFilter {
  readonly name: string | undefined;
  readonly account: Ref | undefined;
  /** The Azure policy that it is based on. */
  readonly base: string | undefined;
  /** The actions for harms and attacks, and the mode. */
  readonly settings: ContentFilterSettings;
  /** The blocklists that it uses. */
  readonly lists: readonly AttachedList[];
}

/** A blocklist of a filter, in one direction. */
export interface AttachedList {
  readonly list: Ref;
  readonly direction: 'completions' | 'prompts';
  /** Whether its words are blocked; false: only reported. */
  readonly blocks: boolean;
}

const PROPERTIES = 'body.properties';

const propertiesOf = (attributes: JsonObject): JsonObject => {
  const properties = valueAt(attributes, PROPERTIES);
  return isObject(properties) ? properties : {};
};

function attachedLists(attributes: JsonObject): AttachedList[] {
  return listAt(attributes, `${PROPERTIES}.customBlocklists`).flatMap((each) => {
    const name = textAt(each, 'blocklistName');
    if (name === undefined) return [];
    const direction = textAt(each, 'source')?.toLowerCase() === 'completion' ? 'completions' : 'prompts';
    return [{ list: refOf(name, NAME), direction, blocks: valueAt(each, 'blocking') === true }];
  });
}

/** The entries of an azurerm resource, in the terms of Resource Manager. */
const policyOfBlocks = (attributes: JsonObject): WrittenPolicy => ({
  basePolicyName: attributes['base_policy_name'],
  // azurerm uses `Default` for the blocking mode of Resource Manager.
  mode: textAt(attributes, 'mode') ?? 'Default',
  contentFilters: blocksOf(attributes['content_filter']).map((each) => ({
    name: each['name'],
    source: each['source'],
    enabled: each['filter_enabled'],
    blocking: each['block_enabled'],
    severityThreshold: each['severity_threshold'],
  })),
});

export const CONTENT_FILTER = kind<ContentFilter>(
  'azurerm_cognitive_account_rai_policy',
  {
    name: text('name'),
    account: ref('cognitive_account_id'),
    base: text('base_policy_name'),
    settings: field(['content_filter', 'mode'], (attributes) => settingsOf(policyOfBlocks(attributes))),
    lists: constant([]),
  },
  arm('Microsoft.CognitiveServices/accounts/raiPolicies', {
    name: text('name'),
    account: ref('parent_id'),
    base: text(`${PROPERTIES}.basePolicyName`),
    settings: field([`${PROPERTIES}.contentFilters`, `${PROPERTIES}.mode`], (attributes) =>
      settingsOf(propertiesOf(attributes)),
    ),
    lists: field([`${PROPERTIES}.customBlocklists`], attachedLists),
  }),
);

/** A list of words for content filters. */
export interface Blocklist {
  readonly name: string | undefined;
  readonly account: Ref | undefined;
}

export const BLOCKLIST = kind<Blocklist>(
  'azurerm_cognitive_account_rai_blocklist',
  { name: text('name'), account: ref('cognitive_account_id') },
  arm('Microsoft.CognitiveServices/accounts/raiBlocklists', { name: text('name'), account: ref('parent_id') }),
);

/** An action that azapi runs, such as filling a blocklist. */
export interface Action {
  readonly target: Ref | undefined;
  /** The Resource Manager type of the target, in lower case. */
  readonly armType: string | undefined;
  /** Such as `listKeys`; undefined: a request to the resource itself. */
  readonly action: string | undefined;
  readonly method: string | undefined;
  /** The request body. For blocklists it contains words, so it must not be shown. */
  readonly body: Json | undefined;
}

export const ACTION = kind<Action>('azapi_resource_action', {
  target: ref('resource_id'),
  armType: field(['type'], (attributes) => textAt(attributes, 'type')?.replace(/@.*$/s, '').toLowerCase()),
  action: text('action'),
  method: text('method'),
  body: field(['body'], (attributes) => attributes['body'] ?? undefined),
});
