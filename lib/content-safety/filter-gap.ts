import { distinct } from '../collections/order';
import type { ComparedEntry } from './compare-filters';
import { compareFilters } from './compare-filters';
import type { ContentFilterSettings } from './content-filter-settings';
import { DEFAULT_BASE_POLICY } from './content-filter-policy';

/** A filter that a deployment uses. */
export interface UsedFilter {
  /** Its name in messages. */
  readonly name: string;
  /** Undefined if they are not known. */
  readonly settings: ContentFilterSettings | undefined;
  /** Whether Azure maintains it, so that its settings can change. */
  readonly isAzures: boolean;
  /** The blocklists and their directions, such as `projects on prompts`. */
  readonly blocklists: readonly string[];
}

/** Why a filter may let through what another one stops, as a clause; undefined if it is the same filter, or at least as strict. */
export function filterGap(required: UsedFilter, used: UsedFilter): string | undefined {
  if (required.name === used.name) return undefined;
  if (!required.settings || !used.settings)
    return `it is not known whether ${used.name} stops everything that ${required.name} stops`;
  if (used.isAzures) return `Azure maintains ${used.name}, and may make it weaker than ${required.name}`;
  const missing = required.blocklists.filter((list) => !used.blocklists.includes(list));
  const [base, otherBase] = [required.settings, used.settings].map(({ basePolicy = DEFAULT_BASE_POLICY }) => basePolicy);
  const gaps = [
    ...weakerWords(compareFilters(required.settings, used.settings).weaker),
    ...missing.map((list) => `no blocklist ${list}`),
    ...(base === otherBase ? [] : [`the base policy ${otherBase}, not ${base}`]),
  ];
  return gaps.length === 0 ? undefined : `${used.name} is weaker than ${required.name}: ${gaps.join('; ')}`;
}

/** Both directions of a harm are one clause if they have the same values. */
function weakerWords(weaker: readonly ComparedEntry[]): string[] {
  const wordsOf = ({ name, before, after }: ComparedEntry, where: string) => `${name}${where} is ${after}, not ${before}`;
  return distinct(
    weaker.map((entry) => {
      const alike = weaker.filter((each) => wordsOf(each, '') === wordsOf(entry, ''));
      const { direction } = entry;
      return wordsOf(entry, direction === undefined || alike.length > 1 ? '' : ` in ${direction.toLowerCase()}s`);
    }),
  );
}
