import { findBuiltInPolicy } from '../catalog/policy-definitions';
import type { Facts } from '../stack/facts/facts';
import type { FactOf } from '../stack/facts/kinds';
import type { PolicyReference } from '../stack/facts/policy';
import type { Json } from '../stack/json';
import { code, prose, table } from './markdown';

/** What the policies in the sets of a stack report or refuse, one row for each reference. */
export function policiesSection(facts: Facts): string {
  const rows = facts.all('policySet').flatMap(({ value }) => value.references.map((each) => rowOf(facts, each)));
  return rows.length === 0
    ? 'This stack has no set of policies.'
    : table(['Policy', 'Effect', 'What it is about', 'Values', 'Definition'], rows);
}

function rowOf(facts: Facts, { key, definition, values }: PolicyReference): string[] {
  const builtIn = findBuiltInPolicy(definition.written);
  const custom = facts.referred('policyDefinition', definition);
  const effect = values === undefined ? 'known only to Terraform' : words(values['effect'] ?? 'the default of the definition');
  return [
    code(key),
    prose(effect),
    prose(builtIn ? `${builtIn.reports[0]?.toUpperCase() ?? ''}${builtIn.reports.slice(1)}` : aboutCustom(custom)),
    otherValues(values),
    builtIn
      ? `${prose(builtIn.displayName)}${builtIn.isPreview ? ' (preview)' : ''}: built-in ${code(builtIn.guid)}`
      : custom
        ? `custom ${code(custom.value.name ?? custom.address)}`
        : code(definition.written),
  ];
}

const aboutCustom = (custom: FactOf<'policyDefinition'> | undefined) =>
  custom?.value.description?.replace(
    /^Reports or refuses (.)(.*)\.$/s,
    (_, first: string, rest: string) => first.toUpperCase() + rest,
  ) ?? 'not known to this kit';

const otherValues = (values: PolicyReference['values']) =>
  Object.entries(values ?? {})
    .filter(([name]) => name !== 'effect')
    .map(([name, value]) => `${prose(name)}: ${code(words(value))}`)
    .join('; ') || 'none';

const words = (value: Json): string =>
  Array.isArray(value)
    ? (value as readonly Json[]).map(words).join(', ')
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);
