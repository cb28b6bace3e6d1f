import { azurePolicy, isAzurePolicy } from '../../content-safety/azure-policies';
import type { ContentFilterSettings } from '../../content-safety/content-filter-settings';
import { DEFAULT_BASE_POLICY } from '../../content-safety/content-filter-policy';
import type { StoppedWords } from './blocked-words';
import { stoppedWords } from './blocked-words';
import type { Facts } from './facts';
import type { FactOf } from './kinds';

/** The content filter that applies to a deployment. */
export interface GivenFilter {
  /** Its name in Azure. */
  readonly name: string;
  /** Its settings; undefined if the stack does not contain it and they are not known. */
  readonly settings?: ContentFilterSettings;
  /** The Azure policy that it is based on; undefined if it is not known. */
  readonly base?: string;
  readonly words: readonly StoppedWords[];
  /** Whether it is an Azure policy, which Azure may change. */
  readonly isAzures: boolean;
  /** The filter in the stack; undefined if the stack does not contain it. */
  readonly fact?: FactOf<'filter'>;
}

/** The filter of a deployment; undefined if it names none, so that the default of the service applies. */
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

/** The names of the deployments that use a filter. */
export const deploymentsWith = (facts: Facts, filter: string): string[] =>
  facts
    .all('deployment')
    .flatMap((each) => (givenFilter(facts, each)?.name === filter ? (each.value.name ?? each.address) : []));
