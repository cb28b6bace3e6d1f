import type { Located } from '../fleet/fleet';
import type { Stamp, StampNetwork } from '../fleet/stamp';
import { logicalIdOf } from '../terraform/logical-ids';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/** Keys that look different also differ for Azure and Terraform. */
export const distinctKeys = stampRule(
  'names/distinct',
  'No two keys of a map become the same name in Azure, which ignores case, or the same address in Terraform.',
  ({ deployments, contentFilters, blocklists, grants, network, projects }, located) => [
    ...collisions(located, 'deployments', deployments, sameToAzure),
    ...collisions(located, 'contentFilters', contentFilters, sameToAzure),
    ...collisions(located, 'blocklists', blocklists, sameToAzure),
    ...collisions(located, 'deployments', deployments, sameToTerraform),
    ...collisions(located, 'contentFilters', contentFilters, sameToTerraform),
    ...collisions(located, 'blocklists', blocklists, sameToTerraform),
    ...collisions(located, 'access', grants, sameToTerraform),
    ...[sameToAzure, sameToTerraform].flatMap((sameness) => [
      ...collisions(located, 'projects', projects, sameness),
      ...projects.flatMap(({ key, connections }) => collisions(located, `projects.${key}.connections`, connections, sameness)),
    ]),
    ...collisions(located, 'network.allowedSources', sourcesOf(network), sameToAzure),
    ...reserved(located, 'deployments', deployments),
    ...reserved(located, 'contentFilters', contentFilters),
    ...reserved(located, 'blocklists', blocklists),
    ...reserved(located, 'access', grants),
    ...reserved(located, 'projects', projects),
  ],
);

const sourcesOf = (network: StampNetwork) =>
  'allowedSources' in network ? Object.keys(network.allowedSources).map((key) => ({ key })) : [];

interface Entry {
  readonly key: string;
  /** The name in Azure. @default - the key */
  readonly name?: string;
}

interface Sameness {
  readonly of: (entry: Entry) => string;
  readonly words: string;
  /** The entry whose `name` setting makes two entries the same. */
  readonly named: (...entries: readonly Entry[]) => Entry | undefined;
}

const sameToAzure: Sameness = {
  of: ({ key, name = key }) => name.toLowerCase(),
  words: 'are the same name to Azure, which ignores case',
  named: (...entries) => entries.find(({ key, name = key }) => name !== key),
};
const sameToTerraform: Sameness = {
  of: ({ key }) => logicalIdOf(['', key]),
  words: 'would get the same Terraform address',
  named: () => undefined,
};

/** The constructs library treats these ids as already in use. */
function reserved(located: Located<Stamp>, map: string, entries: readonly Entry[]): Finding[] {
  return entries
    .filter(({ key }) => key in Object.prototype)
    .map(({ key }) => {
      const message = `'${key}' in ${map} is a reserved word of JavaScript, which cannot be the name of a construct`;
      return finding(located, [map, key], { message, about: 'key', help: 'choose another name' });
    });
}

function collisions(located: Located<Stamp>, map: string, entries: readonly Entry[], sameness: Sameness): Finding[] {
  const firsts = new Map<string, Entry>();
  return entries.flatMap((entry) => {
    const first = firsts.get(sameness.of(entry));
    if (first === undefined) firsts.set(sameness.of(entry), entry);
    return first === undefined ? [] : [collision(located, map, sameness, [entry, first])];
  });
}

function collision(
  located: Located<Stamp>,
  map: string,
  { words, named }: Sameness,
  [later, first]: readonly [Entry, Entry],
): Finding {
  const shared = named(later, first);
  const message = `'${first.key}' and '${later.key}' in ${map} ${words}${shared ? `: '${shared.name}'` : ''}`;
  const help = 'rename one of them';
  if (shared) return finding(located, [map, shared.key, 'name'], { message, help });
  return finding(located, [...map.split('.'), later.key], { message, help, about: 'key' });
}
