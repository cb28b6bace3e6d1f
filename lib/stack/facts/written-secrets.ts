import type { Json, JsonObject } from '../json';
import type { Stack } from '../stack';
import { backendOf, providersOf } from './sections';

/** A secret that is written into a provider or a backend. Its value is only compared, never shown. */
export interface WrittenSecret {
  /** Such as `the provider azurerm` or `the backend azurerm`. */
  readonly of: string;
  readonly argument: string;
  /** Such as `provider.azurerm.client_secret`. */
  readonly path: string;
  readonly value: Json | undefined;
}

/**
 * Arguments that are credentials. Source: the schemas of azurerm 4.81.0 and azapi 2.12.0, and the backends of Terraform 1.11.4.
 */
const SECRETS = new Set([
  'access_key',
  'access_token',
  'client_certificate',
  'client_certificate_password',
  'client_key',
  'client_private_key_pem',
  'client_secret',
  'conn_str',
  'credentials',
  'encryption_key',
  'oidc_request_token',
  'oidc_token',
  'password',
  'sas_token',
  'secret_key',
  'security_token',
  'sse_customer_key',
  'token',
]);

/** Whether an argument of a provider or a backend is a credential. */
export const isSecretArgument = (name: string) => SECRETS.has(name);

/** The secrets of the backend, followed by those of all providers. */
export function writtenSecretsOf(stack: Pick<Stack, 'sections'> | undefined): readonly WrittenSecret[] {
  const { type, settings } = backendOf(stack);
  const backend = type === 'cloud' ? 'terraform.cloud' : `terraform.backend.${type}`;
  return [
    ...secretsIn(settings, `the backend ${type}`, backend),
    ...providersOf(stack).flatMap(({ name, settings: given }) =>
      secretsIn(given, `the provider ${name}`, `provider.${name.replace(/\..*$/, '')}`),
    ),
  ];
}

const secretsIn = (settings: JsonObject, of: string, path: string): WrittenSecret[] =>
  Object.entries(settings)
    .filter(([argument, value]) => isSecretArgument(argument) && value !== null)
    .map(([argument, value]) => ({ of, argument, path: `${path}.${argument}`, value }));
