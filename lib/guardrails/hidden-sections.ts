import type { Json, JsonObject } from '../stack/json';
import { blocksOf, own, textAt } from '../stack/json';
import type { Breach, Subject } from './guardrail';
import { sectionPlace } from './section-place';

/** Blocks beside the resources of which no guardrail can tell what they do. */
export function hiddenSections({ stack }: Subject): Breach[] {
  const { sections } = stack;
  const error = (message: string, help: string, ...labels: readonly string[]): Breach => ({
    ...{ severity: 'error', message, help },
    ...sectionPlace(stack, ...labels),
  });
  return [
    ...labelled(sections['module']).map(([name]) =>
      error(
        `module.${name} makes resources that nothing here says anything of`,
        'write the resources in the stack, or check a plan with npm run guard -- --plan',
        ...['module', name],
      ),
    ),
    ...labelled(sections['action']).flatMap(([type, named]) =>
      labelled(named).map(([name]) =>
        error(
          `action.${type}.${name} is run when Terraform applies, and can change any resource`,
          'remove the action',
          ...['action', type, name],
        ),
      ),
    ),
    ...programsIn(sections).map(({ address, labels }) => ({
      ...error(
        `${address} runs a program whenever Terraform plans, with what the pipeline may do`,
        `remove ${address}, and write what it finds out`,
        ...labels,
      ),
      address,
    })),
    ...blocksOf(sections['removed'])
      .filter((block) => own(block, 'provisioner') !== undefined)
      .map((block) =>
        error(
          `the removed block of ${textAt(block, 'from') ?? 'a resource'} has a provisioner: it runs programs with what the pipeline may do`,
          'remove the provisioner',
          'removed',
        ),
      ),
  ];
}

/** Data sources that run programs. Source: the providers hashicorp/external 2.3 and hashicorp/local 2.6. */
const PROGRAMS = new Set(['external', 'local_command']);

/** One of them, and the labels of the block that it is in. */
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

/** Of a plan, those of modules are called `module.x:probe`. */
function addressOf(section: string, type: string, name: string): string {
  const [, module, last] = /^(module\..*):([^:]*)$/s.exec(name) ?? [];
  return [...(module === undefined ? [] : [module]), section, type, last ?? name].join('.');
}

const programNames = (data: Json | undefined): [string, string][] =>
  labelled(data)
    .filter(([type]) => PROGRAMS.has(type))
    .flatMap(([type, named]) => labelled(named).map(([name]): [string, string] => [type, name]));

/** The blocks of a section by their labels, or those of one label by the next. */
const labelled = (section: Json | undefined): [string, Json][] => blocksOf(section).flatMap(Object.entries<Json>);
