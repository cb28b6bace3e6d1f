import { azurePolicy, isAzurePolicy } from '../../content-safety/azure-policies';
import type { ContentFilterSettings } from '../../content-safety/content-filter-policy';
import { DEFAULT_BASE_POLICY } from '../../content-safety/content-filter-policy';
import type { StoppedWords } from './blocked-words';
import { stoppedWords } from './blocked-words';
import type { Facts } from './facts';
import type { FactOf } from './kinds';

/** What stops prompts and completions of a deployment in the end. */
export interface GivenFilter {
  /** Its name in Azure. */
  readonly name: string;
  /** What it does; undefined where it is not made here and nobody has read it. */
  readonly settings?: ContentFilterSettings;
  /** Azure's policy that the rest comes from; undefined: not known. */
  readonly base?: string;
  readonly words: readonly StoppedWords[];
  /** Whether Azure maintains it, and may change it. */
  readonly isAzures: boolean;
  /** The filter of the stack; undefined: it is not made here. */
  readonly fact?: FactOf<'filter'>;
}

/** The filter of a deployment; undefined: it names none, so it has the default of the service. */
export function givenFilter(facts: Facts, deployment: FactOf<'deployment'> | undefined): GivenFilter | undefined {
  const given = deployment?.value.filter;
  if (!given) return undefined;
  const name = facts.nameOf(given) ?? given.written;
  const fact = facts.referred('filter', given) ?? facts.all('filter').find(({ value }) => value.name === name);
  if (fact)
    return {
      ...{ name, fact, isAzures: false, settings: fact.value.settings, words: stoppedWords(facts, fact) },
      base: fact.value.base ?? DEFAULT_BASE_POLICY,
    };
  const settings = azurePolicy(name);
  return { name, words: [], isAzures: isAzurePolicy(name), ...(settings ? { settings, base: name } : {}) };
}

/** The deployments that are given a filter, by their names. */
export const deploymentsWith = (facts: Facts, filter: string): string[] =>
  facts
    .all('deployment')
    .flatMap((each) => (givenFilter(facts, each)?.name === filter ? (each.value.name ?? each.address) : []));
