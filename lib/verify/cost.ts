import type { Stamp } from '../fleet/stamp';
import { canaryOf, trialsOf } from './canary';
import type { Check } from './check';
import { blocklists } from './checks/blocklists';
import { CLEAN, deployments } from './checks/deployments';
import { apiOf, MOST_TOKENS } from './model-request';

/** What one check costs. */
export interface Cost {
  readonly check: Check;
  /** The requests that cost tokens, at least one. */
  readonly requests: number;
  /** About how many tokens they cost together. */
  readonly tokens: number;
}

/** Tokens that a service adds to a prompt: an assumption on the safe side. */
const AROUND = 10;

/** What each check of stamps costs, without those that cost nothing. A prompt that a filter refuses is billed, too. Source: Microsoft's page about costs (2026-07-03). */
export const costsOf = (
  stamps: readonly Stamp[],
  checks: readonly Check[],
  canaries: ReadonlyMap<string, string>,
): readonly Cost[] =>
  checks.flatMap((check) => {
    const costs = stamps.flatMap((stamp) => requestsOf(check, stamp, canaries));
    return costs.length === 0 ? [] : [{ check, requests: costs.length, tokens: costs.reduce((sum, each) => sum + each, 0) }];
  });

/** The tokens of each request. */
function requestsOf(check: Check, stamp: Stamp, canaries: ReadonlyMap<string, string>): readonly number[] {
  if (check === deployments)
    return stamp.deployments
      .map(apiOf)
      .filter((api) => typeof api === 'string')
      .map((api) => tokensIn(CLEAN) + (api === 'embeddings' ? 0 : AROUND + MOST_TOKENS));
  if (check !== blocklists) return [];
  return stamp.blocklists.flatMap((list) => {
    const [trials, canary] = [trialsOf(list, stamp), canaryOf(list, canaries)];
    if ('because' in trials || canary === undefined) return [];
    // If the list does not block it, the model answers.
    return trials.map(() => tokensIn(canary) + AROUND + MOST_TOKENS);
  });
}

/** More than the tokens of a text: words that no person writes have about one for two characters. */
const tokensIn = (text: string) => Math.ceil(text.length / 2);
