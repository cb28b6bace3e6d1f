import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { distinct } from '../collections/order';
import { GOVERNANCE_FOLDER } from '../fleet/by-hand';
import { LOCK_FILE } from '../stack/terraform-file';
import type { GeneratedStack, Turn } from './apply-order';
import { stacksInOrder } from './apply-order';
import { committed } from './compare';
import type { Configuration } from './configuration';
import { CONFIGURATION } from './files';

/** The configuration of Atlantis for a repository. It must be at its root. */
export const ATLANTIS = 'atlantis.yaml';

/** The groups in which Atlantis works on the stacks of an environment. Regions must stop using an emptied shared stack first. */
const GROUPS: Readonly<Record<Exclude<Turn, 'byHand'>, number>> = { shared: 0, region: 1, emptied: 2 };

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
  const all = stacksInOrder(project);
  const stacks = all.flatMap(({ id, folder, environment, turn }) => {
    if (turn === 'byHand') return [];
    const configuration = committed(project, folder);
    if (configuration === undefined) throw new Error(`${folder}/${CONFIGURATION} is not a JSON object`);
    return [{ id, folder, environment, turn, configuration }];
  });
  const isLocal = ({ configuration }: Generated) => configuration.backend.type === 'local';
  const kept = stacks.filter((stack) => !isLocal(stack));
  const environments = distinct(kept.map(({ environment }) => environment));
  const projects = environments.flatMap((name) => projectsOf(kept.filter(({ environment }) => environment === name)));
  return {
    text: `${head(all)}${projects.length === 0 ? 'projects: []\n' : `projects:\n${projects.map(projectText).join('')}`}`,
    stacks: projects.length,
    local: stacks.filter(isLocal).map(({ id }) => id),
  };
}

/** Whether a project has a configuration of Atlantis that differs from what is generated. Without one, it does not use Atlantis. */
export function isAtlantisStale(project: string): boolean {
  const file = path.join(project, ATLANTIS);
  return existsSync(file) && readFileSync(file, 'utf8') !== atlantisFile(project).text;
}

interface Generated extends GeneratedStack {
  readonly turn: Exclude<Turn, 'byHand'>;
  readonly configuration: Configuration;
}

/** The stacks of an environment: its regions need its shared stack, and an emptied shared stack needs that they no longer use it. */
function projectsOf(stacks: readonly Generated[]): Project[] {
  const idsIn = (wanted: Turn) => stacks.filter(({ turn }) => turn === wanted).map(({ id }) => id);
  const needed = { shared: [], region: idsIn('shared'), emptied: idsIn('region') };
  return stacks.map(({ id, folder, turn, configuration }) => ({
    ...{ name: id, folder, dependsOn: needed[turn], group: GROUPS[turn] },
    files: [CONFIGURATION, LOCK_FILE, ...configuration.declaredFiles.map(patternOf)],
  }));
}

/** A pattern for one file: `when_modified` has the syntax of .dockerignore files. */
const patternOf = (name: string) => name.replace(/[*?[\\]/g, '\\$&');

const head = (
  stacks: readonly GeneratedStack[],
) => `# Written by npx stamps atlantis. Do not edit it: synth --check reports a difference.
#
# The folders in generated/state are not in it: a person applies them, because they contain the states of all others (docs/deploy.md).
${stacks.some(({ environment }) => environment === GOVERNANCE_FOLDER) ? POLICIES : ''}version: 3
automerge: false
autodiscover: { mode: disabled }
abort_on_execution_order_fail: true
parallel_plan: true
parallel_apply: false
`;

const POLICIES =
  '# Nor are those in generated/governance, which assign Azure Policy: the identities of pipelines have no rights to (docs/governance.md).\n';

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
