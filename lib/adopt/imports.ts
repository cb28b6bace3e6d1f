import { isObject, listAt, textAt } from '../stack/json';
import type { Existing } from './existing';
import { endpointOf } from './describe/endpoint';
import { jsonIn } from './json-in';

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
    ].map(importKey),
  );
  return ids.filter(({ id }) => known.has(importKey(id)));
}

/** What an import ID names, to compare it: Azure ignores case, and the version of the API is only how azapi asks. */
export const importKey = (id: string): string => id.toLowerCase().replace(/\?api-version=.*$/, '');

/**
 * The imports of a file with `import` blocks.
 *
 * @throws SyntaxError if the text is something else
 */
export function importBlocks(text: string): readonly ImportId[] {
  const file = jsonIn(text);
  const blocks = listAt(file, 'import');
  if (!isObject(file) || blocks.length === 0) throw new SyntaxError('it has no import blocks: adopt the account again');
  return blocks.map((block) => {
    const [address, id] = [textAt(block, 'to'), textAt(block, 'id')];
    if (address === undefined || id === undefined) throw new SyntaxError('an import block has no address or no ID');
    return { address, id };
  });
}
