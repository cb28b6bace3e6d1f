import type { Json, JsonObject } from '../json';
import { blocksOf, isObject, listAt, own, textAt, valueAt } from '../json';
import type { Resource, Stack } from '../stack';
import type { ModuleInstance, PlannedResource } from './plan-modules';
import { objectAt, resourcesBelow, rootModule } from './plan-modules';
import { PlanNames } from './plan-names';
import type { Scope } from './plan-references';
import { onlyUnknown, sourcesOf } from './plan-references';

/**
 * Reads what `terraform show -json` printed of a saved plan, as the stack that it comes to: what everything will be after the apply,
 * whatever it is written in. What only the apply knows is a reference, where the configuration has one.
 *
 * @param id what the stack is called
 * @throws if it is something else
 */
export function stackOfPlan(id: string, text: string): Stack {
  const plan = JSON.parse(text) as Json;
  if (!isObject(plan) || typeof plan['format_version'] !== 'string' || !isObject(plan['planned_values']))
    throw new SyntaxError(REFUSED);
  const content = valueAt(plan, 'configuration.root_module');
  if (!isObject(content) || !isModule(valueAt(plan, 'planned_values.root_module') ?? {})) throw new SyntaxError(REFUSED);
  const root = rootModule(valueAt(plan, 'planned_values.root_module'), content);
  const all = resourcesBelow(root);
  const names = new PlanNames(all.map(({ resource }) => resource));
  const resources = all.map(({ module, resource }) => resourceOf(module, resource, names));
  return {
    ...{ id, folder: id, environment: '', part: id, files: new Map(), extraFiles: [], conflicts: [], moved: [] },
    notes: {},
    resources: new Map(resources.map((resource) => [resource.address, resource])),
    sections: {
      ...sectionsOf(
        valueAt(plan, 'configuration.provider_config'),
        all.flatMap(({ resource }) => resource.provider ?? []),
      ),
      output: outputsOf(plan, root, names),
    },
  };
}

const REFUSED = 'it is not what `terraform show -json` prints of a saved plan';

/** Whether planned values have the form that Terraform gives them: what has another is not passed over. */
function isModule(module: Json): boolean {
  if (!isObject(module)) return false;
  const [resources, modules] = [module['resources'] ?? [], module['child_modules'] ?? []];
  if (!Array.isArray(resources) || !Array.isArray(modules)) return false;
  const areNamed = (resources as readonly Json[]).every((each) =>
    ['address', 'type', 'name', 'mode'].every((key) => textAt(each, key) !== undefined),
  );
  return areNamed && (modules as readonly Json[]).every((each) => textAt(each, 'address') !== undefined && isModule(each));
}

/** A resource of a plan, as others refer to it. */
function resourceOf(module: ModuleInstance, planned: PlannedResource, names: PlanNames): Resource {
  const { address, type, name, key, values, sensitive } = planned;
  const written = listAt(module.configuration, 'resources').find((each) => textAt(each, 'address') === `${type}.${name}`);
  const scope = { module, key, forEach: valueAt(written, 'for_each_expression') };
  const expressions = valueAt(written, 'expressions');
  const attributes = filled(values, isObject(expressions) ? expressions : {}, sensitive, { scope, names });
  return { address, type, attributes, files: [], alias: names.aliasOf(planned) };
}

interface Filling {
  readonly scope: Scope;
  readonly names: PlanNames;
}

/** Values, with references for those that only the apply knows: a plan leaves them out, and has null for null. */
function filled(values: JsonObject, expressions: JsonObject, sensitive: JsonObject, filling: Filling): JsonObject {
  const { scope, names } = filling;
  const keys = [...new Set([...Object.keys(values), ...Object.keys(expressions)])];
  return Object.fromEntries(
    keys.flatMap((key): [string, Json][] => {
      const [value, expression, hidden] = [own(values, key), own(expressions, key), own(sensitive, key)];
      // What a provider only writes is null in every plan, whatever is written.
      const constant = isObject(expression) ? (own(expression, 'constant_value') ?? undefined) : undefined;
      if ((value ?? undefined) === undefined && constant !== undefined) return [[key, constant]];
      if (value === null) return key === 'sensitive_body' && expression !== undefined ? [[key, '${sensitive_body}']] : [];
      if (value === undefined) {
        const found = names.expressionOf(onlyUnknown(sourcesOf(scope, expression)), key, hidden === true);
        return found === undefined ? [] : [[key, found]];
      }
      if (typeof value === 'string') {
        const read = hidden === true ? names.expressionOf(sourcesOf(scope, expression), key, true) : undefined;
        return [[key, key === 'id' ? value : (read ?? names.referenceOf(value) ?? value)]];
      }
      const [inner, below, secret] = [blocksOf(value), blocksOf(expression), blocksOf(hidden)];
      if (!Array.isArray(value) || inner.length !== value.length || inner.length !== below.length) return [[key, value]];
      return [[key, inner.map((each, i) => filled(each, below[i] ?? {}, secret[i] ?? {}, filling))]];
    }),
  );
}

/** What outputs refer to. */
const outputsOf = (plan: JsonObject, root: ModuleInstance, names: PlanNames): JsonObject =>
  Object.fromEntries(
    Object.entries(objectAt(root.configuration, 'outputs')).map(([name, output]): [string, Json] => {
      const isSensitive = valueAt(objectAt(plan, 'planned_values', 'outputs', name), 'sensitive') === true;
      const sources = sourcesOf({ module: root, key: '' }, valueAt(output, 'expression'));
      return [name, { value: names.expressionOf(sources, name, isSensitive) ?? null }];
    }),
  );

/**
 * The providers with what is written of them.
 *
 * @param used the full names of those that resources are made with
 */
function sectionsOf(providers: Json | undefined, used: readonly string[]): JsonObject {
  // Those of modules are called `module.x:azurerm`. What several say of one provider is all kept.
  const all = Object.entries(isObject(providers) ? providers : {});
  const settings = all.map(([key, each]) => {
    const [module, alias] = [key.includes(':') ? key.replace(/:[^:]*$/s, '') : undefined, textAt(each, 'alias')];
    const called = [module, alias].filter((part) => part !== undefined).join(':');
    const name = textAt(each, 'full_name')?.replace(/^.*\//s, '') ?? textAt(each, 'name') ?? key.replace(/^.*:|\..*$/gs, '');
    return { name, block: { ...constantsIn(valueAt(each, 'expressions')), ...(called === '' ? {} : { alias: called }) } };
  });
  return {
    terraform: {
      required_providers: requiredIn(
        all.map(([, each]) => each),
        used,
      ),
    },
    provider: settings.map(({ name, block }) => ({ [name]: block })),
  };
}

/** Part of Terraform itself, which has no versions. */
const BUILT_IN = 'terraform.io/builtin/';

/** The providers that all modules require together, each once: what one of them demands, the others get. */
function requiredIn(configured: readonly Json[], used: readonly string[]): JsonObject {
  const found = new Map<string, string[]>(used.map((source) => [source, []]));
  for (const each of configured) {
    const [name, written] = [textAt(each, 'name') ?? '', textAt(each, 'version_constraint') ?? ''];
    const source = textAt(each, 'full_name') ?? name;
    found.set(source, [...(found.get(source) ?? []), ...(written === '' ? [] : [written])]);
  }
  const named = new Map<string, Json>();
  for (const [source, versions] of found) {
    // Types of resources begin with the last part.
    const name = source.replace(/^.*\//s, '');
    const isOther = named.has(name);
    if (!source.startsWith(BUILT_IN))
      named.set(isOther ? source : name, { source, version: versions.length === 0 ? null : versions.join(', ') });
  }
  return Object.fromEntries(named);
}

/** What is written as it is. What comes from a variable is not in the configuration. */
const constantsIn = (expressions: Json | undefined): JsonObject =>
  Object.fromEntries(
    Object.entries(isObject(expressions) ? expressions : {}).flatMap(([key, each]): [string, Json][] => {
      const value = isObject(each) ? each['constant_value'] : undefined;
      return value === undefined ? [] : [[key, value]];
    }),
  );
