/** Names that Terraform keeps for itself: arguments of a module, which cannot be variables. */
export const RESERVED_VARIABLE_NAMES = [
  'count',
  'depends_on',
  'for_each',
  'lifecycle',
  'locals',
  'providers',
  'source',
  'version',
] as const;

/** Letters, digits and underscores: an identifier of Terraform that can also be part of the name of an environment variable. */
export const TERMS_VARIABLE_NAME = new RegExp(`^(?!(?:${RESERVED_VARIABLE_NAMES.join('|')})$)[a-zA-Z][a-zA-Z0-9_]*$`);

/** The same in words. */
export const TERMS_VARIABLE_WORDS = `a Terraform variable: a letter, then letters, digits and underscores, and none of ${RESERVED_VARIABLE_NAMES.join(', ')}`;

/** What is wrong with the name of a variable, as a sentence; undefined when nothing is. */
export const termsVariableProblem = (name: string) =>
  TERMS_VARIABLE_NAME.test(name) ? undefined : `'${name}' is not ${TERMS_VARIABLE_WORDS}`;

/**
 * How many words a variable may have, and how long they may be together as JSON: one request carries them all, in a stack without
 * `count`, and Azure Resource Manager takes 4 MiB. Names and braces add less than 100 bytes an entry.
 */
export const VARIABLE_LIMITS = { entries: 1_000, bytes: 3 * 1024 * 1024 } as const;

/** Stands for the hash of words that only Terraform knows, where nothing but its length matters. */
export const ANY_HASH = '00000000';

/** The environment variable from which Terraform takes the value of a variable. */
export const environmentVariableOf = (name: string) => `TF_VAR_${name}`;
