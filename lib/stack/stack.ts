import type { Json, JsonObject } from './json';
import { blocksOf, isObject, textAt } from './json';
import type { Notes } from './notes';
import { notesOf } from './read-notes';
import { keyTwice } from './twice';

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
export function parseStack(folder: string, written: string, page?: string): Stack {
  const text = plainText(written);
  const { '//': notes, resource, moved, ...sections } = parsed(text);
  return {
    ...placeOf(folder),
    text,
    ...(page === undefined ? {} : { page: plainText(page) }),
    notes: notesOf(notes),
    resources: resourcesOf(resource),
    moved: blocksOf(moved).flatMap((each) => {
      const [from, to] = [textAt(each, 'from'), textAt(each, 'to')];
      return from !== undefined && to !== undefined ? [{ from, to }] : [];
    }),
    sections,
  };
}

/** As it was generated: git and editors may have changed the ends of lines, or put a byte order mark before the first. */
const plainText = (text: string) => text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');

function parsed(text: string): JsonObject {
  const content = JSON.parse(text) as Json;
  if (!isObject(content)) throw new SyntaxError('it must be an object');
  // JavaScript takes the last of them, Terraform may take both: what is reviewed must be what is applied.
  const twice = keyTwice(text);
  if (twice !== undefined)
    throw new SyntaxError(`the key ${twice.key} is written twice in one object, again in line ${twice.line}`);
  return content;
}

function resourcesOf(resource: Json | undefined): ReadonlyMap<string, Resource> {
  const found = new Map<string, Resource>();
  for (const types of blocksOf(resource))
    for (const [type, named] of Object.entries(types))
      for (const [name, written] of blocksOf(named).flatMap((each) => Object.entries(each))) {
        const address = `${type}.${name}`;
        const blocks = blocksOf(written);
        if (blocks.length > 1 || (blocks.length === 1 && found.has(address)))
          throw new SyntaxError(`the resource ${address} is written twice`);
        const [attributes] = blocks;
        if (attributes) found.set(address, { address, type, attributes });
      }
  return found;
}

/** The resources of a type, in the order of their addresses. */
export const ofType = (stack: Stack | undefined, type: string): Resource[] =>
  [...(stack?.resources.values() ?? [])].filter((resource) => resource.type === type).sort(byAddress);

export const byAddress = (one: { readonly address: string }, other: { readonly address: string }) =>
  one.address < other.address ? -1 : 1;
