import type { Located } from '../environment/environment-reader';
import type { Stamp, StampNetwork } from '../environment/stamp';
import { logicalIdOf } from '../terraform/logical-ids';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/** Keys that differ for people differ for Azure and Terraform, too. */
export const distinctKeys = stampRule(
  'names/distinct',
  'No two keys of a map become one name in Azure, which ignores case, or one address in Terraform.',
  ({ deployments, contentFilters, blocklists, grants, network }, located) => [
    ...collisions(located, 'deployments', deployments, sameToAzure),
    ...collisions(located, 'contentFilters', contentFilters, sameToAzure),
    ...collisions(located, 'blocklists', blocklists, sameToAzure),
    ...collisions(located, 'deployments', deployments, sameToTerraform),
    ...collisions(located, 'contentFilters', contentFilters, sameToTerraform),
    ...collisions(located, 'blocklists', blocklists, sameToTerraform),
    ...collisions(located, 'access', grants, sameToTerraform),
    ...collisions(located, 'network.allowedSources', sourcesOf(network), sameToAzure),
    ...reserved(located, 'deployments', deployments),
    ...reserved(located, 'contentFilters', contentFilters),
    ...reserved(located, 'blocklists', blocklists),
    ...reserved(located, 'access', grants),
  ],
);

const sourcesOf = (network: StampNetwork) =>
  network.kind === 'new' ? Object.keys(network.allowedSources).map((key) => ({ key })) : [];

interface Sameness {
  readonly of: (key: string) => string;
  readonly words: string;
}

const sameToAzure: Sameness = { of: (key) => key.toLowerCase(), words: 'are the same name to Azure, which ignores case' };
const sameToTerraform: Sameness = { of: (key) => logicalIdOf(['', key]), words: 'would get the same Terraform address' };

/** The constructs library takes these for ids that are in use. */
function reserved(located: Located<Stamp>, map: string, entries: readonly { readonly key: string }[]): Finding[] {
  return entries
    .filter(({ key }) => key in Object.prototype)
    .map(({ key }) => {
      const message = `'${key}' in ${map} is a word of JavaScript that no construct can be called`;
      return finding(located, [map, key], { message, about: 'key', help: 'choose another name' });
    });
}

function collisions(
  located: Located<Stamp>,
  map: string,
  entries: readonly { readonly key: string }[],
  sameness: Sameness,
): Finding[] {
  const first = new Map<string, string>();
  return entries.flatMap(({ key }) => {
    const other = first.get(sameness.of(key));
    if (other === undefined) first.set(sameness.of(key), key);
    if (other === undefined) return [];
    const message = `'${other}' and '${key}' in ${map} ${sameness.words}`;
    return [finding(located, [...map.split('.'), key], { message, about: 'key', help: 'rename one of them' })];
  });
}
