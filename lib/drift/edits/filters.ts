import type { PolicyAnswer } from '../../azure/reads/content-filters';
import { settingsOf } from '../../content-safety/read-policy';
import { Facts } from '../../stack/facts/facts';
import type { FactOf } from '../../stack/facts/kinds';
import type { Json, JsonObject } from '../../stack/json';
import { isSame } from '../../stack/json';
import type { Stack } from '../../stack/stack';
import type { Compared, Resources } from './edit';
import { isNamed, OTHER, outsideAddress, put, replace } from './edit';
import { spelled } from './spelled';

/** The only type of filter whose attributes are known here. */
export const COMPARED_FILTER = 'azapi_resource';

/** What the filters block, and with which blocklists. Those that the stack does not have are added, except for those of Microsoft. */
export function editFilters(stack: Stack, all: readonly PolicyAnswer[], resources: Resources): void {
  const facts = Facts.of(stack);
  const known = facts.all('filter');
  const live = all.filter(isOfAccount);
  for (const filter of known) {
    const found = live.find(isNamed(filter.value.name));
    if (!found) resources.delete(filter.address);
    else if (filter.type === COMPARED_FILTER)
      replace(resources, filter.resource, put(filter.resource.attributes, compared(facts, filter, found)));
  }
  const [account] = facts.all('account');
  for (const found of live.filter((each) => !known.some(({ value }) => isNamed(value.name)(each)))) {
    const address = outsideAddress(COMPARED_FILTER, found.name);
    const attributes: JsonObject = {
      type: 'Microsoft.CognitiveServices/accounts/raiPolicies@2025-06-01',
      name: found.name,
      parent_id: `\${${account?.address ?? ''}.id}`,
      body: { properties: propertiesOf(facts, found) },
    };
    resources.set(address, { address, type: COMPARED_FILTER, attributes, files: [] });
  }
}

/** Source: facts of the service, `type` of a policy; the names of Microsoft's policies begin with `Microsoft.`. */
const isOfAccount = ({ name, properties }: PolicyAnswer) =>
  properties.type?.toLowerCase() !== 'systemmanaged' && !name.toLowerCase().startsWith('microsoft.');

const PROPERTIES = 'body.properties';

/** The order of filters has no meaning, and the spelling of Azure differs: only what a filter does is compared. */
function compared(facts: Facts, { value }: FactOf<'filter'>, found: PolicyAnswer): Compared[] {
  const basePolicyName = spelled(value.settings.basePolicy ?? '', found.properties.basePolicyName ?? '');
  const live: JsonObject = { ...propertiesOf(facts, found), basePolicyName };
  const lists = listsOf(facts, found);
  const [was, is] = [value.settings, settingsOf(live)] as unknown as [Json, Json];
  const written: Json = value.lists
    .map(({ list, direction, blocks }) => key(facts.nameOf(list) ?? '', direction, blocks))
    .sort();
  const now: Json = lists.map(({ name, direction, blocks }) => key(name, direction, blocks)).sort();
  return [
    ...(isSame(was, is)
      ? []
      : (['contentFilters', 'mode', 'basePolicyName'] as const).map((name): Compared => [
          `${PROPERTIES}.${name}`,
          OTHER,
          live[name],
        ])),
    ...(isSame(written, now) ? [] : [[`${PROPERTIES}.customBlocklists`, OTHER, live['customBlocklists']] as const]),
  ];
}

const key = (name: string, direction: string, blocks: boolean) => `${name.toLowerCase()} ${direction} ${blocks}`;

const listsOf = (facts: Facts, { properties }: PolicyAnswer) =>
  (properties.customBlocklists ?? []).map(({ blocklistName, source, blocking }) => {
    const own = facts.all('blocklist').find(({ value }) => isNamed(value.name)({ name: blocklistName }));
    return {
      name: own?.value.name ?? blocklistName,
      written: own ? `\${${own.address}.name}` : blocklistName,
      direction: source?.toLowerCase() === 'completion' ? 'completions' : 'prompts',
      blocks: blocking === true,
    };
  });

/** The properties as the stack would write them. */
const propertiesOf = (facts: Facts, found: PolicyAnswer): JsonObject => ({
  basePolicyName: found.properties.basePolicyName ?? '',
  mode: found.properties.mode ?? '',
  contentFilters: (found.properties.contentFilters ?? []).map(({ name, source, enabled, blocking, severityThreshold }) => ({
    ...{ name, source: source ?? '', enabled: enabled === true, blocking: blocking === true },
    ...(typeof severityThreshold === 'string' ? { severityThreshold } : {}),
  })),
  customBlocklists: listsOf(facts, found).map(({ written, direction, blocks }) => ({
    blocklistName: written,
    source: direction === 'completions' ? 'Completion' : 'Prompt',
    blocking: blocks,
  })),
});
