import type { Json, JsonObject } from '../json';
import { blocksOf, isObject, own, textsAt, valueAt } from '../json';
import type { Resource } from '../stack';
import { switchOf } from './field';

/** What Terraform does with a resource in other ways than with most: the arguments that all resources have. */
export interface Conduct {
  /** Whether Terraform refuses a plan that destroys it (`prevent_destroy`). */
  readonly isProtected: boolean;
  /** Whether a new one is made before the old one is destroyed. */
  readonly isCreatedFirst: boolean;
  /** What it waits for besides what it refers to: addresses. */
  readonly dependsOn: readonly string[];
  /** The attributes whose changes Terraform ignores. */
  readonly ignored: readonly string[];
  /** What it is replaced with: addresses, or attributes of resources. */
  readonly triggers: readonly string[];
  /** Arguments that the kit never writes: they run programs, multiply the resource, make it with another provider or hide what is sent. */
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

/** What such an argument says; undefined: nothing. `dynamic` blocks can stand in any block. */
export function specialArgument(attributes: JsonObject, name: SpecialArgument): Json | undefined {
  if (name !== 'dynamic') return own(attributes, name) ?? undefined;
  const found = dynamicIn(attributes);
  return found.length === 0 ? undefined : found;
}

/** The `dynamic` blocks in a block, at any depth. Only Terraform knows what they make. */
function dynamicIn(value: Json): Json[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(dynamicIn);
  if (!isObject(value)) return [];
  const here = blocksOf(own(value, 'dynamic')).filter((block) =>
    Object.values(block)
      .flatMap(blocksOf)
      .some((each) => Object.hasOwn(each, 'for_each') || Object.hasOwn(each, 'content')),
  );
  return [...here, ...Object.values(value).flatMap(dynamicIn)];
}

/** `all` is written as a text. */
function ignoredIn(attributes: JsonObject): readonly string[] {
  const value = valueAt(attributes, 'lifecycle.ignore_changes');
  return typeof value === 'string' ? [value] : textsAt(attributes, 'lifecycle.ignore_changes');
}
