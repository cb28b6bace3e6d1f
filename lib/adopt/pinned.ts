import { isSame } from '../catalog/ignoring-case';
import type { Plain, PlainMap, Pin } from './described';

/** A resource of the generated Terraform. */
export interface GeneratedResource {
  readonly address: string;
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Attributes by the address of the resource. */
type ByAddress = Readonly<Record<string, PlainMap>>;

/** The attributes to keep, by the address of the resource. */
export interface Pinned {
  /** For `overrides` in the environment file. */
  readonly overrides: ByAddress;
  /** Attributes that the kit sets and Azure does not have. Overrides cannot remove an attribute, but an override file of Terraform can. */
  readonly removed: ByAddress;
}

/**
 * Finds the resources whose attributes must stay.
 *
 * @throws if the stack does not have one of them
 */
export function pinned(pins: readonly Pin[], resources: readonly GeneratedResource[]): Pinned {
  const [overrides, removed]: [Record<string, PlainMap>, Record<string, PlainMap>] = [{}, {}];
  for (const pin of pins) {
    const found = resources.find((resource) => isMeant(pin, resource));
    if (!found) throw new Error(`the generated stack has no ${pin.type} with ${JSON.stringify(pin.where)}`);
    const own = Object.entries(pin.attributes);
    add(
      overrides,
      found.address,
      own.filter(([, value]) => value !== null),
    );
    add(
      removed,
      found.address,
      own.filter(([, value]) => value === null),
    );
  }
  return { overrides, removed };
}

/** An ID also stands for the ID of its last part. */
const isMeant = ({ type, where }: Pin, resource: GeneratedResource): boolean =>
  resource.type === type &&
  Object.entries(where).every(([name, wanted]) => {
    const value = resource.attributes[name];
    return typeof value === 'string' && (isSame(value, wanted) || isSame(value.split('/').at(-1), wanted));
  });

function add(all: Record<string, PlainMap>, address: string, attributes: readonly (readonly [string, Plain])[]): void {
  if (attributes.length > 0) all[address] = { ...all[address], ...Object.fromEntries(attributes) };
}
