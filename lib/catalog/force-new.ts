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

/** The first version of azurerm that changes the kind of an account in place. Source: hashicorp/terraform-provider-azurerm 31063. */
export const KIND_IN_PLACE_SINCE = '4.56.0';

/** Whether an exact version of azurerm replaces an account whose kind changes. False if the version is not exact. */
export function replacesForKind(azurerm: string | undefined): boolean {
  const [major = NaN, minor = NaN] = (/^=?\s*(\d+\.\d+)\.\d+$/.exec(azurerm?.trim() ?? '')?.[1] ?? '').split('.').map(Number);
  return major < 4 || (major === 4 && minor < 56);
}

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

/** What decides with it whether azurerm replaces an account. */
export interface AccountAfter {
  readonly kind: string | undefined;
  /** Whether it can have projects. */
  readonly hasProjects: boolean;
}

/**
 * Whether a change between two particular values of an attribute makes Terraform replace the resource. An account that could have projects
 * is replaced if it no longer can, unless its kind is `OpenAI` from now on. An account that can have projects from now on is replaced if its
 * key is removed. Source: code of azurerm 4.81.0, cognitive_account_resource.go (read 2026-11-26).
 *
 * @param account the account after the change; undefined for other resources
 */
export function forcesNewBetween(type: string, path: string, before: unknown, after: unknown, account?: AccountAfter): boolean {
  if (type === 'azurerm_cognitive_account' && path === 'project_management_enabled')
    return before === true && after !== true && account?.kind !== 'OpenAI';
  if (type === 'azurerm_cognitive_account' && path === 'customer_managed_key')
    return after === undefined && account?.hasProjects === true;
  const groups = REPLACED_BETWEEN.find((each) => each.type === type && each.path === path)?.groups ?? [];
  const [old, fresh] = [before, after].map((value) =>
    groups.findIndex((group) => typeof value === 'string' && group.includes(value.toUpperCase())),
  );
  return old !== -1 && fresh !== -1 && old !== fresh;
}
