import type { Json, JsonObject } from './json';
import { blocksOf, isObject } from './json';
import type { DeclaredFile } from './notes';
import { ConfigurationError, parsedConfiguration } from './parse';
import type { FileUse } from './terraform-file';
import { terraformFile } from './terraform-file';

/** A file in the folder of a stack that the kit did not write. */
export interface ExtraFile {
  /** The path from the folder of the stack. */
  readonly name: string;
  readonly use: FileUse;
  readonly text: string;
  /** What is in it, where it is JSON that Terraform reads; undefined where this kit cannot tell. */
  readonly content?: JsonObject;
  /** Why nobody can tell what it does; undefined: `content` says it, or Terraform does not read it. */
  readonly unread?: string;
  /** What it holds, as far as that can be seen, such as `data external.probe`. Never values. */
  readonly holds: readonly string[];
  /** Who has declared it in an environment file, and why; undefined: nobody. */
  readonly declared?: DeclaredFile;
}

/** A file in the folder of a stack that the kit did not write, and its place in the project. */
export interface PlacedFile extends Pick<ExtraFile, 'holds' | 'name' | 'text' | 'unread' | 'use'> {
  /** The path in the project, such as `generated/prod/swedencentral/run.tf`. */
  readonly file: string;
}

/** Whether Terraform reads a file by itself. */
export const isRead = ({ use }: Pick<ExtraFile, 'use'>) => use !== 'none';

/** Reads a file that the kit did not write. It never throws: what cannot be read is a fact, too. */
export function readExtraFile(name: string, text: string, declared: DeclaredFile | undefined): ExtraFile {
  const { use, syntax } = terraformFile(name);
  return { name, use, text, ...(declared ? { declared } : {}), ...contentOf(use, syntax, text) };
}

function contentOf(use: FileUse, syntax: 'hcl' | 'json', text: string): Pick<ExtraFile, 'content' | 'holds' | 'unread'> {
  if (use === 'none') return { holds: [] };
  if (use === 'state' || use === 'data') return { holds: [], unread: 'it is part of what Terraform keeps for itself' };
  if (syntax === 'hcl') return { holds: headersIn(text), unread: 'it is written in HCL, which this kit does not read' };
  try {
    const content = parsedConfiguration(text);
    return { content, holds: use === 'variables' ? Object.keys(content) : namesIn(content) };
  } catch (error) {
    const why = error instanceof ConfigurationError ? `: ${error.message}` : '';
    return { holds: [], unread: `it is not JSON as Terraform reads it${why}` };
  }
}

/** The first lines of blocks and the names of variables, for people: not an interpretation. */
function headersIn(text: string): string[] {
  const found = text.matchAll(/^[ \t]*([a-z_]+)[ \t]*((?:"[^"\n]*"[ \t]*)*)(?:\{|=(?!=))/gm);
  const names = [...found].map(([, word = '', labels = '']) =>
    [word, labels.replaceAll('"', '').trim().split(/\s+/).join('.')].join(' ').trim(),
  );
  return [...new Set(names)].slice(0, MOST);
}

/** The blocks of a file in the JSON syntax, resources with the attributes that it sets. */
const namesIn = (content: JsonObject): string[] =>
  Object.entries(content)
    .filter(([section]) => section !== '//')
    .flatMap(([section, value]) =>
      section === 'resource' ? resourceNames(value) : [[section, labelsOf(value).join(', ')].join(' ').trim()],
    )
    .slice(0, MOST);

const resourceNames = (value: Json): string[] =>
  blocksOf(value).flatMap((types) =>
    Object.entries(types).flatMap(([type, named]) =>
      blocksOf(named).flatMap((each) =>
        Object.entries(each).map(([name, body]) => `${type}.${name} (${blocksOf(body).flatMap(Object.keys).join(', ')})`),
      ),
    ),
  );

const labelsOf = (value: Json): string[] =>
  blocksOf(value).flatMap((block) =>
    Object.entries(block).map(([label, inner]) =>
      [label, ...(isObject(inner) ? Object.keys(inner).slice(0, 1) : [])].join('.'),
    ),
  );

const MOST = 12;
