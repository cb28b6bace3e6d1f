import { SYSTEM_POLICY_PREFIX } from '../../catalog/content-filters';
import type { ContentFilterSettings } from '../../content-safety/content-filter-policy';
import { settingsOf } from '../../content-safety/read-policy';
import type { JsonObject } from '../../stack/json';
import { isObject, listAt, textAt, valueAt } from '../../stack/json';
import { referred, resolvedName } from '../../stack/references';
import type { Resource, Stack } from '../../stack/stack';
import { ofType } from '../../stack/stack';

/** Azure does not mind letters large and small. */
const POLICIES = 'microsoft.cognitiveservices/accounts/raipolicies@';

/** Whether a resource is a content filter. */
export const isFilter = ({ type, attributes }: Pick<Resource, 'attributes' | 'type'>) =>
  type === 'azapi_resource' && (textAt(attributes, 'type') ?? '').toLowerCase().startsWith(POLICIES);

/** What a filter does. */
export const filterSettings = (filter: JsonObject): ContentFilterSettings => {
  const properties = valueAt(filter, 'body.properties');
  return settingsOf(isObject(properties) ? properties : {});
};

/** What a deployment is given: a filter of the stack, or one that is only named. */
export interface GivenFilter {
  readonly name: string;
  /** Undefined where it is not made here. */
  readonly settings?: ContentFilterSettings;
  /** Whether Azure looks after it. */
  readonly isAzures: boolean;
}

/** The filter of a deployment. */
export function filterOf(stack: Stack | undefined, deployment: JsonObject | undefined): GivenFilter | undefined {
  const given = textAt(deployment, 'rai_policy_name');
  if (given === undefined) return undefined;
  const name = resolvedName(stack, given) ?? given;
  const filter =
    referred(stack, given) ??
    ofType(stack, 'azapi_resource').find((each) => isFilter(each) && textAt(each.attributes, 'name') === name);
  return {
    name,
    isAzures: name.startsWith(SYSTEM_POLICY_PREFIX),
    ...(filter ? { settings: filterSettings(filter.attributes) } : {}),
  };
}

/** The deployments that are given a filter, by their names in Azure. */
export const deploymentsWith = (stack: Stack | undefined, filter: string): string[] =>
  ofType(stack, 'azurerm_cognitive_deployment')
    .filter(({ attributes }) => filterOf(stack, attributes)?.name === filter)
    .map(({ attributes }) => textAt(attributes, 'name') ?? '');

/** The blocklists of which a filter blocks the words: `key direction`, where the key is the name without the hash of what the list holds. */
export const listsOf = (stack: Stack | undefined, filter: JsonObject | undefined): string[] =>
  listAt(filter, 'body.properties.customBlocklists').flatMap((each) => {
    if (valueAt(each, 'blocking') !== true) return [];
    const name = resolvedName(stack, textAt(each, 'blocklistName')) ?? '';
    return [`${listKey(name)} on ${textAt(each, 'source')?.toLowerCase() === 'completion' ? 'completions' : 'prompts'}`];
  });

/** A list's name without the hash of what it holds. */
export const listKey = (name: string) => name.replace(/-(?:[0-9a-f]{8}|\$\{.*\})$/s, '');
