import { Token } from 'cdktf';
import type { NameKind } from '../catalog/name-rules';
import { NAME_RULES, nameProblem } from '../catalog/name-rules';
import { UUID } from '../catalog/uuid';
import type { PlainMap } from '../collections/map';
import { isMap } from '../collections/map';
import { holdsTemplate } from '../text/template';

/** Whether only Terraform knows a value: a token of CDKTF, or text with a Terraform expression. Such a value cannot be checked. */
export const isReference = (value: unknown): boolean =>
  Token.isUnresolved(value) || (typeof value === 'string' && holdsTemplate(value));

/** Checks a value that may be a reference, which has no value to check until Terraform runs. */
export const unlessReference = <T>(value: T, check: (value: T) => string | undefined) =>
  isReference(value) ? undefined : check(value);

/** `unlessReference` for a number. A reference as text, such as the ID of a resource, is not one. */
export const unlessNumberReference = (what: string, value: number, check: (value: number) => string | undefined) =>
  typeof value === 'string' && isReference(value)
    ? `the ${what} is a reference to text; pass a number, or Token.asNumber(…)`
    : unlessReference(value, check);

/** A value in a message. JavaScript can pass a value of any type, and references, which are not readable. */
export function shown(value: unknown): string {
  if (isReference(value)) return 'a reference, whose value only Terraform knows';
  if (typeof value === 'string') return `'${value}'`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'function') return 'a function';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/** The problem of a name in Azure; undefined if there is none, or if only Terraform knows the name. */
export const nameFailure = (kind: NameKind, name: string) =>
  unlessReference<unknown>(name, (given) =>
    typeof given === 'string'
      ? nameProblem(kind, given)
      : `the ${NAME_RULES[kind].what} name is ${shown(given)}; it must be text`,
  );

/** The problem of a required text; undefined if there is none, or if only Terraform knows it. */
export const textFailure = (what: string, text: unknown) =>
  unlessReference(text, (given) => {
    if (given === '') return `the ${what} is empty`;
    return typeof given === 'string' ? undefined : `the ${what} is ${shown(given)}; it must be text`;
  });

/** The problem of a text that may be left out; undefined if there is none, or if only Terraform knows it. */
export const optionalTextFailure = (what: string, text: unknown) => (text === undefined ? undefined : textFailure(what, text));

/** The problem of a UUID; undefined if there is none, or if only Terraform knows it. */
export const uuidFailure = (what: string, id: unknown) =>
  unlessReference(id, (given) =>
    typeof given === 'string' && UUID.test(given) ? undefined : `the ${what} ${shown(given)} is not a UUID`,
  );

/** The problem of a list that may be omitted; undefined if there is none. The value is not repeated: it may be confidential. */
export const listFailure = (what: string, given: unknown) =>
  given === undefined || Array.isArray(given) || isReference(given) ? undefined : `the ${what} must be a list`;

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

/** The constructs that others accept: a property that each has, and how to make one. */
const CONSTRUCTS = {
  'action group': ['actionGroupId', 'ActionGroup.fromActionGroupId(…)'],
  account: ['accountId', 'OpenAIAccount.fromAccountId(…)'],
  blocklist: ['blocklistName', 'Blocklist.fromBlocklistName(…)'],
  construct: ['node', 'account.addDeployment(…)'],
  deployment: ['deploymentName', 'account.addDeployment(…)'],
  'content filter': ['policyName', 'ContentFilter.fromPolicyName(…)'],
  grantee: ['grantPrincipal', 'EntraPrincipal.group(…)'],
  network: ['virtualNetworkId', 'SpokeNetwork.fromVirtualNetworkId(…)'],
  'resource group': ['groupName', 'ResourceGroup.fromResourceGroupName(…)'],
  subnet: ['subnetId', 'EndpointSubnet.fromSubnetId(…)'],
  workspace: ['workspaceId', 'Workspace.fromWorkspaceId(…)'],
} as const;

/** The problem of a construct that is not passed; undefined if it is. TypeScript requires it, JavaScript does not. */
export function absenceFailure(what: keyof typeof CONSTRUCTS, given: unknown): string | undefined {
  const [property, example] = CONSTRUCTS[what];
  if (isObject(given) && property in given) return undefined;
  return `the ${what} is ${shown(given)}; pass the construct, such as ${example}`;
}

/** `absenceFailure` for a construct that may be omitted. */
export const optionalAbsenceFailure = (what: keyof typeof CONSTRUCTS, given: unknown) =>
  given === undefined ? undefined : absenceFailure(what, given);

/** Whether a value is a map that is not a reference, such as props. */
export const isKnownMap = (value: unknown): value is PlainMap => isMap(value) && !isReference(value);

/** The problem of props or of a map; undefined if it is an object. */
export const objectFailure = (what: string, given: unknown) =>
  isKnownMap(given) ? undefined : `the ${what} must be an object, not ${shown(given)}`;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
