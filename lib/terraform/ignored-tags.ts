import type { TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';
import { tagNameProblem } from '../catalog/tag-names';
import { isReference, listFailure, shown } from './checks';
import { isTaggable } from './tags';

/** The attributes of resources, by type and name, as CDKTF writes them. */
type Resources = Readonly<Record<string, Record<string, Record<string, unknown>>>>;

/** The lifecycle of a resource in Terraform's spelling. */
interface Lifecycle {
  readonly ignore_changes?: string | readonly string[];
}

/** The reasons why a value is not a list of names of tags. */
export function ignoredTagFailures(given: readonly string[] | undefined): (string | undefined)[] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) return [listFailure('ignoredTags', given)];
  return (given as readonly unknown[]).map((name) => {
    if (isReference(name)) return 'the name of an ignored tag is a reference; write it as text';
    return typeof name === 'string' && name !== ''
      ? tagNameProblem(name)
      : `the name of an ignored tag is ${shown(name)}; it must be text`;
  });
}

/** Makes Terraform leave these tags as they are in Azure, on each resource that can have tags. */
export function ignoreTags(resources: Resources, constructs: readonly IConstruct[], names: readonly string[]): void {
  if (names.length === 0) return;
  for (const resource of constructs.filter((each): each is TerraformResource => isTaggable(each))) {
    const attributes = resources[resource.terraformResourceType]?.[resource.friendlyUniqueId];
    const { ignore_changes: before = [], ...lifecycle } = (attributes?.['lifecycle'] ?? {}) as Lifecycle;
    // `all` is written as text.
    if (!attributes || typeof before === 'string') continue;
    attributes['lifecycle'] = { ...lifecycle, ignore_changes: [...before, ...names.map(elementOf)] };
  }
}

/** A tag as an element of the attribute. The name is a literal of HCL. */
const elementOf = (name: string) => `tags[${JSON.stringify(name)}]`;
