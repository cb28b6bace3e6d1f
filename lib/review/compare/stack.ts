import type { Notes } from '../../generated/notes';
import type { Json, JsonObject } from './json';
import { blockOf, isObject, listAt, textAt } from './json';

/** A resource of a generated configuration. */
export interface Resource {
  /** Such as `azurerm_cognitive_account.account`. */
  readonly address: string;
  readonly type: string;
  readonly attributes: JsonObject;
}

/** A `moved` block. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** One stack as it was committed. */
export interface Stack extends StackPlace {
  /** The configuration as text: equal texts are equal stacks. */
  readonly text: string;
  /** The page for people; undefined where there is none. */
  readonly page?: string;
  readonly notes: Partial<Notes>;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly moved: readonly Move[];
  /** Everything but resources, moves and notes: `terraform`, `provider`, `output`, `variable`. */
  readonly sections: JsonObject;
}

/** Where a stack is. */
export interface StackPlace {
  /** The folder and the part joined, such as `prod-swedencentral`: what the CDKTF CLI calls it. */
  readonly id: string;
  /** Such as `generated/prod/swedencentral`. */
  readonly folder: string;
  readonly environment: string;
  /** The region, or what else the folder is called. */
  readonly part: string;
}

/** Where the stack of a folder is. */
export function placeOf(folder: string): StackPlace {
  const [environment = '', part = ''] = folder.split('/').slice(-2);
  return { id: `${environment}-${part}`, folder, environment, part };
}

/**
 * Reads a committed configuration.
 *
 * @throws if it is not JSON as Terraform reads it
 */
export function parseStack(folder: string, text: string, page?: string): Stack {
  const { '//': notes, resource, moved, ...sections } = parsed(text);
  return {
    ...placeOf(folder),
    text,
    ...(page === undefined ? {} : { page }),
    notes: isObject(notes) ? notes : {},
    resources: resourcesOf(resource),
    moved: listAt({ moved: moved ?? [] }, 'moved').flatMap((each) => {
      const [from, to] = [textAt(each, 'from'), textAt(each, 'to')];
      return from !== undefined && to !== undefined ? [{ from, to }] : [];
    }),
    sections,
  };
}

function parsed(text: string): JsonObject {
  const content = JSON.parse(text) as Json;
  if (!isObject(content)) throw new SyntaxError('it must be an object');
  return content;
}

function resourcesOf(resource: Json | undefined): ReadonlyMap<string, Resource> {
  const found = Object.entries(blockOf(resource) ?? {}).flatMap(([type, named]) =>
    Object.entries(blockOf(named) ?? {}).map(([name, attributes]): Resource => {
      return { address: `${type}.${name}`, type, attributes: blockOf(attributes) ?? {} };
    }),
  );
  return new Map(found.map((each) => [each.address, each]));
}

/** The resources of a type, in the order of their addresses. */
export const ofType = (stack: Stack | undefined, type: string): Resource[] =>
  [...(stack?.resources.values() ?? [])].filter((resource) => resource.type === type).sort(byAddress);

export const byAddress = (one: { readonly address: string }, other: { readonly address: string }) =>
  one.address < other.address ? -1 : 1;
