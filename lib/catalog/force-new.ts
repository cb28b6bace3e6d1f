import data from './data/force-new.json';

/** The provider versions that the table covers. */
export const FORCE_NEW_PROVIDERS: Readonly<Record<string, string>> = data.providers;

const TYPES: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(data.types));

/** Whether the table contains a resource type. */
export const knowsForceNew = (type: string) => TYPES.has(type);

/**
 * Whether a change of an attribute makes Terraform replace the resource. A block that is added or removed counts as all attributes in it.
 *
 * @param path such as `sku.name`
 */
export const forcesNew = (type: string, path: string) =>
  (TYPES.get(type) ?? []).some((attribute) => attribute === path || attribute.startsWith(`${path}.`));

/** Groups of values of an attribute. A change within a group is in place. A change to another group replaces the resource. */
interface Groups {
  readonly type: string;
  readonly path: string;
  readonly groups: readonly (readonly string[])[];
}

/** Source: ForceNewIfChange in the code of azurerm 4.81.0, storage_account_resource.go (read 2026-11-25). */
const REPLACED_BETWEEN: readonly Groups[] = [
  {
    type: 'azurerm_storage_account',
    path: 'account_replication_type',
    groups: [
      ['LRS', 'GRS', 'RAGRS'],
      ['ZRS', 'GZRS', 'RAGZRS'],
    ],
  },
];

/** Whether a change between two particular values of an attribute makes Terraform replace the resource. */
export function forcesNewBetween(type: string, path: string, before: unknown, after: unknown): boolean {
  const groups = REPLACED_BETWEEN.find((each) => each.type === type && each.path === path)?.groups ?? [];
  const [old, fresh] = [before, after].map((value) =>
    groups.findIndex((group) => typeof value === 'string' && group.includes(value.toUpperCase())),
  );
  return old !== -1 && fresh !== -1 && old !== fresh;
}
