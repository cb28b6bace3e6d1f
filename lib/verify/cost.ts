import type { Stamp } from '../fleet/stamp';
import { canaryOf, trialsOf } from './canary';
import type { Check } from './check';
import { CLEAN, deployments } from './checks/deployments';
import { blocklists } from './checks/blocklists';
import { apiOf, MOST_TOKENS } from './model-request';

/** The requests that cost tokens, and about how many tokens at most. */
export interface Cost {
  readonly requests: number;
  readonly tokens: number;
}

/** Tokens that a service adds to a prompt, an assumption on the safe side. */
const AROUND = 10;

/** About what the checks of a stamp cost. A prompt that a filter refuses is billed, too. Source: Microsoft's page about costs (2026-07-03). */
export function costOf(stamp: Stamp, checks: readonly Check[], canaries: ReadonlyMap<string, string>): Cost {
  const costs: number[] = [];
  if (checks.includes(deployments))
    for (const each of stamp.deployments) {
      const api = apiOf(each);
      if (typeof api === 'string') costs.push(tokensIn(CLEAN) + (api === 'embeddings' ? 0 : AROUND + MOST_TOKENS));
    }
  if (checks.includes(blocklists))
    for (const list of stamp.blocklists) {
      const [trials, canary] = [trialsOf(list, stamp), canaryOf(list, canaries)];
      // If the list does not block it, the model answers.
      if (!('because' in trials) && canary !== undefined)
        costs.push(...trials.map(() => tokensIn(canary) + AROUND + MOST_TOKENS));
    }
  return { requests: costs.length, tokens: costs.reduce((sum, each) => sum + each, 0) };
}

/** More than the tokens of a text: words that no person writes have about one for two characters. */
const tokensIn = (text: string) => Math.ceil(text.length / 2);
