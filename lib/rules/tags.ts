import { tagNameProblem } from '../catalog/tag-names';
import type { Located } from '../fleet/fleet';
import type { Stamp } from '../fleet/stamp';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/** The number of tags that Azure accepts. Private DNS zones can have fewer. Source: Microsoft's pages on tags and on tag support. */
const MOST = { resource: 50, zone: 15 };
/** The default tags of every stamp, whose values can be replaced. */
const OWN = ['environment', 'managedBy', 'workload'];

/** Azure accepts the tags. */
export const tags = stampRule(
  'tags/azure',
  `There are at most ${MOST.zone} tags, or ${MOST.resource} if the kit creates no private DNS zones, and none is both set and ignored. Their names differ in more than case and contain none of < > % & \\ ? /.`,
  ({ tags: given, ignoredTags, dns }, located) => {
    const names = Object.keys(given);
    const seen = new Map<string, string>();
    const wrong = names.flatMap((name) => {
      const other = seen.get(name.toLowerCase());
      seen.set(name.toLowerCase(), other ?? name);
      if (other !== undefined && OWN.includes(other) && !located.layers.has(['tags', other]))
        return [
          finding(located, ['tags', name], {
            message: `Azure, which ignores case, treats the tag '${name}' as the tag '${other}' of the kit`,
            help: `spell it ${other}, which replaces the value of the kit`,
            about: 'key',
          }),
        ];
      const message =
        other !== undefined
          ? `Azure, which ignores case, treats the tags '${other}' and '${name}' as one`
          : tagNameProblem(name);
      return message === undefined ? [] : [finding(located, ['tags', name], { message, about: 'key', help: 'rename it' })];
    });
    wrong.push(...ignoredTags.flatMap((name) => ofIgnored(located, name, names)));
    const hasZones = dns.mode === 'stamp' || dns.mode === 'environment';
    const most = hasZones ? MOST.zone : MOST.resource;
    if (names.length <= most) return wrong;
    const counted = `there are ${names.length} tags, including environment, managedBy and workload`;
    const message = `${counted}; ${hasZones ? 'private DNS zones' : 'resources'} can have ${most}`;
    return [...wrong, finding(located, ['tags'], { message, about: 'key', help: 'remove some' })];
  },
);

/** Terraform would set such a tag only on new resources, and never again. */
function ofIgnored(located: Located<Stamp>, name: string, names: readonly string[]): Finding[] {
  const set = names.find((each) => each.toLowerCase() === name.toLowerCase());
  const message =
    set === undefined
      ? tagNameProblem(name)
      : `the tag '${set}' is set under tags, and ignored: Terraform would never correct its value`;
  const help = set === undefined ? 'write the name of a tag' : `remove '${name}' from ignoreTags, or '${set}' from tags`;
  return message === undefined ? [] : [finding(located, ['ignoreTags'], { message, help })];
}
