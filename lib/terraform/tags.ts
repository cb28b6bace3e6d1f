import { Aspects, Fn, TerraformResource, Tokenization } from 'cdktf';
import type { IConstruct } from 'constructs';
import { tagNameProblem } from '../catalog/tag-names';
import { isReference, shown } from './checks';
import { isMarked, keptOn, markerOf } from './marker';
import { throwIfAny } from './validation-error';

/** Tags by their names. */
export type TagMap = Readonly<Record<string, string>>;

const PROPERTY = markerOf('tags');
const APPLIED = markerOf('appliedTags');

/** A resource with tags, of any provider. */
interface Taggable extends TerraformResource {
  readonly tagsInput: TagMap | undefined;
  tags: TagMap;
}

/** The tags of a resource: its own, and the last result of merging, to recognise own tags that are set later. */
interface AppliedTags {
  own: TagMap | undefined;
  merged: TagMap | undefined;
}

/**
 * Tags for all resources in a scope that can have tags, including resources that are not from this package, in any order of code. As
 * in the AWS CDK, tags of an inner scope take precedence over those of an outer one, and tags of a resource over both.
 */
export class Tags {
  /** The tags of a scope, such as a stack or a construct. */
  static of(scope: IConstruct): Tags {
    return keptOn(scope, PROPERTY, () => new Tags(scope));
  }

  private given: TagMap = {};

  private constructor(private readonly scope: IConstruct) {
    Aspects.of(scope).add({
      visit: (construct) => {
        applyTags(construct);
      },
    });
  }

  /** The tags that were added to the scope. */
  get all(): TagMap {
    return this.given;
  }

  /**
   * Adds a tag. It replaces the value of one that was added before.
   *
   * @throws if Azure would reject the name
   */
  add(key: string, value: string): this {
    throwIfAny(this.scope, [keyFailure(key), valueFailure(key, value)]);
    this.given = merged(this.given, { [key]: value });
    return this;
  }
}

function keyFailure(key: unknown): string | undefined {
  if (isReference(key)) return 'the name of a tag is a reference, whose value only Terraform knows; write it as text';
  return typeof key === 'string' && key !== '' ? tagNameProblem(key) : `the name of a tag is ${shown(key)}; it must be text`;
}

const valueFailure = (key: string, value: unknown) =>
  typeof value === 'string' ? undefined : `the value of the tag ${isReference(key) ? '' : shown(key)} is not text`;

/** Adds the tags of all scopes around a resource to its own. It can be called again after other tags are added. */
export function applyTags(construct: IConstruct): void {
  if (!isTaggable(construct)) return;
  const applied = keptOn<AppliedTags>(construct, APPLIED, () => ({ own: undefined, merged: undefined }));
  if (construct.tagsInput !== applied.merged || applied.merged === undefined) applied.own = construct.tagsInput;
  const outer = construct.node.scopes.filter((scope) => isMarked(scope, PROPERTY)).map((scope) => Tags.of(scope).all);
  const inherited = outer.reduce(merged, {});
  if (Object.keys(inherited).length === 0) return;
  applied.merged = withOwn(inherited, applied.own);
  construct.tags = applied.merged;
}

/** Whether a construct is a resource that can have tags. */
export const isTaggable = (construct: IConstruct): construct is Taggable & IConstruct =>
  TerraformResource.isTerraformResource(construct) && 'tagsInput' in construct;

/** Own tags that only Terraform knows are merged by Terraform. */
function withOwn(inherited: TagMap, own: TagMap | undefined): TagMap {
  if (own === undefined) return inherited;
  const isKnown = Tokenization.reverseMap(own) === undefined && !Tokenization.isResolvable(own);
  return isKnown ? merged(inherited, own) : (Fn.merge([inherited, own]) as TagMap);
}

/** Tags with others merged over them. Azure treats names that differ only in case as one tag. */
function merged(below: TagMap, above: TagMap): TagMap {
  const replaced = new Set(Object.keys(above).map((key) => key.toLowerCase()));
  const kept = Object.entries(below).filter(([key]) => !replaced.has(key.toLowerCase()));
  return { ...Object.fromEntries(kept), ...above };
}
