// The tainted resources that Terraform cannot replace: tainted.mjs FOLDER, with the state (terraform state pull) on standard input.
//
// A failed operation taints a resource, and Terraform then replaces it. For a protected resource, the plan fails. A resource that is
// created before it is destroyed would be recreated under the ID that still exists. Each line is an address and how to take over the
// resource: `import` if the state has resources that depend on it, so that its ID is known in the plan, otherwise `overwrite`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { resourceIds } from '../resource-ids.mjs';

const [folder] = process.argv.slice(2);
const configuration = JSON.parse(readFileSync(path.join(folder, 'cdk.tf.json'), 'utf8'));
const state = JSON.parse((await text(process.stdin)) || '{}');
const managed = (state.resources ?? []).filter(({ mode }) => mode === 'managed');
const ids = new Map(resourceIds(configuration).map(({ address, id }) => [address, id]));

/** Content filters and the resources that they depend on are created before they are destroyed. */
const CREATED_FIRST = ['azurerm_resource_group', 'azurerm_cognitive_account'];

function isKept({ type, name }) {
  const lifecycle = configuration.resource?.[type]?.[name]?.lifecycle ?? {};
  return lifecycle.prevent_destroy === true || lifecycle.create_before_destroy === true || CREATED_FIRST.includes(type);
}

/** An object with another ID, or a deposed object, would be lost if the address were removed from the state. */
function isTainted({ type, name, instances }) {
  const [{ status, deposed, index_key: key, attributes } = {}, ...others] = instances;
  const id = ids.get(`${type}.${name}`);
  return (
    status === 'tainted' &&
    deposed === undefined &&
    key === undefined &&
    others.length === 0 &&
    id !== undefined &&
    id.toLowerCase() === String(attributes?.id).toLowerCase()
  );
}

const tainted = managed.filter((resource) => isKept(resource) && isTainted(resource));
const dependencies = new Set(
  managed
    .filter((resource) => !tainted.includes(resource))
    .flatMap(({ instances }) => instances.flatMap((instance) => instance.dependencies ?? [])),
);
for (const { type, name } of tainted) {
  const address = `${type}.${name}`;
  process.stdout.write(`${address} ${dependencies.has(address) ? 'import' : 'overwrite'}\n`);
}
