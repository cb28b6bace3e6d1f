// What a plan would create, with the IDs under which that may exist in Azure already: candidates.mjs FOLDER TAINTED, with the
// plan (terraform show -json) on standard input. No value of the plan is kept but those IDs.
//
// TAINTED is what tainted.mjs printed. The state will forget those resources, so Terraform will create them, whatever this plan says.
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

/** What is within these, the stack alone makes. */
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
    // The state has an object under this address already, such as the one that is replaced.
    held: before !== null || left.length > 0,
    // That object is this one, and Terraform deletes it before it creates it again.
    renewed: replacesItself && !deletesLast,
    // That object is this one, and Terraform would delete what it has just created.
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
