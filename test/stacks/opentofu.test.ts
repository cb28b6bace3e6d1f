import { exampleFleet, synthesized } from '../support/project';
import { EXAMPLES } from '../support/root';

type Block = Readonly<Record<string, unknown>>;

const blocksIn = (value: unknown): Block[] =>
  (Array.isArray(value) ? value : [value]).filter((each): each is Block => typeof each === 'object' && each !== null);
const keysOf = (values: readonly unknown[]) => [...new Set(values.flatMap(blocksIn).flatMap(Object.keys))].sort();

const all = EXAMPLES.flatMap((example) => [...synthesized(exampleFleet(example))])
  .filter(([file]) => file.endsWith('.json'))
  .map(([, text]) => JSON.parse(text) as Block);
const section = (name: string) => all.flatMap((stack) => blocksIn(stack[name]));
/** The blocks of a section with two labels, such as resources. */
const labelled = (name: string) =>
  section(name).flatMap(Object.values).flatMap(blocksIn).flatMap(Object.values).flatMap(blocksIn);
const named = (name: string) => section(name).flatMap(Object.values).flatMap(blocksIn);

/** The texts of a configuration that Terraform evaluates. */
function templates(value: unknown): string[] {
  if (typeof value === 'string') return /[$%]\{/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(templates) : [];
}

/** The expressions in a text, without the text around them, which can be a query in another language. */
function expressions(text: string): string[] {
  return [...text.matchAll(/[$%]\{/g)].map(({ index }) => {
    let depth = 0;
    const end = [...text.slice(index).matchAll(/[{}]/g)].find(([brace]) => {
      depth += brace === '{' ? 1 : -1;
      return depth === 0;
    });
    return text.slice(index, end && index + end.index + 1);
  });
}

/**
 * Everything that is generated is also in OpenTofu 1.10. Version 1.9 satisfies `required_version`, but refuses a move between types and `lifecycle` in `removed`. Terraform and OpenTofu have
 * differed since 1.6. If a list below grows, look the addition up in the documentation of OpenTofu, and add its page there. Read on
 * 2026-11-26; OpenTofu has not been run here.
 */
describe('what is generated, for OpenTofu', () => {
  test('has only sections that it has', () => {
    // opentofu.org/docs/language: syntax/json ("//"), settings, providers/configuration, resources/syntax, values/variables,
    // values/outputs, modules/develop/refactoring (moved), resources/syntax (removed).
    expect(keysOf(all)).toEqual(['//', 'moved', 'output', 'provider', 'removed', 'resource', 'terraform', 'variable']);
  });

  test('has only settings that it has', () => {
    // opentofu.org/docs/language/settings, opentofu.org/docs/cli/cloud/settings
    expect(keysOf(section('terraform'))).toEqual(['backend', 'cloud', 'required_providers', 'required_version']);
    expect(keysOf(section('terraform').map(({ backend }) => backend))).toEqual(['azurerm', 'local']);
    expect(keysOf(section('terraform').map(({ cloud }) => cloud))).toEqual(['hostname', 'organization', 'workspaces']);
    expect([...new Set(section('terraform').map(({ required_version: version }) => version))]).toEqual(['>= 1.9']);
  });

  test('has only meta-arguments that it has', () => {
    // opentofu.org/docs/language/meta-arguments: depends_on, lifecycle, and provider with the name of a configuration
    const META = ['connection', 'count', 'depends_on', 'enabled', 'for_each', 'lifecycle', 'provider', 'provisioner'];
    expect(keysOf(labelled('resource')).filter((key) => META.includes(key))).toEqual(['depends_on', 'lifecycle', 'provider']);
    expect(keysOf(labelled('resource').map(({ lifecycle }) => lifecycle))).toEqual([
      ...['create_before_destroy', 'ignore_changes', 'postcondition', 'prevent_destroy', 'replace_triggered_by'],
    ]);
  });

  test('has only arguments of variables, outputs and moves that it has', () => {
    // opentofu.org/docs/language/values/variables and /outputs, /modules/develop/refactoring
    expect(keysOf(named('variable'))).toEqual(['description', 'nullable', 'sensitive', 'type', 'validation']);
    expect(keysOf(named('output'))).toEqual(['description', 'value']);
    expect(keysOf(section('moved'))).toEqual(['from', 'to']);
    expect(keysOf(section('removed'))).toEqual(['from', 'lifecycle']);
    expect(keysOf(section('removed').map(({ lifecycle }) => lifecycle))).toEqual(['destroy']);
  });

  test('calls only functions that it has', () => {
    // opentofu.org/docs/language/functions
    const called = all
      .flatMap(templates)
      .flatMap(expressions)
      .flatMap((text) => [...text.matchAll(/([\w:]+)\(/g)]);
    expect([...new Set(called.map(([, name = '']) => name))].sort()).toEqual([
      ...[
        'alltrue',
        'base64encode',
        'can',
        'distinct',
        'flatten',
        'formatdate',
        'jsonencode',
        'length',
        'lower',
        'nonsensitive',
      ],
      ...['plantimestamp', 'regex', 'sha256', 'sort', 'startswith', 'substr', 'trimspace'],
    ]);
  });

  test('has no write-only arguments, which it does not have in 1.9', () => {
    expect(keysOf(labelled('resource')).filter((key) => /_wo(_version)?$/.test(key))).toEqual([]);
  });
});
