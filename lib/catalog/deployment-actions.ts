import { allOf } from '../collections/all-of';
import { distinct } from '../collections/order';
import data from './data/actions.json';

/** The attributes that determine the required rights of a resource: azapi has one Terraform type for everything in Azure. */
export interface EmittedResource {
  /** The type that azapi is given, such as `Microsoft.CognitiveServices/accounts/raiPolicies@2025-06-01`. */
  readonly type?: string;
  /** The action that azapi calls on it, such as `addRaiBlocklistItems`. */
  readonly action?: string;
}

/** A feature whose rights only pipelines of environments that use it have. */
export type RightsFeature = 'customerManagedKey' | 'defenderForAI' | 'locks' | 'logAlerts' | 'peering';
/** All such features. */
export const RIGHTS_FEATURES = allOf<RightsFeature>()(['customerManagedKey', 'defenderForAI', 'locks', 'logAlerts', 'peering']);

interface Rights {
  readonly if?: string;
  readonly read: readonly string[];
  readonly write: readonly string[];
  /** Further operations to write it, by the feature that needs them. */
  readonly with?: Readonly<Record<string, readonly string[]>>;
}

const RIGHTS: ReadonlyMap<string, Rights> = new Map(Object.entries(data.types));

/** The resource types whose required rights are known, in the form that `resourceTypeOf` returns. */
export const TYPES_WITH_RIGHTS: readonly string[] = [...RIGHTS.keys()];

/** The name of a resource's type in `TYPES_WITH_RIGHTS`. Other providers have attributes of the same names with another meaning. */
export function resourceTypeOf(terraformType: string, { type, action }: EmittedResource): string {
  if (!terraformType.startsWith('azapi_')) return terraformType;
  return [
    terraformType,
    ...(type === undefined ? [] : [type.replace(/@.*$/, '')]),
    ...(action === undefined ? [] : [action]),
  ].join(' ');
}

const rightsWith = (features: readonly RightsFeature[]) =>
  [...RIGHTS.values()].filter((each) => each.if === undefined || features.some((feature) => feature === each.if));

/** The operations that Terraform needs to plan what the kit creates with some features. Source and date: data/actions.json. */
export const planActions = (features: readonly RightsFeature[] = []) =>
  distinct(rightsWith(features).flatMap(({ read }) => read));

/** The operations that Terraform needs to create, change and delete what the kit creates with some features, and to plan it. */
export const applyActions = (features: readonly RightsFeature[] = []) =>
  distinct(
    rightsWith(features).flatMap((each) => [
      ...each.read,
      ...each.write,
      ...features.flatMap((feature) => each.with?.[feature] ?? []),
    ]),
  );

/** The operations to plan what the kit creates without such features. */
export const PLAN_ACTIONS = planActions();

/** The operations to create, change and delete what the kit creates without such features, including those of a plan. */
export const APPLY_ACTIONS = applyActions();

/** What `stamps preflight` reads in addition to a plan, as far as Microsoft lists the operations. Source and date: data/actions.json. */
export const PREFLIGHT_ACTIONS: readonly string[] = data.preflight.read;

/** What `stamps preflight` also asks for, with operations that Microsoft does not list. Azure rejects a role with an unknown operation. */
export const UNLISTED_PREFLIGHT_ACTIONS: readonly string[] = data.preflight.unlisted;

/** The operations that Terraform needs for some resource types, named as `resourceTypeOf` does: to plan them, and also to apply them. */
export const actionsOf = (
  types: readonly string[],
): { readonly read: readonly string[]; readonly write: readonly string[] } => {
  const rights = types.flatMap((type) => RIGHTS.get(type) ?? []);
  return { read: distinct(rights.flatMap(({ read }) => read)), write: distinct(rights.flatMap(({ write }) => write)) };
};

/** Registered in every subscription. Source: Microsoft's page "Azure resource providers and types". */
const ALWAYS_REGISTERED = new Set(['Microsoft.Authorization', 'Microsoft.Resources']);

/** The resource providers of some resource types, named as `resourceTypeOf` does. */
export const providersOf = (types: readonly string[]): readonly string[] =>
  distinct(actionsOf(types).write.map((operation) => operation.split('/')[0] ?? '')).filter(
    (namespace) => !ALWAYS_REGISTERED.has(namespace),
  );
