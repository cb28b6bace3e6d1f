import type { Json, JsonObject } from '../json';
import { blocksOf, isObject, listAt, own, textAt, valueAt } from '../json';
import type { Resource, Stack } from '../stack';
import type { ModuleConfiguration } from './plan-references';
import { aliasOf, calledModule, resolved } from './plan-references';

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
  const root: ModuleConfiguration = { path: [], content, inputs: {} };
  const resources = resourcesIn(valueAt(plan, 'planned_values.root_module'), root);
  return {
    ...{ id, folder: id, environment: '', part: id, files: new Map(), extraFiles: [], conflicts: [], moved: [] },
    notes: {},
    resources: new Map(resources.map((resource) => [resource.address, resource])),
    sections: sectionsOf(valueAt(plan, 'configuration.provider_config'), root),
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

function resourcesIn(module: Json | undefined, configuration: ModuleConfiguration): Resource[] {
  const own = listAt(module, 'resources').flatMap((each) => resourceOf(each, configuration));
  const inner = listAt(module, 'child_modules').flatMap((each) => {
    // Such as `module.openai[0]`, below the modules that lead to it.
    const name = (textAt(each, 'address') ?? '').split('.').at(-1)?.replace(/\[.*$/s, '') ?? '';
    return resourcesIn(
      each,
      calledModule(configuration, name) ?? { ...configuration, content: {}, path: [...configuration.path, name] },
    );
  });
  return [...own, ...inner];
}

function resourceOf(value: Json, configuration: ModuleConfiguration): Resource[] {
  const [address, type, name, mode] = ['address', 'type', 'name', 'mode'].map((key) => textAt(value, key));
  const values = valueAt(value, 'values');
  if (address === undefined || type === undefined || name === undefined || mode !== 'managed' || !isObject(values)) return [];
  const written = listAt(configuration.content, 'resources').find((each) => textAt(each, 'address') === `${type}.${name}`);
  const expressions = valueAt(written, 'expressions');
  const attributes = filled(values, isObject(expressions) ? expressions : {}, configuration);
  return [{ address, type, attributes, files: [], alias: aliasOf(configuration.path, type, name) }];
}

/** Values, with references for those that only the apply knows. */
function filled(values: JsonObject, expressions: JsonObject, configuration: ModuleConfiguration): JsonObject {
  const keys = [...new Set([...Object.keys(values), ...Object.keys(expressions)])];
  return Object.fromEntries(
    keys.flatMap((key): [string, Json][] => {
      const [value, expression] = [own(values, key), own(expressions, key)];
      if (value === undefined || value === null) {
        const reference = isObject(expression) ? resolved(configuration, expression) : undefined;
        return reference === undefined ? [] : [[key, reference]];
      }
      const [inner, below] = [blocksOf(value), blocksOf(expression)];
      if (!Array.isArray(value) || inner.length !== value.length || inner.length !== below.length) return [[key, value]];
      return [[key, inner.map((each, i) => filled(each, below[i] ?? {}, configuration))]];
    }),
  );
}

/** The providers with what is written of them, and what outputs refer to. */
function sectionsOf(providers: Json | undefined, root: ModuleConfiguration): JsonObject {
  const outputs = own(root.content, 'outputs');
  // Those of modules are called `module.x:azurerm`. What several say of one provider is all kept.
  const all = Object.entries(isObject(providers) ? providers : {});
  const ofRoot = all.filter(([name]) => !name.includes(':'));
  const required = ofRoot.map(([name, each]): [string, Json] => [
    textAt(each, 'name') ?? name,
    { source: textAt(each, 'full_name') ?? null, version: textAt(each, 'version_constraint') ?? null },
  ]);
  const settings = all.map(([key, each]) => {
    const [module, alias] = [key.includes(':') ? key.replace(/:[^:]*$/s, '') : undefined, textAt(each, 'alias')];
    const called = [module, alias].filter((part) => part !== undefined).join(':');
    const name = textAt(each, 'name') ?? key.replace(/^.*:|\..*$/gs, '');
    return { name, block: { ...constantsIn(valueAt(each, 'expressions')), ...(called === '' ? {} : { alias: called }) } };
  });
  return {
    terraform: { required_providers: Object.fromEntries(required) },
    provider: settings.map(({ name, block }) => ({ [name]: block })),
    output: Object.fromEntries(
      Object.entries(isObject(outputs) ? outputs : {}).map(([name, output]): [string, Json] => [
        name,
        { value: resolved(root, valueAt(output, 'expression')) ?? null },
      ]),
    ),
  };
}

/** What is written as it is. What comes from a variable is not in the configuration. */
const constantsIn = (expressions: Json | undefined): JsonObject =>
  Object.fromEntries(
    Object.entries(isObject(expressions) ? expressions : {}).flatMap(([key, each]): [string, Json][] => {
      const value = isObject(each) ? each['constant_value'] : undefined;
      return value === undefined ? [] : [[key, value]];
    }),
  );
