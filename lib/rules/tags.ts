import { finding, stampRule } from './rule';

/** Private DNS zones may have fewer tags than other resources. Source: Microsoft's page on tag support. */
const MOST = 15;
/** The tags that every stamp has unless somebody replaces their values. */
const OWN = ['environment', 'managedBy', 'workload'];
const FORBIDDEN = /[<>%&\\?/]/;

/** Azure takes the tags. */
export const tags = stampRule(
  'tags/azure',
  `Tags are at most ${MOST}, differ in more than case, and have none of < > % & \\ ? / in their names.`,
  ({ tags: given }, located) => {
    const names = Object.keys(given);
    const seen = new Map<string, string>();
    const wrong = names.flatMap((name) => {
      const other = seen.get(name.toLowerCase());
      seen.set(name.toLowerCase(), other ?? name);
      if (other !== undefined && OWN.includes(other) && !located.layers.has(['tags', other]))
        return [
          finding(located, ['tags', name], {
            message: `the tag '${name}' is the kit's own tag '${other}' to Azure, which ignores case`,
            help: `write it as ${other}: that replaces the value of the kit`,
            about: 'key',
          }),
        ];
      const message =
        other !== undefined
          ? `the tags '${other}' and '${name}' are one to Azure, which ignores case`
          : FORBIDDEN.test(name)
            ? `the tag name '${name}' has one of < > % & \\ ? /`
            : undefined;
      return message === undefined ? [] : [finding(located, ['tags', name], { message, about: 'key', help: 'rename it' })];
    });
    if (names.length <= MOST) return wrong;
    const message = `${names.length} tags are more than the ${MOST} that private DNS zones may have, environment, managedBy and workload included`;
    return [...wrong, finding(located, ['tags'], { message, about: 'key', help: 'remove some' })];
  },
);
