import { by } from '../../collections/order';
import { conductOf } from '../../stack/facts/conduct';
import type { Replacement } from './replacement';
import { rootOf } from './replacement';
import type { Resource, StackPlace } from '../../stack/stack';

/** Whether Terraform refuses to destroy a resource. */
export const isProtected = (resource: Resource | undefined) => resource !== undefined && conductOf(resource).isProtected;

/** Replacements that have the same root cause. */
export interface ReplacedTogether {
  readonly root: Replacement;
  /** The root and the resources that are replaced because of it, sorted by address. */
  readonly resources: readonly Resource[];
}

/** Groups replacements by root cause. */
export function replacedTogether(all: readonly Replacement[]): ReplacedTogether[] {
  const groups = new Map<string, { root: Replacement; resources: Resource[] }>();
  for (const replacement of all) {
    const root = rootOf(replacement, all);
    const group = groups.get(root.resource.address) ?? { root, resources: [] };
    group.resources.push(replacement.resource);
    groups.set(root.resource.address, group);
  }
  return [...groups.values()].map(({ root, resources }) => ({
    root,
    resources: resources.sort(by(({ address }) => address)),
  }));
}

/** How to remove the protection, as an instruction. */
export function howToUnprotect({ folder, part }: Pick<StackPlace, 'folder' | 'part'>): string {
  if (folder.startsWith('generated/state/'))
    return 'put a destroy_override.tf.json beside cdk.tf.json, as docs/deploy.md describes';
  return part === 'environment'
    ? 'set preventDestroy: false for every region of the environment'
    : 'set preventDestroy: false for the stack';
}
