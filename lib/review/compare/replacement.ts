import { forcesNew, forcesNewBetween, replacesForKind } from '../../catalog/force-new';
import { requiredProvidersOf } from '../../stack/facts/sections';
import type { Json } from '../../stack/json';
import { textAt, textsAt, valueAt } from '../../stack/json';
import { referencesIn } from '../../stack/references';
import { plainNameOf } from '../../stack/facts/written-name';
import type { Resource, Stack } from '../../stack/stack';
import type { AttributeChange } from './attribute-changes';
import type { ResourceChange, StackChange } from './stack-change';

/** A resource that Terraform deletes and creates again. */
export interface Replacement {
  readonly resource: Resource;
  /** The attributes that force the replacement. */
  readonly paths: readonly string[];
  /** The replaced resource that those attributes refer to, if that is the cause; undefined: a changed attribute is the cause. */
  readonly causedBy?: string;
  /** True if it comes from a plan; false if it is predicted from the table of attributes. */
  readonly certain: boolean;
}

/**
 * The resources that a change replaces: from the plan, or predicted from the table of attributes that force a replacement. A plan that
 * ended with an error is not used, because it lacks some changes, such as those that Terraform refuses.
 */
export const replacements = (change: StackChange): Replacement[] =>
  change.plan && change.plan.partial !== 'errored' ? planned(change, change.plan) : predicted(change);

/** The root cause of a replacement, which can be the replacement itself. */
export function rootOf(replacement: Replacement, all: readonly Replacement[], seen = new Set<string>()): Replacement {
  const { causedBy, resource } = replacement;
  const cause = all.find((each) => each.resource.address === causedBy);
  if (!cause || seen.has(resource.address)) return replacement;
  return rootOf(cause, all, seen.add(resource.address));
}

function planned({ after, before, resources }: StackChange, plan: NonNullable<StackChange['plan']>): Replacement[] {
  const changes = new Map(resources.map((each) => [each.address, each]));
  const replaced = new Set(plan.changes.filter(({ action }) => action === 'replace').map(({ address }) => address));
  return plan.changes.flatMap(({ address, action, replacePaths }) => {
    const resource = after?.resources.get(address) ?? before?.resources.get(address);
    if (action !== 'replace' || !resource) return [];
    const own = changes.get(address)?.attributes ?? [];
    const cause = replacePaths
      .filter((path) => !own.some((each) => each.path === path))
      .flatMap((path) => referencesIn(valueAt(resource.attributes, path)))
      .find((reference) => replaced.has(reference.address));
    return [{ resource, paths: replacePaths, certain: true, ...(cause ? { causedBy: cause.address } : {}) }];
  });
}

function predicted(change: StackChange): Replacement[] {
  const azurerm = requiredProvidersOf(change.after).find(({ name }) => name === 'azurerm');
  const byKind = replacesForKind(azurerm?.version);
  const roots = change.resources.flatMap((each) => replacedByOwnAttributes(change, each, byKind));
  const found = new Map(roots.map((each) => [each.resource.address, each]));
  const renamed = new Set(change.resources.filter(hasNewName).map(({ address }) => address));
  // Each iteration finds the resources that refer to those of the previous iteration.
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const resource of change.after?.resources.values() ?? []) {
      if (found.has(resource.address) || change.before?.resources.has(resource.address) !== true) continue;
      const isOther = (address: string, attribute: string) =>
        attribute === 'id' ? found.has(address) : attribute === 'name' && renamed.has(address);
      const cause =
        (found.size + renamed.size === 0 ? undefined : causeIn(resource, isOther)) ??
        triggerOf(resource, change, (address) => found.has(address));
      if (cause) found.set(resource.address, { resource, certain: false, ...cause });
    }
  }
  return [...found.values()];
}

/** @param byKind whether the provider replaces an account whose kind changes */
function replacedByOwnAttributes(
  change: StackChange,
  { before, after, attributes }: ResourceChange,
  byKind: boolean,
): Replacement[] {
  if (!before || !after) return [];
  const isRetyped = before.type !== after.type;
  const account = {
    kind: textAt(after.attributes, 'kind'),
    hasProjects: valueAt(after.attributes, 'project_management_enabled') === true,
  };
  const paths = attributes
    // Another type spells its other attributes differently.
    .filter(({ path }) => !isRetyped || path === 'name')
    .filter((each) => !isSameName(change, each))
    .filter(
      (each) =>
        forcesNew(after.type, each.path) ||
        forcesNewBetween(after.type, each.path, each.before, each.after, account) ||
        (byKind && after.type === 'azurerm_cognitive_account' && each.path === 'kind'),
    )
    .map(({ path }) => path);
  return paths.length === 0 ? [] : [{ resource: after, paths, certain: false }];
}

/** Whether a value is the same name as before, once as text and once as a reference to the resource that has it. */
function isSameName({ before, after }: StackChange, { before: old, after: fresh }: AttributeChange): boolean {
  const was = nameIn(before, old);
  return was !== undefined && was === nameIn(after, fresh);
}

function nameIn(stack: Stack | undefined, value: Json | undefined): string | undefined {
  if (typeof value !== 'string' || !value.includes('${')) return typeof value === 'string' ? value : undefined;
  const [, address = ''] = /^\$\{([\w.-]+)\.name\}$/.exec(value) ?? [];
  const resource = stack?.resources.get(address);
  return resource && plainNameOf(resource);
}

const hasNewName = ({ before, after }: ResourceChange) =>
  before !== undefined && after !== undefined && textAt(before.attributes, 'name') !== textAt(after.attributes, 'name');

/** The attribute by which a resource depends on one that is replaced or renamed. */
function causeIn(
  { type, attributes }: Resource,
  isOther: (address: string, attribute: string) => boolean,
): { paths: string[]; causedBy: string } | undefined {
  for (const [path, value] of leavesOf(attributes)) {
    if (!forcesNew(type, path)) continue;
    const cause = referencesIn(value).find(({ address, attribute }) => isOther(address, attribute));
    if (cause) return { paths: [path], causedBy: cause.address };
  }
  return undefined;
}

/** The cause if `replace_triggered_by` applies: it names a resource that is replaced, or an attribute that changes. */
function triggerOf(
  { attributes }: Resource,
  { resources }: StackChange,
  isReplaced: (address: string) => boolean,
): { paths: string[]; causedBy?: string } | undefined {
  for (const trigger of textsAt(attributes, TRIGGERS)) {
    const [, address = '', path] = /^([^.]+\.[^.]+)(?:\.(.+))?$/.exec(trigger) ?? [];
    if (isReplaced(address)) return { paths: [TRIGGERS], causedBy: address };
    const differs = resources.some(
      (each) => each.address === address && each.attributes.some((one) => path === undefined || one.path === path),
    );
    if (differs) return { paths: [TRIGGERS] };
  }
  return undefined;
}

const TRIGGERS = 'lifecycle.replace_triggered_by';

function leavesOf(attributes: Json, below = ''): [path: string, value: Json][] {
  if (Array.isArray(attributes) && attributes.length === 1 && typeof attributes[0] === 'object')
    return leavesOf(attributes[0] as Json, below);
  if (typeof attributes !== 'object' || attributes === null || Array.isArray(attributes))
    return [[below.replace(/\.$/, ''), attributes]];
  return Object.entries(attributes).flatMap(([key, value]) => leavesOf(value, `${below}${key}.`));
}
