import { givesKeys } from '../catalog/key-names';
import { fillsBlocklist } from '../stack/facts/blocked-words';
import { conductOf } from '../stack/facts/conduct';
import type { Resource } from '../stack/stack';
import type { Breach, Guardrail, Subject } from './guardrail';

export const hidden: Guardrail = {
  id: 'guardrails/hidden',
  summary: 'What a resource becomes is written in the resource itself, neither in dynamic blocks nor beside it.',
  why: 'No guardrail can check what only Terraform knows, or what something else changes afterwards.',
  check: (subject) => [...dynamicBlocks(subject), ...changesFromBeside(subject)],
};

const breach = ({ address, files }: Resource, message: string, help: string): Breach => {
  const file = files.at(-1);
  return { ...{ severity: 'error', message, help, address }, ...(file === undefined ? {} : { file }) };
};

const dynamicBlocks = ({ stack, facts }: Subject): Breach[] =>
  [...stack.resources.values()]
    .filter((resource) => facts.at(resource.address) && conductOf(resource).special.includes('dynamic'))
    .map((resource) =>
      breach(resource, `${resource.address} has dynamic blocks, which are known only to Terraform`, 'write out each block'),
    );

/** Azure Resource Manager reads these requests, and changes nothing. */
const READS = new Set(['GET', 'HEAD']);

const TEMPLATE = /^azurerm_(\w+_)?template_deployment$/;

/** Whether a resource changes others: an action sends POST where nothing else is written. */
function changesOthers({ facts }: Subject, { address, type, attributes }: Resource): boolean {
  if (type === 'azapi_update_resource' || TEMPLATE.test(type)) return true;
  if (type !== 'azapi_resource_action') return false;
  const action = facts.find('action', address);
  const { method } = attributes;
  return !(action && fillsBlocklist(action)) && !(typeof method === 'string' && READS.has(method.toUpperCase()));
}

const changesFromBeside = (subject: Subject): Breach[] =>
  [...subject.stack.resources.values()]
    .filter((resource) => changesOthers(subject, resource) && !runsKeyAction(subject, resource))
    .map((resource) =>
      breach(resource, `${resource.address} changes a resource from beside it`, 'write it in the resource that it changes'),
    );

/** What is a breach of `guardrails/secrets` already. */
const runsKeyAction = ({ facts }: Subject, { address }: Resource) =>
  givesKeys(facts.find('action', address)?.value.action ?? '');
