// Reads redacted plans from redact-plan.mjs.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The plans in a folder, by the ID of the stack; empty if the folder does not exist. */
export function plansIn(folder) {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return files.sort().map((name) => ({ id: path.basename(name, '.json'), plan: readPlan(path.join(folder, name)) }));
}

export const readPlan = (file) => JSON.parse(readFileSync(file, 'utf8'));

const VERBS = { create: 'create', update: 'change in place', delete: 'destroy', forget: 'forget, but leave in Azure' };

/** The changes in a plan, as `[address, words]`. */
export const doings = ({ resource_changes: changes }) =>
  changes.map(({ address, change }) => [address, words(change)]).filter(([, verb]) => verb !== undefined);

/** The actions of a change in words. A replacement has two actions, in order. */
function words({ actions, importing }) {
  if (actions.length > 1) return actions[0] === 'delete' ? 'replace: destroy, then create' : 'replace: create, then destroy';
  return VERBS[actions[0]] ?? (importing === undefined ? undefined : 'import');
}

/** The changes in a plan, as a table. */
export function planTable(plan) {
  const rows = doings(plan).map(([address, verb]) => `| \`${address}\` | ${verb} |`);
  if (rows.length > 0) return ['| Resource | Terraform would |', '| --- | --- |', ...rows].join('\n');
  return plan.applyable ? 'Only outputs or addresses in the state would change.' : 'No changes.';
}
