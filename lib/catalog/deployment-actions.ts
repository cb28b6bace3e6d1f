import { distinct } from '../data/order';
import data from './data/actions.json';

/** What a resource says that tells its rights: azapi has one Terraform type for everything in Azure. */
export interface EmittedResource {
  /** The type that azapi is given, such as `Microsoft.CognitiveServices/accounts/raiPolicies@2025-06-01`. */
  readonly type?: string;
  /** What azapi calls on it, such as `addRaiBlocklistItems`. */
  readonly action?: string;
}

interface Rights {
  readonly read: readonly string[];
  readonly write: readonly string[];
}

const RIGHTS: ReadonlyMap<string, Rights> = new Map(Object.entries(data.types));

/** The resource types whose rights are known, as `resourceTypeOf` calls them. */
export const TYPES_WITH_RIGHTS: readonly string[] = [...RIGHTS.keys()];

/** What a resource is called among those whose rights are known. */
export const resourceTypeOf = (terraformType: string, { type, action }: EmittedResource): string =>
  [terraformType, ...(type === undefined ? [] : [type.replace(/@.*$/, '')]), ...(action === undefined ? [] : [action])].join(
    ' ',
  );

/** What Terraform does in Azure to compare everything that the kit makes with what is there. Source and date: data/actions.json. */
export const PLAN_ACTIONS = distinct([...RIGHTS.values()].flatMap(({ read }) => read));

/** What Terraform does in Azure to make, change and delete everything that the kit makes. It includes what a plan does. */
export const APPLY_ACTIONS = distinct([...RIGHTS.values()].flatMap(({ read, write }) => [...read, ...write]));
