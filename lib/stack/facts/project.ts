import type { JsonObject } from '../json';
import { textAt } from '../json';
import type { Ref } from './field';
import { constant, field, ref, text, writtenTextAt } from './field';
import type { Fields } from './kind';
import { arm, kind } from './kind';

/** A project on an account. */
export interface Project {
  readonly name: string | undefined;
  readonly account: Ref | undefined;
  readonly displayName: string | undefined;
  readonly description: string | undefined;
}

const PROPERTIES = 'body.properties';

export const PROJECT = kind<Project>(
  'azurerm_cognitive_account_project',
  {
    name: text('name'),
    account: ref('cognitive_account_id'),
    displayName: text('display_name'),
    description: text('description'),
  },
  arm('Microsoft.CognitiveServices/accounts/projects', {
    name: text('name'),
    account: ref('parent_id'),
    displayName: text(`${PROPERTIES}.displayName`),
    description: text(`${PROPERTIES}.description`),
  }),
);

/** A connection of a project, or of an account and all its projects. */
export interface Connection {
  readonly name: string | undefined;
  /** The project or the account. */
  readonly owner: Ref | undefined;
  readonly category: string | undefined;
  readonly target: string | undefined;
  /** The ID of the connected resource. */
  readonly resourceId: string | undefined;
  /** How it signs in, in the terms of Resource Manager: `AAD` and `ManagedIdentity` need no key. */
  readonly signIn: string | undefined;
}

/** A form of azurerm, whose type decides how the connection signs in. */
const withSignIn = (signIn: string): Fields<Connection> => ({
  name: text('name'),
  owner: ref('cognitive_account_id'),
  category: text('category'),
  target: text('target'),
  resourceId: resourceIdIn('metadata'),
  signIn: constant(signIn),
});

/** The ID in the metadata, whose key has several spellings. */
const resourceIdIn = (path: string) =>
  field([path], (attributes: JsonObject) =>
    ['ResourceId', 'resourceId'].map((key) => textAt(attributes, `${path}.${key}`)).find((each) => each !== undefined),
  );

const sent: Fields<Connection> = {
  name: text('name'),
  owner: ref('parent_id'),
  category: text(`${PROPERTIES}.category`),
  target: text(`${PROPERTIES}.target`),
  resourceId: resourceIdIn(`${PROPERTIES}.metadata`),
  signIn: field([`${PROPERTIES}.authType`], (attributes) => writtenTextAt(attributes, `${PROPERTIES}.authType`)),
};

export const CONNECTION = kind<Connection>(
  'azurerm_cognitive_account_connection_entra_id',
  withSignIn('AAD'),
  { type: 'azurerm_cognitive_account_connection_account_managed_identity', fields: withSignIn('ManagedIdentity') },
  { type: 'azurerm_cognitive_account_connection_account_key', fields: withSignIn('AccountKey') },
  { type: 'azurerm_cognitive_account_connection_api_key', fields: withSignIn('ApiKey') },
  { type: 'azurerm_cognitive_account_connection_custom_keys', fields: withSignIn('CustomKeys') },
  arm('Microsoft.CognitiveServices/accounts/connections', sent),
  arm('Microsoft.CognitiveServices/accounts/projects/connections', sent),
);
