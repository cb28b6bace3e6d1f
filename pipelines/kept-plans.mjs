// What redact-plan.mjs kept of plans, read back.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The plans in a folder, each by the ID of its stack. A folder that is not there has none. */
export function plansIn(folder) {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return files.sort().map((name) => ({ id: path.basename(name, '.json'), plan: readPlan(path.join(folder, name)) }));
}

export const readPlan = (file) => JSON.parse(readFileSync(file, 'utf8'));

const VERBS = { create: 'create', update: 'change in place', delete: 'destroy', forget: 'forget, but leave in Azure' };

/** What a plan would do, as `[address, words]`, without what it would leave alone. */
export const doings = ({ resource_changes: changes }) =>
  changes.map(({ address, change }) => [address, words(change)]).filter(([, verb]) => verb !== undefined);

/** A replacement has two actions, in the order in which they happen. */
function words({ actions, importing }) {
  if (actions.length > 1) return actions[0] === 'delete' ? 'replace: destroy, then create' : 'replace: create, then destroy';
  return VERBS[actions[0]] ?? (importing === undefined ? undefined : 'import');
}

/** What a plan would do, as a table for people. */
export function planTable(plan) {
  const rows = doings(plan).map(([address, verb]) => `| \`${address}\` | ${verb} |`);
  if (rows.length > 0) return ['| Resource | Terraform would |', '| --- | --- |', ...rows].join('\n');
  return plan.applyable ? 'Only outputs or addresses in the state would change.' : 'Nothing to do.';
}
