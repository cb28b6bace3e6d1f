// Refuses a folder in which Terraform or OpenTofu would read an undeclared file: known-files.mjs FOLDER
// The notes of cdk.tf.json list the declared files, from extraFiles in the environment file. Terraform merges all files of a folder, so an
// additional file can open what cdk.tf.json closes, or run programs with the identity that plans.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const CONFIGURATION = 'cdk.tf.json';

/** The files that these scripts write and remove. They cannot be declared: they would be overwritten or deleted. */
const LEFT_BEHIND = ['no_state_override.tf.json', 'recover_import.tf.json', 'recover_override.tf.json'];

/** Whether Terraform or OpenTofu reads a file automatically, based on its name. The same as in lib/stack/terraform-file.ts. */
export function isRead(name) {
  // Unlike hidden configurations, hidden files with variables are read.
  if (/^(terraform|.*\.auto)\.tfvars(\.json)?$/s.test(name)) return true;
  const isIgnored = name.startsWith('.') || name.endsWith('~') || (name.startsWith('#') && name.endsWith('#'));
  return !isIgnored && /\.(tf|tofu)(\.json)?$/.test(name);
}

/**
 * The reasons why Terraform must not run in a folder; empty if it may.
 *
 * @param names the names of the files in the folder
 * @param text the text of cdk.tf.json; undefined if it does not exist
 * @param tracked the paths of the files below the folder that are committed
 */
export function problemsOf(names, text, tracked = []) {
  if (text === undefined) return [`has no ${CONFIGURATION}: restore it with git, or run npx stamps synth`];
  const declared = declaredIn(text);
  if (declared === undefined)
    return [`has a ${CONFIGURATION} that is not a JSON object: restore it with git, or run npx stamps synth`];
  const read = names.filter((name) => name !== CONFIGURATION && isRead(name)).sort();
  const left = read.filter((name) => LEFT_BEHIND.includes(name));
  const unknown = read.filter((name) => !LEFT_BEHIND.includes(name) && !declared.has(name));
  const kept = tracked.filter((name) => name.startsWith('.terraform/') || /\.tfstate(\.|$)/.test(name)).sort();
  return [
    ...(unknown.length === 0
      ? []
      : [
          `has undeclared files that Terraform would read: ${listed(unknown)}. Delete them, or declare them under extraFiles in the environment file and run npx stamps synth`,
        ]),
    ...(left.length === 0 ? [] : [`has files from an interrupted run: ${listed(left)}. Delete them`]),
    ...(kept.length === 0
      ? []
      : [
          `has internal files of Terraform in git: ${listed(kept)}. Remove them with git rm --cached, and change the secrets in them`,
        ]),
  ];
}

/** The names of the declared files; undefined: the text is not a JSON object. */
function declaredIn(text) {
  let content;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  if (!isObject(content)) return undefined;
  const files = isObject(content['//']) && isObject(content['//'].extraFiles) ? content['//'].extraFiles : {};
  const isComplete = ({ owner, reason }) => typeof owner === 'string' && typeof reason === 'string';
  return new Set(
    Object.entries(files).flatMap(([name, declaration]) => (isObject(declaration) && isComplete(declaration) ? [name] : [])),
  );
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names in one line. A pipeline would interpret a new line as a command. */
const listed = (names) => names.map((name) => (/^[\w./ -]+$/.test(name) ? name : JSON.stringify(name))).join(', ');

/** The committed files below a folder; empty if git cannot list them. */
function trackedIn(folder) {
  const { status, stdout } = spawnSync('git', ['-C', folder, 'ls-files', '-z'], { encoding: 'utf8' });
  return status === 0 ? stdout.split('\0').filter((name) => name !== '') : [];
}

function main(folder) {
  const names = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [] : [entry.name]))
    : [];
  const file = path.join(folder, CONFIGURATION);
  const problems = problemsOf(names, existsSync(file) ? readFileSync(file, 'utf8') : undefined, trackedIn(folder));
  const prefix = process.env.GITHUB_ACTIONS
    ? '::error::'
    : process.env.TF_BUILD
      ? '##vso[task.logissue type=error]'
      : 'error: ';
  for (const problem of problems) process.stderr.write(`${prefix}${folder} ${problem}\n`);
  return problems.length === 0 ? 0 : 1;
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [folder, ...others] = process.argv.slice(2);
  if (folder === undefined || others.length > 0) {
    process.stderr.write('usage: known-files.mjs FOLDER\n');
    process.exitCode = 2;
  } else process.exitCode = main(folder);
}
