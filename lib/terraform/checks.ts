import { Token } from 'cdktf';
import type { NameKind } from '../catalog/name-rules';
import { NAME_RULES, nameProblem } from '../catalog/name-rules';
import { holdsTemplate } from '../text/template';

/** Whether only Terraform knows a value: a token of CDKTF, or text with a Terraform expression. Such a value cannot be checked. */
export const isReference = (value: unknown): boolean =>
  Token.isUnresolved(value) || (typeof value === 'string' && holdsTemplate(value));

/** Checks a value that may be a reference, which has no value to check until Terraform runs. */
export const unlessReference = <T>(value: T, check: (value: T) => string | undefined) =>
  isReference(value) ? undefined : check(value);

/** A value in a message. JavaScript can pass a value of any type. Never call it with a reference. */
export const shown = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : String(value));

/** The problem of a name in Azure; undefined if there is none, or if only Terraform knows the name. */
export const nameFailure = (kind: NameKind, name: string) =>
  unlessReference<unknown>(name, (given) =>
    typeof given === 'string'
      ? nameProblem(kind, given)
      : `the ${NAME_RULES[kind].what} name is ${shown(given)}; it must be text`,
  );

/** The problem of a required text; undefined if there is none, or if only Terraform knows it. */
export const textFailure = (what: string, text: string) =>
  unlessReference<unknown>(text, (given) => {
    if (given === '') return `the ${what} is empty`;
    return typeof given === 'string' ? undefined : `the ${what} is ${shown(given)}; it must be text`;
  });

/**
 * The problem of a value that must be one of a few; undefined if it is. TypeScript refuses other values, JavaScript does not. A
 * reference is refused, too: the checks of this kit depend on these values.
 */
export function choiceFailure(what: string, given: unknown, options: readonly string[]): string | undefined {
  if (options.some((option) => option === given)) return undefined;
  const choice = `use one of: ${options.join(', ')}`;
  return isReference(given)
    ? `the ${what} is a reference, whose value only Terraform knows; ${choice}`
    : `unknown ${what} ${shown(given)}; ${choice}`;
}

/** `choiceFailure` for a value that may be omitted. */
export const optionalChoiceFailure = (what: string, given: unknown, options: readonly string[]) =>
  given === undefined ? undefined : choiceFailure(what, given, options);

/** The problem of a construct that is not passed; undefined if it is. TypeScript requires it, JavaScript does not. */
export const absenceFailure = (what: string, given: unknown) =>
  typeof given === 'object' && given !== null ? undefined : `the ${what} is ${shown(given)}; pass the construct`;
