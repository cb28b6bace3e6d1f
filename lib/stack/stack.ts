import { by, byKey } from '../data/order';
import type { Json, JsonObject } from './json';
import { blocksOf, textAt } from './json';
import type { ExtraFile } from './extra-file';
import { readExtraFile } from './extra-file';
import type { Merged } from './merge';
import { merge } from './merge';
import type { Notes } from './notes';
import { parsedConfiguration } from './parse';
import { notesOf } from './read-notes';
import type { FileUse } from './terraform-file';
import { CONFIGURATION, isOwnFile } from './terraform-file';

/** A resource of a configuration. */
export interface Resource {
  /** Such as `azurerm_cognitive_account.account`. */
  readonly address: string;
  readonly type: string;
  readonly attributes: JsonObject;
  /** The files that say something of it: the last one has the last word. */
  readonly files: readonly string[];
  /** What references call it, where that is not its address. */
  readonly alias?: string;
}

/** A `moved` block. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** A root module as Terraform reads it: everything in its folder, put together. */
export interface Stack extends StackPlace {
  /** All files of the folder by their names, as they were generated: ends of lines and byte order marks do not count. */
  readonly files: ReadonlyMap<string, string>;
  readonly notes: Partial<Notes>;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly moved: readonly Move[];
  /** Everything but resources, moves and notes: `terraform`, `provider`, `output`, `variable`. */
  readonly sections: JsonObject;
  /** What is in the folder besides the files that the kit writes, in the order of the names. */
  readonly extraFiles: readonly ExtraFile[];
  /** What Terraform refuses in how the files go together, as sentences without their full stop. */
  readonly conflicts: readonly string[];
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
 * Reads the folder of a stack.
 *
 * @param written the texts of its files by their names, without the folder
 * @throws if the configuration that the kit writes there is not JSON as Terraform reads it
 */
export function readStack(folder: string, written: ReadonlyMap<string, string>): Stack {
  const files = new Map([...written].sort(byKey).map(([name, text]) => [name, plainText(text)]));
  const text = files.get(CONFIGURATION);
  const main = text === undefined ? {} : parsedConfiguration(text);
  const { '//': notes, ...own } = main;
  const known = notesOf(notes);
  const extraFiles = [...files]
    .filter(([name]) => !isOwnFile(name))
    .map(([name, each]) => readExtraFile(name, each, known.extraFiles?.[name]));
  const { content, filesOf, conflicts } = configurationOf(own, extraFiles);
  const { resource, moved, ...sections } = content;
  return {
    ...placeOf(folder),
    ...{ files, notes: known, sections, extraFiles, conflicts },
    resources: resourcesOf(resource, filesOf),
    moved: blocksOf(moved).flatMap((each) => {
      const [from, to] = [textAt(each, 'from'), textAt(each, 'to')];
      return from !== undefined && to !== undefined ? [{ from, to }] : [];
    }),
  };
}

/** The configuration of the kit, and what other files in the folder make of it. */
function configurationOf(own: JsonObject, extraFiles: readonly ExtraFile[]): Merged {
  const partsOf = (wanted: FileUse) =>
    extraFiles.flatMap(({ name, use, content }) => (use === wanted && content ? [{ file: name, content }] : []));
  const [others, overrides] = [partsOf('configuration'), partsOf('override')];
  if (others.length + overrides.length > 0) return merge([{ file: CONFIGURATION, content: own }, ...others], overrides);
  // Blocks can be written as lists, also where nothing is laid over them. Resources are read as they are written.
  const { resource, moved, ...sections } = own;
  const { content, conflicts } = merge([{ file: CONFIGURATION, content: sections }], []);
  const asWritten = Object.entries({ resource, moved }).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return { content: { ...content, ...Object.fromEntries(asWritten) }, filesOf: new Map(), conflicts };
}

/** As it was generated: git and editors may have changed the ends of lines, or put a byte order mark before the first. */
const plainText = (text: string) => text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');

function resourcesOf(resource: Json | undefined, filesOf: Merged['filesOf']): ReadonlyMap<string, Resource> {
  const found = new Map<string, Resource>();
  for (const types of blocksOf(resource))
    for (const [type, named] of Object.entries(types))
      for (const [name, written] of blocksOf(named).flatMap((each) => Object.entries(each))) {
        const address = `${type}.${name}`;
        const blocks = blocksOf(written);
        // Terraform refuses two of them; with other files in the folder, that is a conflict.
        if ((blocks.length > 1 || (blocks.length === 1 && found.has(address))) && !filesOf.has(address))
          throw new SyntaxError(`the resource ${address} is written twice`);
        const attributes = blocks.at(-1);
        if (attributes) found.set(address, { address, type, attributes, files: filesOf.get(address) ?? [CONFIGURATION] });
      }
  return found;
}

/** Compares resources by their addresses. */
export const byAddress = by(({ address }: { readonly address: string }) => address);
