import { by, byKey } from '../collections/order';
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
  /** The files that set it. The last file takes precedence. */
  readonly files: readonly string[];
  /** Its name in references, if that is not its address. */
  readonly alias?: string;
}

/** A `moved` block. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** A root module as Terraform reads it: all files in its folder, merged. */
export interface Stack extends StackPlace {
  /** All files of the folder, by name, with normalized line endings and without byte order marks. */
  readonly files: ReadonlyMap<string, string>;
  readonly notes: Partial<Notes>;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly moved: readonly Move[];
  /** All sections except resources, moves and notes: `terraform`, `provider`, `output`, `variable`. */
  readonly sections: JsonObject;
  /** The files in the folder that the kit did not write, sorted by name. */
  readonly extraFiles: readonly ExtraFile[];
  /** The conflicts between the files that Terraform refuses, as sentences without a full stop. */
  readonly conflicts: readonly string[];
}

/** The place of a stack. */
export interface StackPlace {
  /** The environment and the part, joined, such as `prod-swedencentral`: the ID in the CDKTF CLI. */
  readonly id: string;
  /** Such as `generated/prod/swedencentral`. */
  readonly folder: string;
  readonly environment: string;
  /** The region, or the name of the folder. */
  readonly part: string;
}

/** The place of the stack in a folder. */
export function placeOf(folder: string): StackPlace {
  const [environment = '', part = ''] = folder.split('/').slice(-2);
  return { id: `${environment}-${part}`, folder, environment, part };
}

/**
 * Reads the folder of a stack.
 *
 * @param written the texts of its files, by name relative to the folder
 * @throws if the generated configuration is not JSON as Terraform reads it
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

/** The generated configuration, merged with the other files in the folder. */
function configurationOf(own: JsonObject, extraFiles: readonly ExtraFile[]): Merged {
  const partsOf = (wanted: FileUse) =>
    extraFiles.flatMap(({ name, use, content }) => (use === wanted && content ? [{ file: name, content }] : []));
  const [others, overrides] = [partsOf('configuration'), partsOf('override')];
  if (others.length + overrides.length > 0) return merge([{ file: CONFIGURATION, content: own }, ...others], overrides);
  // Blocks can be lists even without overrides. Resources are read as they are written.
  const { resource, moved, ...sections } = own;
  const { content, conflicts } = merge([{ file: CONFIGURATION, content: sections }], []);
  const asWritten = Object.entries({ resource, moved }).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return { content: { ...content, ...Object.fromEntries(asWritten) }, filesOf: new Map(), conflicts };
}

/** The text as it was generated: git and editors may change line endings or add a byte order mark. */
const plainText = (text: string) => text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');

function resourcesOf(resource: Json | undefined, filesOf: Merged['filesOf']): ReadonlyMap<string, Resource> {
  const found = new Map<string, Resource>();
  for (const types of blocksOf(resource))
    for (const [type, named] of Object.entries(types))
      for (const [name, written] of blocksOf(named).flatMap((each) => Object.entries(each))) {
        const address = `${type}.${name}`;
        const blocks = blocksOf(written);
        // Terraform refuses a duplicate resource. With other files in the folder, it is reported as a conflict.
        if ((blocks.length > 1 || (blocks.length === 1 && found.has(address))) && !filesOf.has(address))
          throw new SyntaxError(`the resource ${address} is declared twice`);
        const attributes = blocks.at(-1);
        if (attributes) found.set(address, { address, type, attributes, files: filesOf.get(address) ?? [CONFIGURATION] });
      }
  return found;
}

/** Compares resources by their addresses. */
export const byAddress = by(({ address }: { readonly address: string }) => address);
