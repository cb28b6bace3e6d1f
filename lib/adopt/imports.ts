import type { Existing } from './existing';
import { endpointOf } from './describe/endpoint';

/** A resource of the stack, with its ID for an import. */
export interface ImportId {
  readonly address: string;
  readonly id: string;
}

/** The resources of the stack that exist already, by their import IDs. The IDs are built from the configuration, never from answers. */
export function existingOf(ids: readonly ImportId[], existing: Existing): readonly ImportId[] {
  const { accountId, deployments, filters, assignments, diagnostics } = existing;
  const endpoint = endpointOf(existing)?.endpoint.id;
  const known = new Set(
    [
      accountId,
      ...deployments.map(({ name }) => `${accountId}/deployments/${name}`),
      ...filters.map(({ name }) => `${accountId}/raiPolicies/${name}`),
      ...assignments.map(({ name }) => `${accountId}/providers/Microsoft.Authorization/roleAssignments/${name}`),
      ...diagnostics.map(({ name }) => `${accountId}|${name}`),
      ...(endpoint === undefined ? [] : [endpoint]),
    ].map((id) => id.toLowerCase()),
  );
  return ids.filter(({ id }) => known.has(id.toLowerCase().replace(/\?api-version=.*$/, '')));
}
