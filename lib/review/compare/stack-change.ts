import { keysOfBoth } from '../../stack/keyed';
import type { Stacks } from '../../stack/read-stacks';
import type { AttributeChange } from './attribute-changes';
import { attributeChanges } from './attribute-changes';
import type { Plan } from './plan';
import type { Resource, Stack, StackPlace } from '../../stack/stack';
import { byAddress } from '../../stack/stack';
import { PAGE } from '../../stack/terraform-file';

/** The difference of one resource. */
export interface ResourceChange {
  /** The address after the change; for a removed resource, the address before it. */
  readonly address: string;
  /** The previous address, if a `moved` block changes it. */
  readonly movedFrom?: string;
  readonly type: string;
  readonly before?: Resource;
  readonly after?: Resource;
  /** The attributes that differ, if the resource exists before and after. */
  readonly attributes: readonly AttributeChange[];
}

/** The difference of one stack. At least one of `before` and `after` is set. */
export interface StackChange extends StackPlace {
  /** `planned`: the committed files are the same, but there is a plan. */
  readonly kind: 'added' | 'changed' | 'planned' | 'removed';
  readonly before?: Stack;
  readonly after?: Stack;
  /** The resources that differ, sorted by address. */
  readonly resources: readonly ResourceChange[];
  readonly plan?: Plan;
}

/** The stacks that differ between two revisions, sorted by folder. `plans` has plans by stack ID. */
export function stackChanges(before: Stacks, after: Stacks, plans: ReadonlyMap<string, Plan> = new Map()): StackChange[] {
  const folders = keysOfBoth(before, after);
  return folders.flatMap((folder) => {
    const [old, fresh] = [before.get(folder), after.get(folder)];
    const place = fresh ?? old;
    const plan = place && plans.get(place.id);
    if (!place || (sameFiles(old, fresh) && !plan)) return [];
    return [stackChange(place, old, fresh, plan)];
  });
}

function stackChange(place: StackPlace, before?: Stack, after?: Stack, plan?: Plan): StackChange {
  const { id, folder, environment, part } = place;
  return {
    ...{ id, folder, environment, part },
    kind: kindOf(before, after),
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
    resources: before && after ? resourceChanges(before, after) : [],
    ...(plan ? { plan } : {}),
  };
}

function kindOf(before?: Stack, after?: Stack): StackChange['kind'] {
  if (!before) return 'added';
  if (!after) return 'removed';
  return sameFiles(before, after) ? 'planned' : 'changed';
}

/** Whether the files are the same, apart from the page of the stack. */
function sameFiles(before: Stack | undefined, after: Stack | undefined): boolean {
  const [old, fresh] = [before, after].map((stack) => new Map(stack?.files)) as [Map<string, string>, Map<string, string>];
  return keysOfBoth(old, fresh).every((name) => name === PAGE || old.get(name) === fresh.get(name));
}

function resourceChanges(before: Stack, after: Stack): ResourceChange[] {
  const moves = movesBetween(before, after);
  const origins = new Map([...moves].map(([from, to]) => [to, from]));
  const isSameReference = sameReference(moves);
  const removed = [...before.resources.values()]
    .filter(({ address }) => !moves.has(address) && !after.resources.has(address))
    .map((resource) => ({ address: resource.address, type: resource.type, before: resource, attributes: [] }));
  const others = [...after.resources.values()].flatMap((resource) => {
    const movedFrom = origins.get(resource.address);
    return changeOf(before.resources.get(movedFrom ?? resource.address), resource, { movedFrom, isSameReference });
  });
  return [...removed, ...others].sort(byAddress);
}

/** The moves of a stack, as far as they concern one resource. */
interface Moved {
  readonly movedFrom: string | undefined;
  readonly isSameReference: (change: AttributeChange) => boolean;
}

function changeOf(before: Resource | undefined, after: Resource, { movedFrom, isSameReference }: Moved): ResourceChange[] {
  const { address, type } = after;
  if (!before) return [{ address, type, after, attributes: [] }];
  const attributes = attributeChanges(before.attributes, after.attributes).filter((each) => !isSameReference(each));
  if (attributes.length === 0 && movedFrom === undefined) return [];
  return [{ address, type, before, after, attributes, ...(movedFrom === undefined ? {} : { movedFrom }) }];
}

/** Whether a reference names the same resource before and after, because that resource moves to another type with the same ID. */
function sameReference(moves: ReadonlyMap<string, string>): (change: AttributeChange) => boolean {
  const retyped = new Map(
    [...moves]
      .filter(([from, to]) => from.split('.')[0] !== to.split('.')[0])
      .map(([from, to]) => [`\${${from}.id}`, `\${${to}.id}`]),
  );
  return ({ before, after }) => typeof before === 'string' && retyped.has(before) && retyped.get(before) === after;
}

/** The new addresses of the resources of `before`, according to chains of `moved` blocks. */
function movesBetween(before: Stack, after: Stack): ReadonlyMap<string, string> {
  const next = new Map(after.moved.map(({ from, to }) => [from, to]));
  const end = (address: string, seen = new Set<string>()): string => {
    const to = next.get(address);
    return to === undefined || seen.has(address) ? address : end(to, seen.add(address));
  };
  return new Map(
    [...before.resources.keys()]
      .filter((address) => next.has(address) && !after.resources.has(address) && after.resources.has(end(address)))
      .map((address) => [address, end(address)]),
  );
}
