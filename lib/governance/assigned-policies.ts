import type { AccountKind } from '../catalog/clouds';
import type { FilterSource, HarmAction } from '../catalog/content-filters';
import { HARMS, SEVERITY_OF, shieldOf } from '../catalog/content-filters';
import type { BuiltInPolicy } from '../catalog/policy-definitions';
import { builtInPolicyOf, KINDS_WITHOUT_KEY } from '../catalog/policy-definitions';
import type { RegionName } from '../catalog/regions';
import type { SkuName } from '../catalog/skus';
import type { Demand } from '../content-safety/floor';
import type { CustomPolicy } from './custom-definitions';

/** What the policies of a scope require. */
export interface PolicyRequirements {
  /** `audit` only reports. `deny` also refuses, for the definitions that can do so. */
  readonly effect: 'audit' | 'deny';
  /** The deployment types that are allowed. */
  readonly skus: readonly SkuName[];
  /** Whether only Azure may process prompts: then models of a publisher that processes them itself are against a policy. */
  readonly isOnlyAzure: boolean;
  /**
   * The regions in which accounts may be.
   *
   * @default - any region
   */
  readonly regions?: readonly RegionName[];
  /**
   * The kinds of the stamps, which all have a customer-managed key. Accounts of these kinds, and of other kinds that store data, need one.
   *
   * @default - accounts need no key of their own
   */
  readonly keyedKinds?: readonly AccountKind[];
  /** What every content filter must meet, each demand for one direction. */
  readonly demands: readonly Demand[];
}

/** A definition with the values of its parameters, by a name that is unique in the set. */
export interface AssignedPolicy {
  /** The name of the reference in the set. */
  readonly key: string;
  /** The definition, which is built into Azure or custom. */
  readonly definition: { readonly builtIn: BuiltInPolicy } | { readonly custom: CustomPolicy };
  /** The values of all parameters of the definition. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
}

/** The policies of a scope, in the order in which the set lists them. */
export function assignedPolicies({
  effect,
  skus,
  isOnlyAzure,
  regions,
  keyedKinds,
  demands,
}: PolicyRequirements): AssignedPolicy[] {
  const deny = effect === 'deny' ? 'Deny' : 'Audit';
  const custom = (key: string, name: CustomPolicy, values: AssignedPolicy['values'] = {}): AssignedPolicy => ({
    ...{ key, definition: { custom: name }, values: { effect: deny, ...values } },
  });
  return [
    ...(['localAuth', 'network', 'managedIdentity', 'privateLink', 'diagnosticLogs'] as const).map((name) => {
      const { canDeny, audit } = builtInPolicyOf(name);
      return { key: KEYS[name], definition: { builtIn: name }, values: { effect: canDeny ? deny : audit } };
    }),
    ...(keyedKinds ? [keyPolicy(deny, keyedKinds)] : []),
    custom('outbound', 'outbound'),
    custom('firewall', 'firewall'),
    ...(regions ? [custom('regions', 'regions', { allowedRegions: regions })] : []),
    custom('skus', 'skus', { allowedSkus: skus }),
    ...(isOnlyAzure ? [custom('publishers', 'publishers')] : []),
    custom('named-filter', 'named-filter'),
    custom('spillover', 'spillover'),
    ...demands.flatMap((demand) => entriesOf(demand).map(({ key, policy, values }) => custom(`filter-${key}`, policy, values))),
    ...harmsIn(demands).map(deploymentsByHarm),
    ...demands.flatMap(deploymentsByShield),
  ];
}

/** Without kinds that store data only for some uses, unless the stamps are of such a kind. */
const keyPolicy = (effect: string, kinds: readonly string[]): AssignedPolicy => ({
  key: 'customer-managed-key',
  definition: { builtIn: 'customerManagedKey' },
  values: { effect, excludedKinds: KINDS_WITHOUT_KEY.filter((kind) => !kinds.includes(kind)) },
});

const KEYS: Readonly<Record<'diagnosticLogs' | 'localAuth' | 'managedIdentity' | 'network' | 'privateLink', string>> = {
  diagnosticLogs: 'diagnostic-logs',
  localAuth: 'local-auth',
  managedIdentity: 'managed-identity',
  network: 'network',
  privateLink: 'private-link',
};

const ANY = ['true', 'false'];
const ONLY = ['true'];
const SEVERITIES = ['Low', 'Medium', 'High'];

/** The thresholds that are at least as strict as a floor. */
const severitiesFor = (floor: HarmAction) =>
  floor === 'annotate' || floor === 'off' ? SEVERITIES : SEVERITIES.slice(0, SEVERITIES.indexOf(SEVERITY_OF[floor]) + 1);

const blockingFor = (floor: string) => (floor === 'annotate' || floor === 'off' ? ANY : ONLY);

/** The entries that a demand requires of a content filter. */
function entriesOf(demand: Demand): { key: string; policy: CustomPolicy; values: AssignedPolicy['values'] }[] {
  const blocking = { allowedBlocking: blockingFor(demand.floor) };
  if ('shield' in demand) {
    const { name, sources } = shieldOf(demand.shield);
    return sources.map((source) => ({
      ...{ key: keyOf(name, source), policy: 'shield-filter' as const, values: { filterName: name, source, ...blocking } },
    }));
  }
  const name = HARMS[demand.harm];
  return demand.sources.map((source) => ({
    key: keyOf(name, source),
    policy: 'harm-filter' as const,
    values: { filterName: name, source, ...blocking, allowedSeverities: severitiesFor(demand.floor) },
  }));
}

const keyOf = (name: string, source?: FilterSource) =>
  [name, ...(source ? [source] : [])].join('-').toLowerCase().replaceAll(' ', '-');

type HarmDemand = Extract<Demand, { readonly harm: unknown }>;

/** The demands on harms, those of one harm together: the built-in definition judges both directions. */
function harmsIn(demands: readonly Demand[]): HarmDemand[][] {
  const all = demands.filter((demand): demand is HarmDemand => 'harm' in demand);
  return [...new Set(all.map(({ harm }) => harm))].map((harm) => all.filter((each) => each.harm === harm));
}

/** A direction without a demand accepts every entry. The built-in definition still requires that there is one. */
function deploymentsByHarm(demands: readonly HarmDemand[]): AssignedPolicy {
  const name = HARMS[demands[0]?.harm ?? 'hate'];
  const values = (['Prompt', 'Completion'] as const).map((source) => {
    const floor = demands.find(({ sources }) => sources.includes(source))?.floor ?? 'off';
    return {
      [`allowedSeveritiesFor${source}`]: severitiesFor(floor),
      [`allowedEnabledFor${source}`]: floor === 'off' ? ANY : ONLY,
      [`allowedBlockingFor${source}`]: blockingFor(floor),
    };
  });
  return {
    key: `deployments-${keyOf(name)}`,
    definition: { builtIn: 'harmFilter' },
    values: Object.assign(
      { effect: builtInPolicyOf('harmFilter').audit, filterName: name },
      ...values,
    ) as AssignedPolicy['values'],
  };
}

function deploymentsByShield(demand: Demand): AssignedPolicy[] {
  if (!('shield' in demand)) return [];
  const { name, sources } = shieldOf(demand.shield);
  return sources.map((source) => {
    const builtIn = source === 'Prompt' ? 'promptFilter' : 'completionFilter';
    return {
      key: `deployments-${keyOf(name, source)}`,
      definition: { builtIn },
      values: {
        effect: builtInPolicyOf(builtIn).audit,
        filterName: name,
        [`allowedEnabledFor${source}`]: ONLY,
        [`allowedBlockingFor${source}`]: blockingFor(demand.floor),
      },
    };
  });
}
