import { today } from '../lib/guardrails/today';
import { wordFilesOf } from '../lib/blocklist-files/word-files';
import { nearest, suggestion } from '../lib/diagnostics/near-miss';
import { hasErrors } from '../lib/diagnostics/problem';
import type { Fleet } from '../lib/fleet/fleet';
import { colorsFor } from '../lib/report/colors';
import { printProblems } from '../lib/report/print-problems';
import { readProject } from '../lib/resolve/read-project';
import { CONFIGURATION } from '../lib/stack/terraform-file';
import { readFiles } from '../lib/source/read-files';
import { ruleContextOf } from '../stacks/rule-context';
import { checkAll } from '../stacks/rules';
import type { Values } from './command';
import { command, EXIT, run } from './command';
import { stackIds } from './completion/values';
import { day } from './day';
import { askedAddress, isAddress, isInModule } from './explain/address-text';
import { addressJson, addressText } from './explain/address-report';
import { AddressExplainer } from './explain/explain-address';
import type { Project } from './explain/explain-setting';
import { explainSetting } from './explain/explain-setting';
import { Progress } from './explain/progress';
import { settingJson, settingText } from './explain/setting-report';
import { Settings } from './explain/settings';
import { attributesOf, overlaps } from './explain/stack-changes';
import type { Subject } from './explain/subject';
import { pathText, subjectNamed, subjectsOf } from './explain/subject';
import { treeJson, treeText } from './explain/tree-report';
import type { DataFormat } from './format-option';
import { DATA_FORMATS, withFormats } from './format-option';

interface Options {
  readonly project: string;
  readonly format: DataFormat;
  readonly today: string;
}

export const program = withFormats(command('explain'), DATA_FORMATS)
  .argument('<stack>', 'the ID or folder of the stack, such as prod-swedencentral or prod/swedencentral')
  .argument('[path]', 'a setting, such as deployments.chat.capacity; or a Terraform address, with or without an attribute')
  .option('--today <day>', 'the date to use when checking retirements and waivers', day, today())
  .addHelpText(
    'after',
    `
Without a path, all settings are shown, with their values and where they are written.

Examples:
  stamps explain prod-swedencentral
  stamps explain prod/swedencentral deployments.chat.capacity
  stamps explain prod/swedencentral azurerm_cognitive_deployment.account_deployment_chat
  stamps explain prod-environment tags.owner --format json

Exit codes:
  0  the setting, the address or the stack is explained
  1  an environment file has errors, or the stack cannot be built
  2  usage error, or the stack, the setting or the address does not exist`,
  );

export const values: Values = { stack: stackIds, path: (project, [stack = '']) => settingPaths(project, stack) };

/** The settings of a stack that have a value. */
function settingPaths(project: string, name: string): string[] {
  const fleet = readProject(project);
  const subject = hasErrors(fleet.problems) ? undefined : subjectNamed(subjectsOf(fleet), name);
  const [scope] = subject?.scopes ?? [];
  return scope ? new Settings(readFiles(project).sources, scope).leaves().map(({ path }) => pathText(path)) : [];
}

export const main = run('explain', () => {
  const options = program.parse().opts<Options>();
  const [name = '', asked] = program.args;
  const { sources } = readFiles(options.project);
  const fleet = readProject(options.project);
  const malformed = fleet.problems;
  if (hasErrors(malformed)) {
    printProblems(malformed, fleet.sources);
    return EXIT.problems;
  }
  const subjects = subjectsOf(fleet);
  const subject =
    subjectNamed(subjects, name) ??
    unknown(
      'stack',
      name,
      subjects.map(({ id }) => id),
    );
  const files = { sources, open: wordFilesOf(options.project) };
  if (asked !== undefined && isAddress(asked)) return explainAddress({ files, fleet }, subject, asked, options);
  const context = ruleContextOf(options.project, fleet, options.today);
  return explainPath({ files, fleet, context, problems: checkAll(fleet, context) }, subject, asked, options);
});

const unknown = (what: string, name: string, known: readonly string[]): never =>
  program.error(`error: unknown ${what} '${name}': ${suggestion(name, known)}`);

/** What a path looks like. */
const PATH_FORM =
  'write keys with periods between them, such as deployments.chat.capacity; without a path, all settings are shown';

/** The other stamp of the environment that a path beginning as in its file means, and the path of the setting there. */
function subjectAround(fleet: Fleet, { environments }: Subject, asked: string) {
  const stamps = subjectsOf(fleet).filter((each) => each.environments.some((name) => environments.includes(name)));
  return stamps.flatMap((subject) => {
    const around = `regions.${subject.key ?? ''}.`;
    return subject.key !== undefined && asked.startsWith(around) ? [{ subject, path: asked.slice(around.length) }] : [];
  })[0];
}

/** Explains one setting, a map of settings, or all of them. */
function explainPath(project: Project, subject: Subject, asked: string | undefined, { format }: Options): number {
  const { part, id, environments } = subject;
  const [scope] = subject.scopes;
  if (!scope || part === 'state' || part === 'governance')
    return program.error(
      `error: the settings of ${id} are those of ${environments.join(', ')}: explain them for a stamp there, or explain an address of ${id}`,
    );
  const settings = new Settings(project.files.sources, scope);
  const colors = colorsFor(process.stdout);
  const isJson = format === 'json';
  if (asked === undefined) {
    const leaves = settings.leaves();
    process.stdout.write(isJson ? treeJson(leaves, subject) : treeText(leaves, colors));
    return EXIT.ok;
  }
  const path = settings.find(asked);
  if ('word' in path) {
    if (path.word === '') return program.error(`error: '${asked}' is not the path of a setting: ${PATH_FORM}`);
    const other = subjectAround(project.fleet, subject, asked);
    if (other)
      return program.error(
        `error: '${asked}' belongs to ${other.subject.id}: run npx stamps explain ${other.subject.id} '${other.path}'`,
      );
    const around = path.path.length === 0 ? id : `'${pathText(path.path)}' of ${id}`;
    return program.error(`error: ${around} has no '${path.word}': ${suggestion(path.word, path.options)}`);
  }
  const explained = explainSetting(project, subject, settings, settings.at(path));
  if (isJson) process.stdout.write(settingJson(explained, subject));
  else {
    const inside = settings.isMap(path) ? settings.leaves(path) : [];
    const tree = inside.length === 0 ? '' : `\n${treeText(inside, colors)}`;
    process.stdout.write(`${settingText(explained, subject, colors)}${tree}`);
  }
  return EXIT.ok;
}

/** Explains a block of Terraform, or one of its attributes. */
function explainAddress(
  { files, fleet }: Pick<Project, 'files' | 'fleet'>,
  subject: Subject,
  asked: string,
  { format }: Options,
): number {
  if (isInModule(asked))
    return program.error(
      `error: no environment file decides about ${asked}: the kit generates no modules. Look for the module in main.ts, or in a file beside ${subject.folder}/${CONFIGURATION}`,
    );
  const progress = new Progress(process.stderr);
  const explainer = new AddressExplainer(files, fleet, subject, (done, of) => {
    progress.show(`${done} of ${of} settings tried`);
  });
  const { blocks } = explainer;
  if (!blocks) throw new Error(`the stack ${subject.id} cannot be built: run npx stamps check`);
  const { address, attribute } = askedAddress(asked, [...blocks.keys()]);
  const block = blocks.get(address);
  if (!block) {
    const similar = nearest(address, [...blocks.keys()])
      .slice(0, 3)
      .join(', ');
    return program.error(
      `error: ${subject.id} has no ${address}, unless main.ts or a file beside the generated one adds it. The most similar addresses: ${similar}`,
    );
  }
  const isAsked = (path: string) => attribute === undefined || overlaps(path, attribute);
  const known = attributesOf(block).map(([path]) => path);
  if (attribute !== undefined && !known.some(isAsked))
    return program.error(`error: ${address} has no attribute '${attribute}': ${suggestion(attribute, known)}`);
  const explained = explainer.explain(address);
  progress.end();
  const answer = {
    ...explained,
    ...(attribute === undefined ? {} : { attribute }),
    attributes: explained.attributes.filter(({ path }) => isAsked(path)),
  };
  process.stdout.write(
    format === 'json' ? addressJson(answer, subject) : addressText(answer, subject, colorsFor(process.stdout)),
  );
  return EXIT.ok;
}
