import { isFilePath } from './extra-file-settings';
import { STATE_FOLDER } from './state-folder';

/** A file beside a generated one, as an environment declares it. */
export interface DeclaredFile {
  /** Below generated/, such as `prod/swedencentral/alerts.tf`. */
  readonly path: string;
  /** The environment that declares it, or whose defaults do. */
  readonly environment: string;
  readonly owner: string;
  readonly reason: string;
  /** Whether it is beside a stack of the environment: otherwise nothing is declared by it. */
  readonly isOwn: boolean;
  /** The stacks of the environment, as folders below generated/, in which it could be. */
  readonly stacks: readonly string[];
}

/** What has to be known of an environment for its declarations. */
interface Owner {
  readonly environment: string;
  readonly regions: readonly string[];
  /** Whether its regions share a stack, as far as anybody can tell. */
  readonly isShared: boolean;
  /** The storage account that the kit makes for its states. */
  readonly storageAccount: unknown;
}

/**
 * The files that an environment declares. The settings may be malformed otherwise: what is declared must not look undeclared because
 * something else in the file is wrong.
 */
export function declaredFilesOf(given: unknown, { environment, regions, isShared, storageAccount }: Owner): DeclaredFile[] {
  const stacks = [
    ...regions.map((region) => `${environment}/${region}`),
    ...(isShared ? [`${environment}/environment`] : []),
    ...(typeof storageAccount === 'string' ? [`${STATE_FOLDER}/${storageAccount}`] : []),
  ];
  return Object.entries(mapOf(given))
    .filter(([path]) => isFilePath(path))
    .map(([path, said]) => ({
      ...{ path, environment, stacks },
      owner: textOf(said, 'owner'),
      reason: textOf(said, 'reason'),
      isOwn: stacks.includes(stackOf(path)),
    }));
}

/** The folder of the stack that a file is beside, below generated/. */
export const stackOf = (path: string) => path.split('/').slice(0, 2).join('/');

const mapOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};

function textOf(value: unknown, key: string): string {
  const found = mapOf(value)[key];
  return typeof found === 'string' ? found : '';
}
