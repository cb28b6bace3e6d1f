import { blocksInHcl, blocksInJson } from './extra-file-contents';
import type { JsonObject } from './json';
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
  /** The content, if the file is JSON that Terraform reads; undefined if this kit cannot read it. */
  readonly content?: JsonObject;
  /** The reason why the kit cannot determine what the file does; undefined if it can, or if Terraform does not read the file. */
  readonly unread?: string;
  /** The names of everything in it that this kit can see, such as `data.external.probe`. Never values. */
  readonly holds: readonly string[];
  /** The owner and reason in an environment file; undefined if the file is not declared. */
  readonly declared?: DeclaredFile;
}

/** An extra file and its path in the project. */
export interface PlacedFile extends Pick<ExtraFile, 'holds' | 'name' | 'text' | 'unread' | 'use'> {
  /** The path in the project, such as `generated/prod/swedencentral/run.tf`. */
  readonly file: string;
}

/** Whether Terraform reads a file without a reference to it. */
export const isRead = ({ use }: Pick<ExtraFile, 'use'>) => use !== 'none';

/** Reads a file that the kit did not write. It never throws: an unreadable file is a fact. */
export function readExtraFile(name: string, text: string, declared: DeclaredFile | undefined): ExtraFile {
  const { use, syntax } = terraformFile(name);
  return { name, use, text, ...(declared ? { declared } : {}), ...contentOf(use, syntax, text) };
}

function contentOf(use: FileUse, syntax: 'hcl' | 'json', text: string): Pick<ExtraFile, 'content' | 'holds' | 'unread'> {
  if (use === 'none') return { holds: [] };
  if (use === 'state' || use === 'data') return { holds: [], unread: 'it is internal data of Terraform' };
  if (syntax === 'hcl') return { holds: blocksInHcl(text), unread: 'it is written in HCL, which this kit does not read' };
  try {
    const content = parsedConfiguration(text);
    return { content, holds: use === 'variables' ? Object.keys(content) : blocksInJson(content) };
  } catch (error) {
    const why = error instanceof ConfigurationError ? `: ${error.message}` : '';
    return { holds: [], unread: `it is not JSON as Terraform reads it${why}` };
  }
}
