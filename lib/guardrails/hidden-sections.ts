import type { Json, JsonObject } from '../stack/json';
import { blocksOf, own, textAt } from '../stack/json';
import type { Breach, Subject } from './guardrail';
import { sectionPlace } from './section-place';

/** Blocks other than resources whose effect no guardrail can check. */
export function hiddenSections({ stack }: Subject): Breach[] {
  const { sections } = stack;
  const error = (message: string, help: string, ...labels: readonly string[]): Breach => ({
    ...{ severity: 'error', message, help },
    ...sectionPlace(stack, ...labels),
  });
  return [
    ...labelled(sections['module']).map(([name]) =>
      error(
        `module.${name} creates resources that the guardrails do not see`,
        'declare the resources in the stack, or check a plan with npx stamps guard --plan',
        ...['module', name],
      ),
    ),
    ...labelled(sections['action']).flatMap(([type, named]) =>
      labelled(named).map(([name]) =>
        error(
          `action.${type}.${name} runs when Terraform applies, and can change any resource`,
          'remove the action',
          ...['action', type, name],
        ),
      ),
    ),
    ...programsIn(sections).map(({ address, labels }) => ({
      ...error(
        `${address} runs a program at every plan, with the rights of the pipeline`,
        `remove ${address}, and write its result as a value`,
        ...labels,
      ),
      address,
    })),
    ...blocksOf(sections['removed'])
      .filter((block) => own(block, 'provisioner') !== undefined)
      .map((block) =>
        error(
          `the removed block of ${textAt(block, 'from') ?? 'a resource'} has a provisioner, which runs programs with the rights of the pipeline`,
          'remove the provisioner',
          'removed',
        ),
      ),
  ];
}

/** Data sources that run programs. Source: the providers hashicorp/external 2.3 and hashicorp/local 2.6. */
const PROGRAMS = new Set(['external', 'local_command']);

/** A data source that runs a program, and the labels of the block that contains it. */
interface Program {
  readonly address: string;
  readonly labels: readonly string[];
}

const programsIn = (sections: JsonObject): Program[] => [
  ...['data', 'ephemeral'].flatMap((section) =>
    programNames(sections[section]).map(([type, name]) => ({
      ...{ address: addressOf(section, type, name), labels: [section, type, name] },
    })),
  ),
  ...labelled(sections['check']).flatMap(([check, block]) =>
    programNames(blocksOf(block).flatMap((each) => blocksOf(own(each, 'data')))).map(([type, name]) => ({
      ...{ address: addressOf('data', type, name), labels: ['check', check] },
    })),
  ),
];

/** In a plan, the name of a data source in a module is `module.x:probe`. */
function addressOf(section: string, type: string, name: string): string {
  const [, module, last] = /^(module\..*):([^:]*)$/s.exec(name) ?? [];
  return [...(module === undefined ? [] : [module]), section, type, last ?? name].join('.');
}

const programNames = (data: Json | undefined): [string, string][] =>
  labelled(data)
    .filter(([type]) => PROGRAMS.has(type))
    .flatMap(([type, named]) => labelled(named).map(([name]): [string, string] => [type, name]));

/** The blocks of a section with their first label, or the blocks of one label with the next label. */
const labelled = (section: Json | undefined): [string, Json][] => blocksOf(section).flatMap(Object.entries<Json>);
