import { conductOf } from '../stack/facts/conduct';
import type { Resource } from '../stack/stack';
import type { Breach, Guardrail, Subject } from './guardrail';

export const hidden: Guardrail = {
  id: 'guardrails/hidden',
  summary: 'What a resource becomes is written in the resource itself, neither in dynamic blocks nor beside it.',
  why: 'No guardrail can check what only Terraform knows, or what something else changes afterwards.',
  check: (subject) => dynamicBlocks(subject),
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
