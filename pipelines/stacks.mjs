// Lists the stacks of generated/ in the order in which they are applied: one environment after the other by name, in each what its
// regions share first, then the regions by name. Where what the regions share is emptied, it comes last: its apply destroys it, and
// the regions have to let go of it before. Prints one line of JSON for a matrix; with --lines, `id folder` a line.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { plansIn } from './kept-plans.mjs';

const { values: options } = parseArgs({
  options: {
    reviewed: { type: 'string' }, // a review in JSON: only what it says was added or changed
    removed: { type: 'string' }, // a review in JSON: only what it says was removed
    planned: { type: 'string' }, // a folder of kept plans: only what has something to do
    environment: { type: 'string' }, // only the stacks of this environment
    lines: { type: 'boolean', default: false },
  },
});

/** What people apply by hand, because it holds the state of everything else. */
const BY_HAND = 'state';
const SHARED = 'environment';
/** What an emptied configuration still has. */
const KEPT = ['//', 'provider', 'terraform'];
const NAME = /^[a-z0-9][a-z0-9-]*$/;

const folders = (parent) =>
  existsSync(parent)
    ? readdirSync(parent, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
        .map(({ name }) => name)
        .sort()
    : [];

function stacks() {
  return folders('generated')
    .filter((environment) => environment !== BY_HAND)
    .flatMap((environment) => {
      const parts = folders(`generated/${environment}`);
      const all = parts.map((part) => stack(environment, part)).filter(({ folder }) => existsSync(`${folder}/cdk.tf.json`));
      const regions = all.filter(({ part }) => part !== SHARED);
      const shared = all.filter(({ part }) => part === SHARED);
      return shared.some(isEmptied) ? [...regions, ...shared] : [...shared, ...regions];
    });
}

/** Whether the next apply destroys all that the stack made, as lib/generated/configuration.ts says it, too. */
function isEmptied(one) {
  const configuration = configurationOf(one);
  return typeof configuration['//']?.emptied === 'string' && Object.keys(configuration).every((key) => KEPT.includes(key));
}

function configurationOf({ folder }) {
  const file = `${folder}/cdk.tf.json`;
  let content;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error.message}`, { cause: error });
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    throw new Error(`${file} is not a JSON object`);
  return content;
}

/** What a pull request removes; what people apply by hand is theirs to destroy, and no pipeline reads its state. */
const removedStacks = (file) =>
  reviewIn(file)
    .filter(({ change, environment }) => change === 'removed' && environment !== BY_HAND)
    .map(({ environment, part }) => stack(environment, part));

const reviewIn = (file) => JSON.parse(readFileSync(file, 'utf8')).stacks;

function stack(environment, part) {
  const strange = [environment, part].find((name) => !NAME.test(name));
  if (strange !== undefined)
    throw new Error(`generated/${environment}/${part}: '${strange}' is no name of an environment or region`);
  return { id: `${environment}-${part}`, environment, part, folder: `generated/${environment}/${part}` };
}

/** A file on the machine of a pipeline is gone with it: what is deployed from there would be made a second time by the next run. */
function hasLocalState(one) {
  const { terraform } = configurationOf(one);
  return terraform?.backend === undefined || 'local' in terraform.backend;
}

function warn(text) {
  const prefix = process.env.GITHUB_ACTIONS
    ? '::warning::'
    : process.env.TF_BUILD
      ? '##vso[task.logissue type=warning]'
      : 'warning: ';
  process.stderr.write(`${prefix}${text}\n`);
}

function selected(all) {
  if (options.planned !== undefined) {
    const busy = new Set(plansIn(options.planned).flatMap(({ id, plan }) => (plan.applyable ? [id] : [])));
    return all.filter(({ id }) => busy.has(id));
  }
  if (options.reviewed === undefined) return all;
  const reviewed = reviewIn(options.reviewed);
  for (const { id, change } of reviewed.filter(({ environment }) => environment === BY_HAND))
    if (change === 'removed')
      warn(`${id} was removed from generated/: no pipeline checks that it is destroyed, nor that no state in it is needed`);
    else warn(`${id} is applied by a person, not by pipelines, and before what needs it: docs/deploy.md`);
  const changed = new Set(reviewed.filter(({ change }) => change !== 'removed').map(({ id }) => id));
  return all.filter(({ id }) => changed.has(id));
}

/** What a pipeline can apply: a state in a file is gone with its machine. */
function deployable() {
  const wanted = selected(stacks().filter(({ environment }) => environment === (options.environment ?? environment)));
  const local = wanted.filter(hasLocalState);
  for (const { id } of local)
    warn(`${id} keeps its state in a local file: pipelines leave it out until its environment says state:`);
  return wanted.filter((one) => !local.includes(one));
}

const listed = options.removed === undefined ? deployable() : removedStacks(options.removed);
process.stdout.write(
  options.lines ? listed.map(({ id, folder }) => `${id} ${folder}\n`).join('') : `${JSON.stringify(listed)}\n`,
);
