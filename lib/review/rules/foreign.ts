import { knowsForceNew } from '../../catalog/force-new';
import type { Json } from '../../stack/json';
import { blocksOf, isSame, own, textAt } from '../../stack/json';
import type { Stack } from '../../stack/stack';
import type { StackChange } from '../compare/stack-change';
import type { Observation, ReviewRule, Severity } from './review-rule';

/** Sections that the kit writes, or that rules of their own speak of. */
const WRITTEN = new Set(['output', 'provider', 'terraform', 'variable']);

/** What runs code of somebody's where Terraform runs, with the rights that it has there. */
const RUNS_CODE = new Set(['data', 'module', 'ephemeral', 'action']);

/** Arguments of any resource that the kit never writes. `count` and `for_each` can make it none. */
const META: Readonly<Record<string, Severity>> = {
  connection: 'critical',
  count: 'critical',
  for_each: 'critical',
  provider: 'high',
  provisioner: 'critical',
};

export const foreign: ReviewRule = {
  id: 'overrides/foreign',
  summary: 'Something is written into generated/ that this kit never writes there.',
  why: 'No rule of the kit has looked at it, and the next npm run synth throws it away. Code that it runs has the rights of the pipeline.',
  severities: ['critical', 'high'],
  check: (change) => (change.kind === 'removed' ? [] : [...sections(change), ...resources(change)]),
};

const sections = ({ before, after }: StackChange): Observation[] =>
  Object.keys(after?.sections ?? {})
    .filter((name) => !WRITTEN.has(name) && !isSame(own(before?.sections, name), own(after?.sections, name)))
    .map((name) => ({
      severity: RUNS_CODE.has(name) ? 'critical' : 'high',
      message: ['there is a section', name, namesIn(own(after?.sections, name))].join(' ').trim(),
      attribute: name,
    }));

/** What a section names, or moves from and to, without what it says of it. */
const namesIn = (section: Json | undefined): string =>
  blocksOf(section)
    .flatMap((block) => [
      ...['from', 'to'].flatMap((key) => textAt(block, key) ?? []),
      ...Object.entries(block).flatMap(([name, inner]) =>
        name === 'lifecycle' ? [] : blocksOf(inner).map((each) => [name, ...Object.keys(each)].join(' ')),
      ),
    ])
    .slice(0, NAMED)
    .join(', ');

const NAMED = 12;

function resources({ kind, before, after, resources: changed }: StackChange): Observation[] {
  const touched =
    kind === 'added' ? [...(after?.resources.values() ?? [])] : changed.flatMap(({ after: fresh }) => fresh ?? []);
  return touched.flatMap(({ address, type, attributes }) => [
    ...(knowsForceNew(type) || isThere(before, address) || type === 'azurerm_network_security_rule'
      ? []
      : [
          {
            severity: type === 'terraform_data' || type === 'null_resource' ? ('critical' as const) : ('high' as const),
            ...{ message: `${address} is of a type that this kit never makes`, address, explains: ['*'] },
          },
        ]),
    ...Object.entries(META)
      .filter(([key]) => !isSame(own(before?.resources.get(address)?.attributes, key), own(attributes, key)))
      .map(([key, severity]) => ({ severity, message: `${address} has its own ${key}`, address, attribute: key })),
  ]);
}

const isThere = (stack: Stack | undefined, address: string) => stack?.resources.has(address) === true;
