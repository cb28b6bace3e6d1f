import { mapOf } from '../collections/map';
import type { DeclaredFile } from '../fleet/declared-file';
import { stackOf } from '../fleet/declared-file';
import { declaredPathProblem } from '../stack/declared-path';
import { SHARED_PART } from '../fleet/shared-part';
import { GOVERNANCE_FOLDER, STATE_FOLDER } from '../fleet/by-hand';

/** The environment that declares files. */
interface Owner {
  readonly environment: string;
  /** The keys of its stamps. */
  readonly stamps: readonly string[];
  /** Whether its stamps share a stack, as far as is known. */
  readonly isShared: boolean;
  /** The storage account that the kit creates for its states. */
  readonly storageAccount: unknown;
  /** The name of the stack that assigns Azure Policy to its scope; undefined if there is none. */
  readonly governance: string | undefined;
}

/**
 * The files that an environment declares. Other settings can be malformed: a declared file must not be reported as undeclared because
 * of a mistake elsewhere.
 */
export function declaredFilesOf(
  given: unknown,
  { environment, stamps: keys, isShared, storageAccount, governance }: Owner,
): DeclaredFile[] {
  const stacks = [
    ...keys.map((key) => `${environment}/${key}`),
    ...(isShared ? [`${environment}/${SHARED_PART}`] : []),
    ...(typeof storageAccount === 'string' ? [`${STATE_FOLDER}/${storageAccount}`] : []),
    ...(governance === undefined ? [] : [`${GOVERNANCE_FOLDER}/${governance}`]),
  ];
  return Object.entries(mapOf(given))
    .filter(([path]) => declaredPathProblem(path) === undefined)
    .map(([path, settings]) => ({
      ...{ path, environment, stacks },
      owner: textOf(settings, 'owner'),
      reason: textOf(settings, 'reason'),
      isOwn: stacks.includes(stackOf(path)),
    }));
}

function textOf(value: unknown, key: string): string {
  const found = mapOf(value)[key];
  return typeof found === 'string' ? found : '';
}
