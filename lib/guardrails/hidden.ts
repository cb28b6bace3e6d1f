import { givesKeys } from '../catalog/key-names';
import type { IndirectChange } from '../stack/facts/indirect-change';
import { indirectChange } from '../stack/facts/indirect-change';
import { conductOf, specialArgument } from '../stack/facts/conduct';
import { armTypeOf, AZAPI } from '../stack/facts/kind';
import type { Resource } from '../stack/stack';
import { leavesOf } from '../stack/leaves';
import type { Breach, Guardrail, Subject } from './guardrail';
import { hiddenSections } from './hidden-sections';
import { differentSignIn } from './different-sign-in';
import { attributesRead } from './read-fields';
import { unknownAttributes } from './unknown-values';

export const hidden: Guardrail = {
  id: 'guardrails/hidden',
  summary:
    'What a resource becomes is written in the resource itself: not in modules or dynamic blocks, and not by programs, templates or requests beside it.',
  why: 'No guardrail can check what only Terraform knows, what Terraform passes over, or what something else changes afterwards.',
  check: (subject) => [
    ...[...subject.stack.resources.values()].flatMap((resource) => [
      ...dynamicBlocks(subject, resource),
      ...changesFromBeside(subject, resource),
      ...programs(resource),
      ...unknownType(resource),
      ...unknownNumber(subject, resource),
      ...unknownAttributes(subject.facts.at(resource.address)).map((path) =>
        breach(resource, `what ${path} of ${resource.address} has in it is known only to Terraform`, 'write it out', path),
      ),
      ...differentSignIn(subject.stack, resource).map(({ message, help }) => breach(resource, message, help, 'provider')),
      ...passedOver(subject, resource),
    ]),
    ...hiddenSections(subject),
  ],
};

const breach = ({ address, files }: Resource, message: string, help: string, attribute?: string): Breach => {
  const file = files.at(-1);
  return {
    ...{ severity: 'error', message, help, address },
    ...(attribute === undefined ? {} : { attribute }),
    ...(file === undefined ? {} : { file }),
  };
};

const dynamicBlocks = ({ facts }: Subject, resource: Resource): Breach[] =>
  facts.at(resource.address) && conductOf(resource).special.includes('dynamic')
    ? [breach(resource, `${resource.address} has dynamic blocks, which are known only to Terraform`, 'write out each block')]
    : [];

const CHANGES: Readonly<Record<IndirectChange, readonly [message: string, help: string]>> = {
  request: ['changes a resource from beside it', 'write it in the resource that it changes'],
  script: ['runs a script in Azure, which can change any resource', 'write out what it makes as resources of the stack'],
  template: ['deploys a template, which can change any resource', 'write out what it makes as resources of the stack'],
};

function changesFromBeside({ facts }: Subject, resource: Resource): Breach[] {
  const change = indirectChange(facts, resource);
  // What is a breach of `guardrails/secrets` already is none here.
  if (change === undefined || givesKeys(facts.find('action', resource.address)?.value.action ?? '')) return [];
  const [message, help] = CHANGES[change];
  return [breach(resource, `${resource.address} ${message}`, help)];
}

function programs(resource: Resource): Breach[] {
  const [found] = (['provisioner', 'connection'] as const).filter((name) => conductOf(resource).special.includes(name));
  return found === undefined
    ? []
    : [
        breach(
          resource,
          `${resource.address} has a ${found}: it runs programs with what the pipeline may do, which can change anything`,
          `remove the ${found}`,
          found,
        ),
      ];
}

const unknownType = (resource: Resource): Breach[] =>
  resource.type === AZAPI && armTypeOf(resource)?.includes('${')
    ? [breach(resource, `of which type ${resource.address} is, is known only to Terraform`, 'write out the type', 'type')]
    : [];

const unknownNumber = ({ facts }: Subject, resource: Resource): Breach[] =>
  attributesRead(facts.at(resource.address)).length === 0
    ? []
    : (['count', 'for_each'] as const)
        .filter((name) =>
          leavesOf(specialArgument(resource.attributes, name) ?? null).some(({ value }) => value.includes('${')),
        )
        .map((name) =>
          breach(
            resource,
            `how many ${resource.address} there are is known only to Terraform`,
            `write out ${name}, or check a plan with npm run guard -- --plan`,
            name,
          ),
        );

/** What Terraform never corrects, whatever somebody makes of it in Azure. */
function passedOver({ facts }: Subject, resource: Resource): Breach[] {
  const read = attributesRead(facts.at(resource.address));
  const ignored = conductOf(resource).ignored.filter((written) => {
    const path = written.replace(/^\$\{\s*|\s*\}$/g, '').replace(/\[[^\]]*\]/g, '');
    return read.length > 0 && (path === 'all' || read.some((each) => isWithin(each, path) || isWithin(path, each)));
  });
  if (ignored.length === 0) return [];
  const what = ignored.includes('all') ? 'everything' : ignored.join(', ');
  const message = `Terraform ignores changes of ${what} in ${resource.address}: what somebody opens in Azure stays open`;
  return [breach(resource, message, `remove ${ignored.join(', ')} from ignore_changes`, 'lifecycle.ignore_changes')];
}

const isWithin = (path: string, outer: string) => path === outer || path.startsWith(`${outer}.`);
