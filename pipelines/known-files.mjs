// Refuses a folder in which Terraform or OpenTofu would read a file that nobody has declared: known-files.mjs FOLDER
// What is declared stands in the notes of cdk.tf.json, from extraFiles in the environment file. Terraform puts all files of a folder
// together, so one more file can open what cdk.tf.json closes, or run programs with the identity that plans.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const CONFIGURATION = 'cdk.tf.json';

/** What the scripts here write themselves, and remove again. Nobody can declare it: it would be overwritten or deleted. */
const LEFT_BEHIND = ['no_state_override.tf.json', 'recover_import.tf.json', 'recover_override.tf.json'];

/** Whether Terraform or OpenTofu reads a file by itself, going by its name, as lib/stack/terraform-file.ts says it, too. */
export function isRead(name) {
  // Unlike configurations, hidden files with variables are read.
  if (/^(terraform|.*\.auto)\.tfvars(\.json)?$/s.test(name)) return true;
  const isIgnored = name.startsWith('.') || name.endsWith('~') || (name.startsWith('#') && name.endsWith('#'));
  return !isIgnored && /\.(tf|tofu)(\.json)?$/.test(name);
}

/**
 * Why Terraform must not run in a folder; empty: it may.
 *
 * @param names the names of the files in the folder
 * @param text what cdk.tf.json says; undefined: it is not there
 * @param tracked the paths of the files below the folder that are committed
 */
export function problemsOf(names, text, tracked = []) {
  if (text === undefined) return [`has no ${CONFIGURATION}: restore it with git, or run npm run synth`];
  const declared = declaredIn(text);
  if (declared === undefined)
    return [`has a ${CONFIGURATION} that is not a JSON object: restore it with git, or run npm run synth`];
  const read = names.filter((name) => name !== CONFIGURATION && isRead(name)).sort();
  const left = read.filter((name) => LEFT_BEHIND.includes(name));
  const unknown = read.filter((name) => !LEFT_BEHIND.includes(name) && !declared.has(name));
  const kept = tracked.filter((name) => name.startsWith('.terraform/') || /\.tfstate(\.|$)/.test(name)).sort();
  return [
    ...(unknown.length === 0
      ? []
      : [
          `has files that Terraform would read and nobody has declared: ${listed(unknown)}. Delete them, or declare them under extraFiles in the environment file and run npm run synth`,
        ]),
    ...(left.length === 0 ? [] : [`has files of a run that was killed: ${listed(left)}. Delete them`]),
    ...(kept.length === 0
      ? []
      : [
          `has what Terraform keeps for itself in git: ${listed(kept)}. Remove it with git rm --cached, and change the secrets in it`,
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
  const isSaid = ({ owner, reason }) => typeof owner === 'string' && typeof reason === 'string';
  return new Set(Object.entries(files).flatMap(([name, said]) => (isObject(said) && isSaid(said) ? [name] : [])));
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names in one line. A pipeline would obey what follows a line end. */
const listed = (names) => names.map((name) => (/^[\w./ -]+$/.test(name) ? name : JSON.stringify(name))).join(', ');

/** What is committed below a folder; nothing where git cannot say. */
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
