import { givesKeys } from '../catalog/key-names';
import type { IndirectChange } from '../stack/facts/indirect-change';
import { indirectChange } from '../stack/facts/indirect-change';
import { conductOf, specialArgument } from '../stack/facts/conduct';
import { armTypeOf, AZAPI } from '../stack/facts/kind';
import type { KindName } from '../stack/facts/kinds';
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
    'Every setting of a resource is in the resource itself: not in modules or dynamic blocks, and not in programs, templates or requests that change it.',
  why: 'No guardrail can check what only Terraform knows, what Terraform ignores, or what something else changes afterwards.',
  check: (subject) => [
    ...[...subject.stack.resources.values()].flatMap((resource) => [
      ...dynamicBlocks(subject, resource),
      ...changesOfOthers(subject, resource),
      ...programs(resource),
      ...unknownType(resource),
      ...unknownNumber(subject, resource),
      ...unknownAttributes(subject.facts.at(resource.address)).map((path) =>
        breach(
          resource,
          `the content of ${path} in ${resource.address} is known only to Terraform`,
          'write out the values',
          path,
        ),
      ),
      ...differentSignIn(subject.stack, resource).map(({ message, help }) => breach(resource, message, help, 'provider')),
      ...ignoredChanges(subject, resource),
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

/** Kinds that notify or report, and that no guardrail relies on. */
const ONLY_REPORT: ReadonlySet<KindName | undefined> = new Set<KindName>([
  'actionGroup',
  'alert',
  'budget',
  'policyAssignment',
  'policyDefinition',
  'policyExemption',
  'policySet',
]);

const isRelevant = (kind: KindName | undefined) => kind !== undefined && !ONLY_REPORT.has(kind);

const dynamicBlocks = ({ facts }: Subject, resource: Resource): Breach[] =>
  isRelevant(facts.at(resource.address)?.kind) && conductOf(resource).special.includes('dynamic')
    ? [
        breach(
          resource,
          `${resource.address} has dynamic blocks, whose content is known only to Terraform`,
          'write out each block',
        ),
      ]
    : [];

const CHANGES: Readonly<Record<IndirectChange, readonly [message: string, help: string]>> = {
  request: ['changes another resource', 'set the value in the resource that it changes'],
  script: ['runs a script in Azure, which can change any resource', 'declare what it creates as resources of the stack'],
  template: ['deploys a template, which can change any resource', 'declare what it creates as resources of the stack'],
};

function changesOfOthers({ facts }: Subject, resource: Resource): Breach[] {
  const change = indirectChange(facts, resource);
  // `guardrails/secrets` already reports actions that return keys.
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
          `${resource.address} has a ${found}, which runs programs with the rights of the pipeline and can change anything`,
          `remove the ${found}`,
          found,
        ),
      ];
}

const unknownType = (resource: Resource): Breach[] =>
  resource.type === AZAPI && armTypeOf(resource)?.includes('${')
    ? [breach(resource, `the type of ${resource.address} is known only to Terraform`, 'write out the type', 'type')]
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
            `the number of instances of ${resource.address} is known only to Terraform`,
            `write out ${name}, or check a plan with npx stamps guard --plan`,
            name,
          ),
        );

/** Attributes that guardrails read and that Terraform does not correct when they change in Azure. */
function ignoredChanges({ facts }: Subject, resource: Resource): Breach[] {
  const read = attributesRead(facts.at(resource.address));
  const ignored = conductOf(resource).ignored.filter((written) => {
    const path = written.replace(/^\$\{\s*|\s*\}$/g, '').replace(/\[[^\]]*\]/g, '');
    return read.length > 0 && (path === 'all' || read.some((each) => isWithin(each, path) || isWithin(path, each)));
  });
  if (ignored.length === 0) return [];
  const what = ignored.includes('all') ? 'everything' : ignored.join(', ');
  const message = `Terraform ignores changes of ${what} in ${resource.address}: access that is opened in Azure stays open`;
  return [breach(resource, message, `remove ${ignored.join(', ')} from ignore_changes`, 'lifecycle.ignore_changes')];
}

const isWithin = (path: string, outer: string) => path === outer || path.startsWith(`${outer}.`);
