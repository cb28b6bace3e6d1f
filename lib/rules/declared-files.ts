import type { DeclaredFile } from '../fleet/declared-file';
import type { Located } from '../fleet/fleet';
import type { Fleet } from '../fleet/fleet';
import { GENERATED } from '../stack/generated-folder';
import type { Finding, Rule } from './rule';
import { isUnreadable } from './stack-owners';

/** A declaration that is left behind would allow the next file with that name. */
export const declaredFiles: Rule = {
  id: 'files/declared',
  summary: 'Every file declared under extraFiles exists in the folder of a stack of the environment that declares it.',
  waivable: false,
  check: (fleet, { extraFiles: found }) => {
    const own = new Set(fleet.declaredFiles.filter(({ value }) => value.isOwn).map(({ value }) => value.path));
    return fleet.declaredFiles.flatMap((each) => {
      const { path, isOwn } = each.value;
      if (isOwn) return found?.some(({ file }) => file === `${GENERATED}/${path}`) === false ? [absent(each)] : [];
      // Every environment inherits the defaults, although the file belongs to only one of them.
      return isInDefaults(each) && (own.has(path) || isUnknown(fleet)) ? [] : [elsewhere(each)];
    });
  },
};

const locate = ({ value, layers }: Located<DeclaredFile>) => layers.locate(['extraFiles', value.path], 'key');

const isInDefaults = (each: Located<DeclaredFile>) => locate(each).file !== `environments/${each.value.environment}.yaml`;

const isUnknown = (fleet: Fleet) => fleet.environments.some((each) => isUnreadable(fleet, each));

const absent = (each: Located<DeclaredFile>): Finding => ({
  message: `${GENERATED}/${each.value.path} is declared, but does not exist`,
  location: locate(each),
  help: 'remove the declaration',
});

function elsewhere(each: Located<DeclaredFile>): Finding {
  const { path, stacks } = each.value;
  const folders = stacks.map((stack) => `${stack}/`).join(', ');
  return {
    message: `${path} is not in the folder of a stack of ${isInDefaults(each) ? 'any environment' : 'this environment'}`,
    location: locate(each),
    help:
      isInDefaults(each) || folders === ''
        ? 'remove the declaration'
        : `remove it, or name a file in a folder of the environment: ${folders}`,
  };
}
