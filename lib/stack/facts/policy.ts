import type { Json, JsonObject } from '../json';
import { isObject, textAt } from '../json';
import type { Field, Ref, Switch } from './field';
import { entriesAt, field, flag, ref, refOf, text, texts, textsUnder, writtenTextAt } from './field';
import type { Fields } from './kind';
import { arm, kind } from './kind';

/** A custom definition of Azure Policy. */
export interface PolicyDefinition {
  readonly name: string | undefined;
  readonly displayName: string | undefined;
  readonly description: string | undefined;
  /** Which resources it judges: `All`, `Indexed`, or a mode of a resource provider. */
  readonly mode: string | undefined;
  /** The rule, as JSON text. */
  readonly rule: string | undefined;
}

export const POLICY_DEFINITION = kind<PolicyDefinition>('azurerm_policy_definition', {
  name: text('name'),
  displayName: text('display_name'),
  description: text('description'),
  mode: text('mode'),
  rule: text('policy_rule'),
});

/** A definition in a set, with the values of its parameters. */
export interface PolicyReference {
  /** The name of the reference in the set. */
  readonly key: string;
  readonly definition: Ref;
  /** The values by the name of the parameter; undefined if they are not JSON, such as an expression. */
  readonly values: Readonly<Record<string, Json>> | undefined;
}

/** A set of definitions: an initiative. */
export interface PolicySet {
  readonly name: string | undefined;
  readonly references: readonly PolicyReference[];
}

/** The entries of a list of references. Those without a name have the ID of their definition as the name. */
const referencesAt = (
  path: string,
  read: (entry: Json) => readonly [key: string | undefined, definition: string | undefined, values: Json | undefined],
): Field<readonly PolicyReference[]> =>
  field([path], (attributes) =>
    entriesAt(attributes, path).map((entry) => {
      const [key, definition = '', values] = read(entry);
      return { key: key ?? definition, definition: refOf(definition), values: valuesOf(values) };
    }),
  );

function valuesOf(written: Json | undefined): Readonly<Record<string, Json>> | undefined {
  if (written === undefined || written === null) return {};
  const values = typeof written === 'string' ? parsed(written) : written;
  if (!isObject(values)) return undefined;
  return Object.fromEntries(
    Object.entries(values).map(([name, each]) => [name, isObject(each) && 'value' in each ? (each['value'] ?? null) : each]),
  );
}

function parsed(written: string): Json | undefined {
  try {
    return JSON.parse(written) as Json;
  } catch {
    return undefined;
  }
}

const setFields: Fields<PolicySet> = {
  name: text('name'),
  references: referencesAt('policy_definition_reference', (entry) => [
    textAt(entry, 'reference_id'),
    textAt(entry, 'policy_definition_id'),
    isObject(entry) ? entry['parameter_values'] : undefined,
  ]),
};

export const POLICY_SET = kind<PolicySet>('azurerm_policy_set_definition', setFields, {
  type: 'azurerm_management_group_policy_set_definition',
  fields: setFields,
});

/** An assignment of a definition or of a set to a scope. */
export interface PolicyAssignment {
  readonly name: string | undefined;
  /** The ID of the scope. */
  readonly scope: string | undefined;
  /** The definition or the set. */
  readonly definition: Ref | undefined;
  /** Whether its effects apply. If not, Azure only evaluates it. */
  readonly enforced: Switch;
  /** The scopes in its scope that it does not apply to. */
  readonly excluded: readonly string[];
  /** The texts for requests that are refused. */
  readonly messages: readonly string[];
}

const assignmentFields = (scope: string): Fields<PolicyAssignment> => ({
  name: text('name'),
  scope: text(scope),
  definition: ref('policy_definition_id'),
  enforced: flag('enforce', true),
  excluded: texts('not_scopes'),
  messages: textsUnder('non_compliance_message', 'content'),
});

const PROPERTIES = 'body.properties';

export const POLICY_ASSIGNMENT = kind<PolicyAssignment>(
  'azurerm_subscription_policy_assignment',
  assignmentFields('subscription_id'),
  { type: 'azurerm_management_group_policy_assignment', fields: assignmentFields('management_group_id') },
  { type: 'azurerm_resource_group_policy_assignment', fields: assignmentFields('resource_group_id') },
  { type: 'azurerm_resource_policy_assignment', fields: assignmentFields('resource_id') },
  // Source: https://learn.microsoft.com/azure/templates/microsoft.authorization/policyassignments.
  arm('Microsoft.Authorization/policyAssignments', {
    name: text('name'),
    scope: text('parent_id'),
    definition: ref(`${PROPERTIES}.policyDefinitionId`),
    enforced: field([`${PROPERTIES}.enforcementMode`], (attributes: JsonObject) => {
      const mode = writtenTextAt(attributes, `${PROPERTIES}.enforcementMode`);
      return mode === undefined || mode === 'Default' ? true : mode === 'DoNotEnforce' ? false : 'unknown';
    }),
    excluded: texts(`${PROPERTIES}.notScopes`),
    messages: textsUnder(`${PROPERTIES}.nonComplianceMessages`, 'message'),
  }),
);

/** An exception of a scope from an assignment. */
export interface PolicyExemption {
  readonly name: string | undefined;
  /** The ID of the scope. */
  readonly scope: string | undefined;
  readonly assignment: Ref | undefined;
  /** When it ends; undefined: never. */
  readonly expires: string | undefined;
}

const exemptionFields = (scope: string): Fields<PolicyExemption> => ({
  name: text('name'),
  scope: text(scope),
  assignment: ref('policy_assignment_id'),
  expires: text('expires_on'),
});

export const POLICY_EXEMPTION = kind<PolicyExemption>(
  'azurerm_subscription_policy_exemption',
  exemptionFields('subscription_id'),
  { type: 'azurerm_management_group_policy_exemption', fields: exemptionFields('management_group_id') },
  { type: 'azurerm_resource_group_policy_exemption', fields: exemptionFields('resource_group_id') },
  { type: 'azurerm_resource_policy_exemption', fields: exemptionFields('resource_id') },
  arm('Microsoft.Authorization/policyExemptions', {
    name: text('name'),
    scope: text('parent_id'),
    assignment: ref(`${PROPERTIES}.policyAssignmentId`),
    expires: text(`${PROPERTIES}.expiresOn`),
  }),
);
