import { stackOf } from '../fleet/declared-file';
import { declaredPathProblem } from '../stack/declared-path';
import type { Fleet } from '../fleet/fleet';
import { BY_HAND } from '../fleet/by-hand';
import type { PlacedFile } from '../stack/extra-file';
import { holdsWords, USES } from '../stack/extra-file-words';
import { GENERATED } from '../stack/generated-folder';
import { visible } from '../text/visible';
import { holdsTemplate } from '../text/template';
import type { Finding, Rule } from './rule';
import { isUnreadable, ownersOf } from './stack-owners';

/** Terraform reads every file in a folder, and an override file changes generated resources without a trace in the generated file. */
export const extraFiles: Rule = {
  id: 'files/extra',
  summary: 'Every file that Terraform reads is generated or declared under extraFiles.',
  waivable: false,
  check: (fleet, { extraFiles: found = [] }) => {
    const declared = new Set(fleet.declaredFiles.filter(({ value }) => value.isOwn).map(({ value }) => value.path));
    const others = found.filter((each) => !isKept(each));
    return [
      ...found.filter(isKept).map(committed),
      ...others
        .filter((each) => !declared.has(pathOf(each)) && !mayBeDeclared(fleet, each))
        .map((each, i, all) => undeclared(fleet, each, all.slice(0, i))),
    ];
  },
};

/** Terraform's own data and state, which cannot be declared. */
const isKept = ({ use }: PlacedFile) => use === 'data' || use === 'state';

const committed = ({ file, name, use }: PlacedFile): Finding => ({
  message: `${visible(name)} ${USES[use]}, and it is committed to git`,
  location: { file, line: 1, column: 1, length: 1 },
  help: 'remove it with git rm --cached, and rotate the secrets in it: they are still in the history',
});

/** The path under generated/, as it is declared. */
const pathOf = ({ file }: PlacedFile) => file.slice(GENERATED.length + 1);

/** What an unreadable file declares is unknown, and the unreadable file is already reported. */
const mayBeDeclared = (fleet: Fleet, file: PlacedFile) =>
  BY_HAND.has(pathOf(file).split('/')[0] ?? '')
    ? fleet.environments.some((each) => isUnreadable(fleet, each))
    : isUnreadable(fleet, stackOf(pathOf(file)).split('/')[0] ?? '');

function undeclared(fleet: Fleet, file: PlacedFile, earlier: readonly PlacedFile[]): Finding {
  return {
    message: `${visible(file.name)} ${USES[file.use]}, but no environment file declares it${holdsWords(file)}`,
    location: { file: file.file, line: 1, column: 1, length: 1 },
    help: help(fleet, file, earlier),
  };
}

/** A file can have only one line that begins with `extraFiles:`, so only the first help of an environment begins with it. */
function help(fleet: Fleet, file: PlacedFile, earlier: readonly PlacedFile[]): string {
  const environment = ownerOf(fleet, file);
  if (environment === undefined) return `delete it: no environment has a stack ${GENERATED}/${stackOf(pathOf(file))}`;
  if (holdsTemplate(file.name)) return 'delete it, or rename it to a name without ${ and %{ and declare it';
  if (declaredPathProblem(pathOf(file)) !== undefined) return 'delete it, or rename it and declare it: this name is reserved';
  const [target, entry] = [`environments/${environment}.yaml`, entryFor(pathOf(file))];
  const source = fleet.sources.find((each) => each.file === target);
  const isBegun = /^extraFiles\s*:/m.test(source?.text ?? '') || earlier.some((each) => ownerOf(fleet, each) === environment);
  return isBegun
    ? `delete it, or add to extraFiles in ${target}: ${entry}`
    : `delete it, or declare it in ${target}: extraFiles: { ${entry} }`;
}

const ownerOf = (fleet: Fleet, file: PlacedFile) => ownersOf(fleet, stackOf(pathOf(file)))[0];

const entryFor = (path: string) =>
  `${/^\w[\w./-]*$/.test(path) ? path : JSON.stringify(path)}: { owner: who is responsible for it, reason: why the file exists }`;
