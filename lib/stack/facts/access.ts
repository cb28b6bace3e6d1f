import type { JsonObject } from '../json';
import { textAt } from '../json';
import type { Ref } from './field';
import {
  constant,
  entriesAt,
  field,
  isExpression,
  named,
  ref,
  refOf,
  text,
  texts,
  textsIn,
  within,
  writtenTextAt,
} from './field';
import type { Fields } from './kind';
import { arm, kind } from './kind';

/** A right that a principal has on something. */
export interface Grant {
  readonly principal: Ref | undefined;
  readonly principalType: string | undefined;
  /** The role: the end of its ID or its name where it is written, or a reference to a role of the stack. */
  readonly role: Ref | undefined;
  readonly scope: Ref | undefined;
  readonly condition: string | undefined;
}

/** A grant with the name of its assignment, which pages do not show. */
type WrittenGrant = Grant & { readonly name: string | undefined };

/** The attributes that identify a principal in an assignment, and a role where its ID is required. */
const PRINCIPAL = ['principal_id', 'id'];
const ROLE_ID = ['role_definition_resource_id', 'id'];

/** A role by its ID or, if that is not set, by its name. */
const roleIn = (idPath: string, namePath: string) =>
  field<Ref | undefined>([idPath, namePath], (attributes) => {
    const id = writtenTextAt(attributes, idPath);
    if (id !== undefined) {
      // The ID of a built-in role is the same in every subscription, in any notation.
      const guid = /\/roleDefinitions\/([0-9a-f-]{36})\/?$/i.exec(id)?.[1];
      return guid === undefined ? refOf(id, ROLE_ID) : { written: guid.toLowerCase() };
    }
    const name = writtenTextAt(attributes, namePath);
    return name === undefined ? undefined : { written: name };
  });

const eligible: Fields<WrittenGrant> = {
  name: text('name'),
  principal: ref('principal_id', PRINCIPAL),
  principalType: text('principal_type'),
  role: roleIn('role_definition_id', 'role_definition_name'),
  scope: within('scope'),
  condition: text('condition'),
};

const PROPERTIES = 'body.properties';

const sent: Fields<WrittenGrant> = {
  name: text('name'),
  principal: ref(`${PROPERTIES}.principalId`, PRINCIPAL),
  principalType: text(`${PROPERTIES}.principalType`),
  role: roleIn(`${PROPERTIES}.roleDefinitionId`, `${PROPERTIES}.roleDefinitionId`),
  scope: within('parent_id'),
  condition: text(`${PROPERTIES}.condition`),
};

/** Access of another tenant by Azure Lighthouse: several roles at once, which the kit does not read. */
const delegated = (scope: string, to: string, principalType: string): Fields<WrittenGrant> => ({
  ...{ name: text('name'), principal: ref(to), principalType: constant(principalType) },
  ...{ role: constant({ written: 'Azure Lighthouse' }), scope: within(scope), condition: constant(undefined) },
});

export const GRANT = kind<WrittenGrant>(
  'azurerm_role_assignment',
  { ...eligible, condition: field(['condition', 'condition_version'], (attributes) => textAt(attributes, 'condition')) },
  { type: 'azurerm_pim_active_role_assignment', fields: eligible },
  { type: 'azurerm_pim_eligible_role_assignment', fields: eligible },
  // The roles of a managed HSM are its own. Their scope is a path in it.
  {
    type: 'azurerm_key_vault_managed_hardware_security_module_role_assignment',
    fields: {
      ...eligible,
      principalType: constant(undefined),
      scope: field(['managed_hsm_id', 'scope'], (attributes) =>
        refOf(`${writtenTextAt(attributes, 'managed_hsm_id') ?? ''}${writtenTextAt(attributes, 'scope') ?? ''}`),
      ),
      condition: constant(undefined),
    },
  },
  arm('Microsoft.Authorization/roleAssignments', sent),
  // Requests to Privileged Identity Management: https://learn.microsoft.com/azure/templates/microsoft.authorization/roleeligibilityschedulerequests.
  arm('Microsoft.Authorization/roleAssignmentScheduleRequests', sent),
  arm('Microsoft.Authorization/roleEligibilityScheduleRequests', sent),
  { type: 'azurerm_lighthouse_assignment', fields: delegated('scope', 'lighthouse_definition_id', 'Lighthouse definition') },
  { type: 'azurerm_lighthouse_definition', fields: delegated('scope', 'managing_tenant_id', 'tenant') },
  arm(
    'Microsoft.ManagedServices/registrationAssignments',
    delegated('parent_id', `${PROPERTIES}.registrationDefinitionId`, 'Lighthouse definition'),
  ),
  arm('Microsoft.ManagedServices/registrationDefinitions', delegated('parent_id', `${PROPERTIES}.managedByTenantId`, 'tenant')),
);

/** Operations that a role allows, with their exceptions. Exceptions of another permission do not apply to these operations. */
export interface Permission {
  /** Either control plane or data operations. An expression is kept as it is: it may allow anything. */
  readonly actions: readonly string[];
  readonly exceptions: readonly string[];
}

/** A custom role. */
export interface Role {
  readonly name: string | undefined;
  readonly description: string | undefined;
  /** The operations with their exceptions. */
  readonly permissions: readonly Permission[];
  /** All operations that it allows, including data operations. */
  readonly actions: readonly string[];
  /** All exceptions from wildcards. `permissions` shows which operations they apply to. */
  readonly exceptions: readonly string[];
  readonly scopes: readonly string[];
}

/** The keys of operations and of their exceptions, for the control plane and for data. */
type PermissionKeys = readonly (readonly [actions: string, exceptions: string])[];

/** The permissions at a path. An expression may allow anything. */
const permissionsAt = (attributes: JsonObject, path: string, keys: PermissionKeys): readonly Permission[] =>
  entriesAt(attributes, path).flatMap((each) =>
    isExpression(each)
      ? [{ actions: [each], exceptions: [] }]
      : keys.map(([actions, exceptions]) => ({ actions: textsIn(each, actions), exceptions: textsIn(each, exceptions) })),
  );

const permissionFields = (path: string, keys: PermissionKeys) => ({
  permissions: field([path], (attributes) => permissionsAt(attributes, path, keys)),
  actions: field([path], (attributes) => permissionsAt(attributes, path, keys).flatMap(({ actions }) => actions)),
  exceptions: field([path], (attributes) => permissionsAt(attributes, path, keys).flatMap(({ exceptions }) => exceptions)),
});

export const ROLE = kind<Role>(
  'azurerm_role_definition',
  {
    name: text('name'),
    description: text('description'),
    ...permissionFields('permissions', [
      ['actions', 'not_actions'],
      ['data_actions', 'not_data_actions'],
    ]),
    scopes: texts('assignable_scopes'),
  },
  arm('Microsoft.Authorization/roleDefinitions', {
    name: text(`${PROPERTIES}.roleName`),
    description: text(`${PROPERTIES}.description`),
    ...permissionFields(`${PROPERTIES}.permissions`, [
      ['actions', 'notActions'],
      ['dataActions', 'notDataActions'],
    ]),
    scopes: texts(`${PROPERTIES}.assignableScopes`),
  }),
);

/** A managed identity in the stack, such as the identity of a pipeline. */
export interface Identity {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  readonly location: string | undefined;
}

export const IDENTITY = kind<Identity>(
  'azurerm_user_assigned_identity',
  { name: text('name'), group: named('resource_group_name'), location: text('location') },
  arm('Microsoft.ManagedIdentity/userAssignedIdentities', {
    ...{ name: text('name'), group: ref('parent_id'), location: text('location') },
  }),
);

/** A federated credential: the tokens that an identity accepts. */
export interface Trust {
  readonly identity: Ref | undefined;
  readonly issuer: string | undefined;
  readonly subject: string | undefined;
  readonly audiences: readonly string[];
}

export const TRUST = kind<Trust & { readonly name: string | undefined; readonly group: Ref | undefined }>(
  'azurerm_federated_identity_credential',
  {
    name: text('name'),
    group: named('resource_group_name'),
    identity: field<Ref | undefined>(['user_assigned_identity_id', 'parent_id'], (attributes) => {
      const written = textAt(attributes, 'user_assigned_identity_id') ?? textAt(attributes, 'parent_id');
      return written === undefined ? undefined : refOf(written);
    }),
    issuer: text('issuer'),
    subject: text('subject'),
    audiences: texts('audience'),
  },
  arm('Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials', {
    name: text('name'),
    group: field(['parent_id'], () => undefined),
    identity: ref('parent_id'),
    issuer: text(`${PROPERTIES}.issuer`),
    subject: text(`${PROPERTIES}.subject`),
    audiences: texts(`${PROPERTIES}.audiences`),
  }),
);
