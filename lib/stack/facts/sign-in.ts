import type { Json, JsonObject } from '../json';
import { isObject } from '../json';

/** Arguments of azurerm and azapi that determine where tokens are sent. Source: the schemas of azurerm 4.81.0 and azapi 2.12.0. */
const DESTINATIONS = new Set(['endpoint', 'environment', 'metadata_host', 'msi_endpoint', 'oidc_request_url']);

/** Arguments that determine the identity and how it signs in. */
const IDENTITY =
  /^(ado_pipeline_\w+|auxiliary_tenant_ids|client_\w*(id|path)|oidc_\w*(path|id)|tenant_id|use_(aks_workload_identity|cli|msi|oidc))$/;

/** The settings of a provider that determine where tokens are sent, unless that is the public cloud. */
export const destinationsIn = (settings: JsonObject): ReadonlyMap<string, Json> =>
  chosen(settings, (name, value) => DESTINATIONS.has(name) && !(name === 'environment' && isPublic(value)));

/** The settings of a provider that determine the identity that signs in. */
export const identityIn = (settings: JsonObject): ReadonlyMap<string, Json> => chosen(settings, (name) => IDENTITY.test(name));

const isPublic = (value: Json) => typeof value === 'string' && value.toLowerCase() === 'public';

const isNothing = (value: Json) =>
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0);

const chosen = (settings: JsonObject, wanted: (name: string, value: Json) => boolean) =>
  new Map(Object.entries(settings).filter(([name, value]) => !isNothing(value) && wanted(name, value)));
