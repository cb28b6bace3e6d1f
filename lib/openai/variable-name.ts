/** Names that Terraform reserves: arguments of a module, which cannot be variables. */
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

/** Letters, digits and underscores: a Terraform identifier that can also be part of the name of an environment variable. */
export const TERMS_VARIABLE_NAME = new RegExp(`^(?!(?:${RESERVED_VARIABLE_NAMES.join('|')})$)[a-zA-Z][a-zA-Z0-9_]*$`);

/** The form of a variable name in words. */
export const TERMS_VARIABLE_WORDS = `a Terraform variable: a letter, then letters, digits and underscores, and none of ${RESERVED_VARIABLE_NAMES.join(', ')}`;

/** The problem with the name of a variable; undefined if there is none. */
export const termsVariableProblem = (name: string) =>
  TERMS_VARIABLE_NAME.test(name) ? undefined : `'${name}' is not ${TERMS_VARIABLE_WORDS}`;

/**
 * The maximum number of words in a variable, and their maximum total size as JSON: without `count` in the stack, one request contains
 * all of them, and Azure Resource Manager accepts 4 MiB. Names and braces add less than 100 bytes per entry.
 */
export const VARIABLE_LIMITS = { entries: 1_000, bytes: 3 * 1024 * 1024 } as const;

/** A stand-in for the hash of words that only Terraform knows, where only its length matters. */
export const ANY_HASH = '00000000';

/** The environment variable from which Terraform reads the value of a variable. */
export const environmentVariableOf = (name: string) => `TF_VAR_${name}`;
