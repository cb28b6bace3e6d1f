// Opens an issue for each stack with drift, updates it while the drift exists, and closes it afterwards: github-drift.mjs FOLDER
//
// FOLDER contains redacted plans. A stack that could not be planned has no file there, and its issue is not changed.
// Environment: GH_TOKEN, GH_REPO, and the variables of GitHub for the run.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { planTable, plansIn } from './kept-plans.mjs';

const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = process.env;
const run = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;

/** The title of an issue, which identifies it. */
const titleOf = (id) => `Drift: ${id}`;

const body = (id, plan) => `Azure differs from \`generated/\` for **${id}**. Terraform would make these changes:

${planTable(plan)}

Either a resource was changed in Azure by hand, or a deployment is pending. Add the change to \`environments/\`, or run the
deploy workflow. This issue is kept current by [the daily check](${run}), and closes when nothing differs any more.
`;

function gh(args, input = '') {
  const { status, stdout, stderr, error } = spawnSync('gh', args, { encoding: 'utf8', input });
  if (error ?? status !== 0) throw new Error(`gh ${args.slice(0, 2).join(' ')}: ${error?.message ?? stderr}`);
  return stdout;
}

const open = new Map(
  JSON.parse(gh(['issue', 'list', '--state', 'open', '--limit', '1000', '--json', 'number,title'])).map(({ number, title }) => [
    title,
    String(number),
  ]),
);
for (const { id, plan } of plansIn(process.argv[2])) {
  const issue = open.get(titleOf(id));
  if (plan.applyable && issue === undefined)
    gh(['issue', 'create', '--title', titleOf(id), '--body-file', '-'], body(id, plan));
  else if (plan.applyable) gh(['issue', 'edit', issue, '--body-file', '-'], body(id, plan));
  else if (issue !== undefined) gh(['issue', 'close', issue, '--comment', `No more drift: ${run}`]);
  process.stdout.write(`${id}: ${plan.applyable ? 'drift' : 'no drift'}\n`);
}
