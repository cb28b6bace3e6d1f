import type { Json, JsonObject } from '../json';
import { blocksOf, isObject, listAt, own, textAt, valueAt } from '../json';
import type { Resource, Stack } from '../stack';
import type { ModuleInstance, PlannedResource } from './plan-modules';
import { objectAt, resourcesBelow, rootModule } from './plan-modules';
import { PlanNames } from './plan-names';
import type { Scope } from './plan-references';
import { conductIn, dataOf } from './plan-conduct';
import { sectionsOf } from './plan-providers';
import { onlyUnknown, sourcesOf } from './plan-references';

/**
 * Reads the output of `terraform show -json` for a saved plan as the stack after the apply. A value that is known only after the apply
 * is a reference, if the configuration contains one.
 *
 * @param id the ID of the stack
 * @throws if the text is not a plan, or if the plan is not complete
 */
export function stackOfPlan(id: string, text: string): Stack {
  const plan = JSON.parse(text) as Json;
  if (!isObject(plan) || typeof plan['format_version'] !== 'string' || !isObject(plan['planned_values']))
    throw new SyntaxError(REFUSED);
  if (isPartial(plan)) throw new SyntaxError(PARTIAL);
  const content = valueAt(plan, 'configuration.root_module');
  if (!isObject(content) || !isModule(valueAt(plan, 'planned_values.root_module') ?? {})) throw new SyntaxError(REFUSED);
  const root = rootModule(valueAt(plan, 'planned_values.root_module'), content);
  const all = resourcesBelow(root);
  const names = new PlanNames(all.map(({ resource }) => resource));
  const providers = valueAt(plan, 'configuration.provider_config');
  const resources = all.map(({ module, resource }) => resourceOf(module, resource, names, providers));
  return {
    ...{ id, folder: id, environment: '', part: id, files: new Map(), extraFiles: [], conflicts: [], moved: [] },
    notes: {},
    resources: new Map(resources.map((resource) => [resource.address, resource])),
    sections: {
      ...sectionsOf(
        providers,
        all.flatMap(({ resource }) => resource.provider ?? []),
      ),
      data: dataOf(content),
      output: outputsOf(plan, root, names),
    },
  };
}

const REFUSED = 'it is not the output of `terraform show -json` for a saved plan';

const PARTIAL =
  'the plan is not complete: it was created with -target, defers changes, or ended with an error; create a complete plan';

/** Whether a plan is incomplete. */
const isPartial = (plan: JsonObject) =>
  plan['complete'] === false || plan['errored'] === true || listAt(plan, 'deferred_changes').length > 0;

/** Whether planned values have the form of Terraform. Values of any other form are refused, not ignored. */
function isModule(module: Json): boolean {
  if (!isObject(module)) return false;
  const [resources, modules] = [module['resources'] ?? [], module['child_modules'] ?? []];
  if (!Array.isArray(resources) || !Array.isArray(modules)) return false;
  const areNamed = (resources as readonly Json[]).every((each) =>
    ['address', 'type', 'name', 'mode'].every((key) => textAt(each, key) !== undefined),
  );
  return areNamed && (modules as readonly Json[]).every((each) => textAt(each, 'address') !== undefined && isModule(each));
}

/** A resource of a plan, with its name in references. */
function resourceOf(module: ModuleInstance, planned: PlannedResource, names: PlanNames, providers: Json | undefined): Resource {
  const { address, type, name, key, values, sensitive } = planned;
  const written = listAt(module.configuration, 'resources').find((each) => textAt(each, 'address') === `${type}.${name}`);
  const scope = { module, key, forEach: valueAt(written, 'for_each_expression') };
  const expressions = valueAt(written, 'expressions');
  const attributes = filled(values, isObject(expressions) ? expressions : {}, sensitive, { scope, names });
  const conduct = conductIn(written, providers);
  return { address, type, attributes: { ...attributes, ...conduct }, files: [], alias: names.aliasOf(planned) };
}

interface Filling {
  readonly scope: Scope;
  readonly names: PlanNames;
}

/** Values, with references for those that are known only after the apply. A plan omits these values; null is a known value. */
function filled(values: JsonObject, expressions: JsonObject, sensitive: JsonObject, filling: Filling): JsonObject {
  const { scope, names } = filling;
  const keys = [...new Set([...Object.keys(values), ...Object.keys(expressions)])];
  return Object.fromEntries(
    keys.flatMap((key): [string, Json][] => {
      const [value, expression, hidden] = [own(values, key), own(expressions, key), own(sensitive, key)];
      // A write-only argument is null in every plan.
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

/** The outputs as references. */
const outputsOf = (plan: JsonObject, root: ModuleInstance, names: PlanNames): JsonObject =>
  Object.fromEntries(
    Object.entries(objectAt(root.configuration, 'outputs')).map(([name, output]): [string, Json] => {
      const isSensitive = valueAt(objectAt(plan, 'planned_values', 'outputs', name), 'sensitive') === true;
      const sources = sourcesOf({ module: root, key: '' }, valueAt(output, 'expression'));
      return [name, { value: names.expressionOf(sources, name, isSensitive) ?? null }];
    }),
  );
