import type { Stamp, StampBlocklist, StampDeployment } from '../fleet/stamp';
import { isHashedName } from '../catalog/blocklist-name';
import { isSame } from '../catalog/ignoring-case';
import type { V1Api } from '../azure/data-plane/successes';
import { apiOf } from './model-request';

/** How the term of a list begins that exists only to be tried, such as `zz-kit-canary-7f3a`. */
export const CANARY = /^zz-?kit-?canary/i;

/** A deployment whose filter must block the canary term of a list. */
export interface Trial {
  readonly list: StampBlocklist;
  readonly deployment: StampDeployment;
  readonly api: V1Api;
}

/** What can be tried of a list: one deployment of each filter that checks prompts with it, or why there is none. */
export function trialsOf(
  list: StampBlocklist,
  { contentFilters, deployments }: Stamp,
): readonly Trial[] | { readonly because: string } {
  if (list.direction === 'completion') return { because: 'it is for completions, which no request can determine' };
  const filters = contentFilters.filter(({ blocklists = [] }) => blocklists.includes(list.key));
  if (filters.length === 0) return { because: 'no filter uses it' };
  const trials = filters.flatMap(({ key }) => {
    const found = deployments.find((each) => each.contentFilter === key && isAnswering(apiOf(each)));
    const api = found && apiOf(found);
    return found && (api === 'chat' || api === 'responses') ? [{ list, deployment: found, api }] : [];
  });
  return trials.length > 0 ? trials : { because: 'no deployment with one of its filters answers text' };
}

const isAnswering = (api: ReturnType<typeof apiOf>) => api === 'chat' || api === 'responses';

/** The term to try of a list; undefined: none is known. Confidential words are only tried if the caller names them. */
export function canaryOf({ key, words }: StampBlocklist, named: ReadonlyMap<string, string>): string | undefined {
  const given = named.get(key);
  if (given !== undefined || words.from !== 'files' || words.confidential) return given;
  return words.content.items.find(({ properties: { pattern, isRegex } }) => !isRegex && CANARY.test(pattern))?.properties
    .pattern;
}

/** Whether a name in Azure is that of a list. The hash of words from a variable is known only to Terraform. */
export const isListNamed = ({ key, words }: StampBlocklist, name: string): boolean =>
  words.from === 'files' ? isSame(name, `${key}-${words.content.hash}`) : isHashedName(`${key}-`, name);

/** Whether a name in Azure is that of a list with other words, as it was before or after a change. */
export const isListOfOtherWords = (list: StampBlocklist, name: string): boolean =>
  !isListNamed(list, name) && isHashedName(`${list.key}-`, name);
