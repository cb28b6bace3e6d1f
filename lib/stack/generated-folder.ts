/** The folder of a project for generated files, with one folder for each stack: generated/<environment>/<region>. */
export const GENERATED = 'generated';

/** The folder of the stack that a file below generated/ belongs to; undefined if there is none. */
export const stackFolderOf = (file: string): string | undefined => /^generated\/[^/]+\/[^/]+(?=\/)/.exec(file)?.[0];
