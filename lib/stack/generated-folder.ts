/** The folder of a project that holds what is generated, one folder a stack: generated/<environment>/<region>. */
export const GENERATED = 'generated';

/** The folder of the stack that a file below generated/ belongs to; undefined: it is in none. */
export const stackFolderOf = (file: string): string | undefined => /^generated\/[^/]+\/[^/]+(?=\/)/.exec(file)?.[0];
