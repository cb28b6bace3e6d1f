import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { distinct } from '../collections/order';
import { placeOf } from '../stack/stack';
import { LOCK_FILE } from '../stack/terraform-file';
import { committed, stackFolders } from './compare';
import type { Configuration } from './configuration';
import { CONFIGURATION, isStateFolder, SHARED } from './files';

/** The configuration of Atlantis for a repository. It must be at its root. */
export const ATLANTIS = 'atlantis.yaml';

/** The order in which Atlantis works on the stacks of an environment. Regions must stop using an emptied shared stack first. */
const FIRST = 0;
const REGIONS = 1;
const LAST = 2;

/** A stack that Atlantis plans and applies. */
interface Project {
  readonly name: string;
  readonly folder: string;
  readonly dependsOn: readonly string[];
  readonly group: number;
  readonly files: readonly string[];
}

/** The text of `atlantis.yaml`, and the stacks that it leaves out because their state is in a local file. */
export interface AtlantisFile {
  readonly text: string;
  readonly stacks: number;
  readonly local: readonly string[];
}

/** The configuration of Atlantis for what is generated in a project. */
export function atlantisFile(project: string): AtlantisFile {
  const stacks = stackFolders(project)
    .filter((folder) => !isStateFolder(folder))
    .flatMap((folder) => {
      const configuration = committed(project, folder);
      if (configuration === undefined) throw new Error(`${folder}/${CONFIGURATION} is not a JSON object`);
      return [{ ...placeOf(folder), configuration }];
    });
  const isLocal = ({ configuration }: Generated) => configuration.backend.type === 'local';
  const kept = stacks.filter((stack) => !isLocal(stack));
  const environments = distinct(kept.map(({ environment }) => environment));
  const projects = environments.flatMap((name) => projectsOf(kept.filter(({ environment }) => environment === name)));
  return {
    text: `${HEAD}${projects.length === 0 ? 'projects: []\n' : `projects:\n${projects.map(projectText).join('')}`}`,
    stacks: projects.length,
    local: stacks.filter(isLocal).map(({ id }) => id),
  };
}

/** Whether a project has a configuration of Atlantis that differs from what is generated. Without one, it does not use Atlantis. */
export function isAtlantisStale(project: string): boolean {
  const file = path.join(project, ATLANTIS);
  return existsSync(file) && readFileSync(file, 'utf8') !== atlantisFile(project).text;
}

interface Generated {
  readonly id: string;
  readonly folder: string;
  readonly environment: string;
  readonly part: string;
  readonly configuration: Configuration;
}

/** The stacks of an environment, in the order in which they are applied. */
function projectsOf(stacks: readonly Generated[]): Project[] {
  const [shared, regions] = [true, false].map((wanted) => stacks.filter(({ part }) => (part === SHARED) === wanted)) as [
    Generated[],
    Generated[],
  ];
  const isLast = shared.some(({ configuration }) => configuration.isEmptied);
  const idsOf = (some: readonly Generated[]) => some.map(({ id }) => id);
  const first = shared.map((stack) => projectOf(stack, isLast ? LAST : FIRST, isLast ? idsOf(regions) : []));
  const rest = regions.map((stack) => projectOf(stack, REGIONS, isLast ? [] : idsOf(shared)));
  return isLast ? [...rest, ...first] : [...first, ...rest];
}

const projectOf = ({ id, folder, configuration }: Generated, group: number, dependsOn: readonly string[]): Project => ({
  ...{ name: id, folder, dependsOn, group },
  files: [CONFIGURATION, LOCK_FILE, ...configuration.declaredFiles.map(patternOf)],
});

/** A pattern for one file: `when_modified` has the syntax of .dockerignore files. */
const patternOf = (name: string) => name.replace(/[*?[\\]/g, '\\$&');

const HEAD = `# Written by npx stamps atlantis. Do not edit it: synth --check reports a difference.
#
# The folders in generated/state are not in it: a person applies them, because they contain the states of all others (docs/deploy.md).
version: 3
automerge: false
autodiscover: { mode: disabled }
abort_on_execution_order_fail: true
parallel_plan: true
parallel_apply: false
`;

/** JSON texts are valid in YAML, whatever is in the name of a declared file. */
const projectText = ({ name, folder, dependsOn, group, files }: Project) =>
  [
    `  - name: ${JSON.stringify(name)}`,
    `    dir: ${JSON.stringify(folder)}`,
    ...(dependsOn.length === 0 ? [] : [`    depends_on: ${listText(dependsOn)}`]),
    `    execution_order_group: ${group}`,
    '    autoplan:',
    `      when_modified: ${listText(files)}`,
    '    apply_requirements: [approved, mergeable, undiverged]',
    '',
  ].join('\n');

const listText = (values: readonly string[]) => `[${values.map((value) => JSON.stringify(value)).join(', ')}]`;
