import type { Json, JsonObject } from '../json';
import { blocksOf, isObject, own, textsAt, valueAt } from '../json';
import type { Resource } from '../stack';
import { switchOf } from './field';

/** The meta-arguments of a resource, which change how Terraform manages it. */
export interface Conduct {
  /** Whether Terraform refuses a plan that destroys it (`prevent_destroy`). */
  readonly isProtected: boolean;
  /** Whether a replacement is created before the old resource is destroyed. */
  readonly isCreatedFirst: boolean;
  /** The addresses in `depends_on`. */
  readonly dependsOn: readonly string[];
  /** The attributes whose changes Terraform ignores. */
  readonly ignored: readonly string[];
  /** The addresses or attributes whose change replaces it. */
  readonly triggers: readonly string[];
  /** Arguments that the kit never writes: they run programs, create instances, choose another provider or hide what is sent. */
  readonly special: readonly SpecialArgument[];
}

export const SPECIAL_ARGUMENTS = [
  'connection',
  'count',
  'dynamic',
  'for_each',
  'provider',
  'provisioner',
  'sensitive_body',
] as const;
export type SpecialArgument = (typeof SPECIAL_ARGUMENTS)[number];

export const conductOf = ({ attributes }: Pick<Resource, 'attributes'>): Conduct => ({
  isProtected: switchOf(valueAt(attributes, 'lifecycle.prevent_destroy'), false) === true,
  isCreatedFirst: switchOf(valueAt(attributes, 'lifecycle.create_before_destroy'), false) === true,
  dependsOn: textsAt(attributes, 'depends_on'),
  ignored: ignoredIn(attributes),
  triggers: textsAt(attributes, 'lifecycle.replace_triggered_by'),
  special: SPECIAL_ARGUMENTS.filter((name) => specialArgument(attributes, name) !== undefined),
});

/** The value of such an argument; undefined if it is not set. `dynamic` blocks can be in any block. */
export function specialArgument(attributes: JsonObject, name: SpecialArgument): Json | undefined {
  if (name !== 'dynamic') return own(attributes, name) ?? undefined;
  const found = dynamicIn(attributes);
  return found.length === 0 ? undefined : found;
}

/** The `dynamic` blocks in a block, at any depth. Only Terraform knows what they generate. */
function dynamicIn(value: Json, found: Json[] = []): Json[] {
  if (typeof value !== 'object' || value === null) return found;
  if (isObject(value) && Object.hasOwn(value, 'dynamic')) found.push(...blocksOf(own(value, 'dynamic')).filter(isGenerating));
  for (const inner of Object.values<Json>(value)) dynamicIn(inner, found);
  return found;
}

const isGenerating = (block: JsonObject) =>
  Object.values(block)
    .flatMap(blocksOf)
    .some((each) => Object.hasOwn(each, 'for_each') || Object.hasOwn(each, 'content'));

/** The ignored attributes. `all` is a string instead of a list. */
function ignoredIn(attributes: JsonObject): readonly string[] {
  const value = valueAt(attributes, 'lifecycle.ignore_changes');
  return typeof value === 'string' ? [value] : textsAt(attributes, 'lifecycle.ignore_changes');
}
