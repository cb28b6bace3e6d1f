// The resources that a plan would create, with the IDs under which they may already exist in Azure: candidates.mjs FOLDER TAINTED, with
// the plan (terraform show -json) on standard input. The output contains no values of the plan except these IDs.
//
// TAINTED is the output of tainted.mjs. These resources will be removed from the state, so Terraform will create them, regardless of this plan.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { doings } from '../kept-plans.mjs';
import { resourceIds } from '../resource-ids.mjs';

const [folder, file] = process.argv.slice(2);
const configuration = JSON.parse(readFileSync(path.join(folder, 'cdk.tf.json'), 'utf8'));
const changes = JSON.parse(await text(process.stdin)).resource_changes ?? [];
const managed = changes.filter(({ mode }) => mode === 'managed');
const current = managed.filter(({ deposed }) => deposed === undefined);
const leftovers = managed.filter(({ deposed }) => deposed !== undefined);
const planned = Object.fromEntries(current.map(({ address, change }) => [address, change.after ?? {}]));
const tainted = new Map(
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' ')),
);
const ids = new Map(resourceIds(configuration, planned).map((resource) => [resource.address, resource]));

/** The types whose child resources only the stack creates. */
const OWN = ['azurerm_resource_group', 'azurerm_cognitive_account'];

const same = (one, other) => one.toLowerCase() === String(other).toLowerCase();

function candidate({ address, type, action_reason: reason, change: { actions, before } }) {
  const resource = ids.get(address) ?? { address, type, reason: 'it is not in cdk.tf.json' };
  if (resource.reason !== undefined) return { address, type, reason: resource.reason };
  const hasItsId = (object) => [resource.id, resource.importId].some((id) => same(id, object?.id));
  const left = leftovers.filter((one) => one.address === address).map(({ change }) => change.before);
  const isTainted = reason === 'replace_because_tainted';
  const replacesItself = before !== null && (isTainted || hasItsId(before));
  const deletesLast = replacesItself && actions[0] === 'create';
  return {
    ...resource,
    // The state already has an object at this address, such as the one that is replaced.
    held: before !== null || left.length > 0,
    // It is the same object, and Terraform deletes it before it recreates it.
    renewed: replacesItself && !deletesLast,
    // It is the same object, and Terraform would delete it after it has created it.
    undone: deletesLast || left.some(hasItsId),
    tainted: isTainted,
  };
}

const created = current
  .filter(({ address, change }) => change.actions.includes('create') && !tainted.has(address))
  .map(candidate);
const forgotten = [...tainted].map(([address, how]) => ({ ...ids.get(address), forgotten: how }));
const others = managed.filter(({ address }) => !tainted.has(address));
const does = [...doings({ resource_changes: others }), ...forgotten.map(({ address }) => [address, 'create'])];
const own = [...ids.values()].filter(({ type, id }) => OWN.includes(type) && id !== undefined).map(({ id }) => id);
process.stdout.write(`${JSON.stringify({ own, doings: does, created: [...forgotten, ...created] }, null, 2)}\n`);
