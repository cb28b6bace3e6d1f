// The resources that a recovery would take over, from the candidates and the answers of Azure: list.mjs FOLDER CANDIDATES, with the plan
// of the probe (terraform show -json) on standard input. The same input gives the same bytes.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { lookedUp } from './looked-up.mjs';

const [folder, file] = process.argv.slice(2);
const candidates = JSON.parse(readFileSync(file, 'utf8'));
const answers = JSON.parse(await text(process.stdin)).planned_values?.outputs?.answers?.value ?? {};

/**
 * The types that are imported instead of overwritten: azapi overwrites nothing, azurerm does not overwrite subnets, and when it
 * overwrites a network, it requests one without subnets.
 */
const IMPORTED = new Set(['azapi_resource', 'azurerm_subnet', 'azurerm_virtual_network']);

const within = (id, parent) => `${id}/`.toLowerCase().startsWith(`${parent}/`.toLowerCase());
const same = (one, other) => one.toLowerCase() === other.toLowerCase();
const quoted = (word) => `'${word}'`;

/** An association exists if the subnet has any network security group. */
function isThere({ address, securityGroup }) {
  const answer = answers[address];
  // Without an answer, a resource is not known to be missing.
  if (typeof answer?.exists !== 'boolean') throw new Error(`Azure gave no answer about ${address}`);
  return answer.exists && (securityGroup === undefined || (answer.securityGroup ?? null) !== null);
}

/** An account is imported if one of its filters is: Terraform must know the parent of the filter at the plan, or it would replace it. */
const isImported = ({ type, id, forgotten }) =>
  IMPORTED.has(type) ||
  forgotten === 'import' ||
  (type === 'azurerm_cognitive_account' && there.some((one) => one.type === 'azapi_resource' && within(one.id, id)));

function entry({ address, type, id, importId, securityGroup, forgotten }) {
  const other = securityGroup !== undefined && !same(answers[address].securityGroup, securityGroup);
  return {
    address,
    id,
    outside: other || !candidates.own.some((parent) => within(id, parent)),
    ...(other ? { note: `the subnet has another network security group, ${answers[address].securityGroup}` } : {}),
    ...(isImported({ type, id, forgotten }) ? { importId } : {}),
  };
}

const there = lookedUp(candidates).filter(isThere);
const isStuck = ({ type, held }) => held && IMPORTED.has(type);
const stuck = [
  ...there.filter(isStuck).map(({ address, id }) => ({
    address,
    id,
    why: 'exists, but the state has an older object at this address, so it cannot be imported',
    command: `az resource delete --ids ${quoted(id)}`,
  })),
  ...candidates.created
    .filter(({ undone }) => undone)
    .map(({ address, id, tainted }) => ({
      address,
      id,
      why: 'is in the state, and Terraform would recreate it with the same ID and then delete it',
      command: `terraform -chdir=${folder} ${tainted && replacesOthers(address) ? 'untaint' : 'state rm'} ${quoted(address)}`,
    })),
];
/** Whether dependents would be replaced as well. Removing the address from the state would not prevent that, so it is untainted instead. */
function replacesOthers(address) {
  return candidates.doings.some(([other, verb]) => other !== address && verb.startsWith('replace'));
}

const list = {
  existing: there.filter((one) => !isStuck(one)).map(entry),
  forgotten: candidates.created.filter(({ forgotten }) => forgotten !== undefined).map(({ address, id }) => ({ address, id })),
  stuck,
  unchecked: candidates.created.flatMap(({ address, reason }) => (reason === undefined ? [] : [{ address, reason }])),
  doings: candidates.doings,
};
process.stdout.write(`${JSON.stringify(list, null, 2)}\n`);
