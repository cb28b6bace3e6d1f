// Lists the stacks of generated/ in the order in which they are applied: environments by name, and in each environment the shared stack
// first, then the regions by name. If the shared stack is emptied, it comes last: its apply destroys it, and the regions must stop using
// it first. Prints one line of JSON; with --matrix, that of the jobs of a matrix; with --lines, one `id folder` per line.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { plansIn } from './kept-plans.mjs';
import { applyJobs, planJobs } from './matrix.mjs';

const { values: options } = parseArgs({
  options: {
    reviewed: { type: 'string' }, // a review in JSON: only the stacks that it lists as added or changed
    removed: { type: 'string' }, // a review in JSON: only the stacks that it lists as removed
    planned: { type: 'string' }, // a folder of redacted plans: only the stacks with changes
    environment: { type: 'string' }, // only the stacks of this environment
    deployed: { type: 'string' }, // the names of the environments that the pipeline deploys: a warning names each other one
    matrix: { type: 'string' }, // the jobs that `plan` or `apply` the stacks: see matrix.mjs
    configured: { type: 'boolean', default: false }, // without stacks that the next apply destroys, and without warnings
    lines: { type: 'boolean', default: false },
  },
});

/** The folders of stacks that a person applies, because the identities of pipelines have no rights to. The same as in lib/fleet/by-hand.ts. */
const [GOVERNANCE, STATE] = ['governance', 'state'];
const BY_HAND = [GOVERNANCE, STATE];
const SHARED = 'environment';
/** The sections of an emptied configuration. */
const KEPT = ['//', 'provider', 'terraform'];
const NAME = /^[a-z0-9][a-z0-9-]*$/;

const folders = (parent) =>
  existsSync(parent)
    ? readdirSync(parent, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
        .map(({ name }) => name)
        .sort()
    : [];

function allStacks() {
  return folders('generated')
    .filter((environment) => !BY_HAND.includes(environment))
    .flatMap((environment) => {
      const parts = folders(`generated/${environment}`);
      const all = parts.map((part) => stack(environment, part)).filter(({ folder }) => existsSync(`${folder}/cdk.tf.json`));
      const regions = all.filter(({ part }) => part !== SHARED);
      const shared = all.filter(({ part }) => part === SHARED);
      return shared.some(isEmptied) ? [...regions, ...shared] : [...shared, ...regions];
    });
}

/** Whether the next apply destroys all resources of the stack. The same as in lib/generated/configuration.ts. */
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

/** The stacks that a pull request removes. Stacks that are applied by hand are destroyed by hand, and no pipeline reads their state. */
const removedStacks = (file) =>
  reviewIn(file)
    .filter(({ change, environment }) => change === 'removed' && !BY_HAND.includes(environment))
    .map(({ environment, part }) => stack(environment, part));

const reviewIn = (file) => JSON.parse(readFileSync(file, 'utf8')).stacks;

function stack(environment, part) {
  const strange = [environment, part].find((name) => !NAME.test(name));
  if (strange !== undefined)
    throw new Error(`generated/${environment}/${part}: '${strange}' is not a valid name of an environment or region`);
  return { id: `${environment}-${part}`, environment, part, folder: `generated/${environment}/${part}` };
}

/** A file on the machine of a pipeline is lost afterwards, so the next run would create the same resources again. */
function hasLocalState(one) {
  const { terraform } = configurationOf(one);
  return !isInCloud(one) && (terraform?.backend === undefined || 'local' in terraform.backend);
}

/** HCP Terraform and Terraform Enterprise run Terraform themselves, with identities of their own. */
const isInCloud = (one) => configurationOf(one).terraform?.cloud !== undefined;

function warn(text) {
  if (options.configured) return;
  const prefix = process.env.GITHUB_ACTIONS
    ? '::warning::'
    : process.env.TF_BUILD
      ? '##vso[task.logissue type=warning]'
      : 'warning: ';
  process.stderr.write(`${prefix}${text}\n`);
}

/** What a person does about a stack that is applied by hand. */
const REMOVED = {
  [GOVERNANCE]: 'was removed from generated/: no pipeline checks that it is destroyed, so its policies may still be assigned',
  [STATE]: 'was removed from generated/: no pipeline checks that it is destroyed, or that its states are no longer needed',
};
const CHANGED = {
  [GOVERNANCE]: 'is applied by a person, not by pipelines: see docs/governance.md',
  [STATE]: 'is applied by a person, not by pipelines, and before the stacks that need it: see docs/deploy.md',
};

function selected(all) {
  if (options.planned !== undefined) {
    const busy = new Set(plansIn(options.planned).flatMap(({ id, plan }) => (plan.applyable ? [id] : [])));
    return all.filter(({ id }) => busy.has(id));
  }
  if (options.reviewed === undefined) return all;
  const reviewed = reviewIn(options.reviewed);
  for (const { id, change, environment } of reviewed.filter((each) => BY_HAND.includes(each.environment)))
    warn(`${id} ${(change === 'removed' ? REMOVED : CHANGED)[environment]}`);
  const changed = new Set(reviewed.filter(({ change }) => change !== 'removed').map(({ id }) => id));
  return all.filter(({ id }) => changed.has(id));
}

/** The stacks that a pipeline can apply: those with a state in Azure. */
function deployable() {
  const wanted = selected(allStacks().filter(({ environment }) => environment === (options.environment ?? environment)));
  const [local, inCloud] = [wanted.filter(hasLocalState), wanted.filter(isInCloud)];
  for (const { id } of local)
    warn(`${id} stores its state in a local file: pipelines skip it until its environment sets state:`);
  for (const { id } of inCloud)
    warn(`${id} has a workspace in HCP Terraform or Terraform Enterprise, which runs it: pipelines skip it`);
  return wanted.filter((one) => !local.includes(one) && !inCloud.includes(one) && !(options.configured && isEmptied(one)));
}

/** Warns about environments that have stacks, but that the pipeline does not deploy. */
function warnOfOthers(listed) {
  const deployed = options.deployed.split(/\s+/);
  for (const environment of new Set(listed.map((one) => one.environment)))
    if (!deployed.includes(environment))
      warn(`${environment} is planned, but not deployed: add it to the parameter environments of the pipeline`);
}

const listed = options.removed === undefined ? deployable() : removedStacks(options.removed);
if (options.deployed !== undefined) warnOfOthers(listed);
process.stdout.write(
  options.lines ? listed.map(({ id, folder }) => `${id} ${folder}\n`).join('') : `${JSON.stringify(rowsOf(listed))}\n`,
);

/** The stacks, or the jobs of a matrix. A deployment plans every stack, so the artifacts with the plans are those of all stacks. */
function rowsOf(stacks) {
  if (options.matrix === undefined) return stacks;
  if (options.matrix === 'plan') return planJobs(stacks);
  if (options.matrix !== 'apply') throw new Error(`--matrix ${options.matrix}: write plan or apply`);
  return applyJobs(stacks, planJobs(allStacks().filter((one) => !hasLocalState(one) && !isInCloud(one))));
}
