import fc from 'fast-check';
import { stringify } from 'yaml';
import type { Keyed, Settings } from './parts';
import { PARTS } from './parts';

export type PartName = keyof typeof PARTS;
export const PART_NAMES = Object.keys(PARTS) as PartName[];

/** Parts whose change recreates the account and everything in it: most pairs do not change them. */
const REPLACING: readonly PartName[] = ['groups', 'kind', 'names'];

/** An environment file in parts. */
export type Configuration = Readonly<Partial<Record<PartName, Settings>>>;

const configuration: fc.Arbitrary<Configuration> = fc.record(PARTS);

const changed = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.subarray(
      PART_NAMES.filter((part) => !REPLACING.includes(part)),
      { minLength: 2 },
    ),
  },
  fc.subarray(PART_NAMES, { minLength: 3 }),
);

/** Two configurations that are applied one after the other. */
export interface Pair {
  readonly a: Configuration;
  readonly b: Configuration;
}

/** The change of a part: some of its keys are removed, or it is replaced. */
const change = fc.option(fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), { nil: undefined });

/** Any two configurations that differ in some of their parts. */
export const pairs: fc.Arbitrary<Pair> = fc
  .tuple(
    configuration,
    configuration,
    changed,
    fc.array(change, { minLength: PART_NAMES.length, maxLength: PART_NAMES.length }),
  )
  .map(([a, other, parts, changes]) => {
    const next = parts.map((part, i) => [part, changes[i] ? without(a[part] ?? {}, changes[i]) : other[part]] as const);
    return { a, b: { ...a, ...(Object.fromEntries(next) as Configuration) } };
  });

/** Required settings. */
const REQUIRED =
  /\.(type|resourceId|model|version|sku|capacity|principal\w+|role|addressSpace|subnetId|virtualNetworkId|ipamPool|zones|workspaceLocation|prompt|completion|terms|termsVariable|storageAccount|container|location|replication|create|keyId|keyVaultId|id|clientId|repository|branch|environment|pack|emails|resourceGroupId|actionGroupId|amount|scope|existing|region)$|^\.state\.resourceGroup$/;

/** Settings without those at some of the paths in them. */
function without(settings: Settings, picks: readonly number[]): Settings {
  const paths = pathsIn(settings).filter((path) => !REQUIRED.test(`.${path.join('.')}`));
  const gone = new Set(picks.map((pick) => paths[pick % paths.length]?.join('.')));
  const kept = (value: unknown, path: readonly string[]): unknown =>
    isSettings(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([key]) => !gone.has([...path, key].join('.')))
            .map(([key, inner]) => [key, kept(inner, [...path, key])]),
        )
      : value;
  return kept(settings, []) as Settings;
}

const pathsIn = (value: unknown): string[][] =>
  isSettings(value)
    ? Object.entries(value).flatMap(([key, inner]) => [[key], ...pathsIn(inner).map((path) => [key, ...path])])
    : [];

const isSettings = (value: unknown): value is Settings => typeof value === 'object' && value !== null && !Array.isArray(value);

const ADDRESSES = { addressSpace: '10.0.0.0/24' };
const FOUNDRY = { account: { kind: 'AIServices' } };
const WORDS = { names: { terms: ['Falcon'] } };
const STANDARD = { model: 'gpt-next', version: '1', sku: 'Standard', capacity: 10 };
const PROVISIONED = { ...STANDARD, sku: 'ProvisionedManaged' };
const statesOpenTo = (ranges: object) => ({
  resourceGroup: 'rg-tfstate',
  storageAccount: 'sttfstate',
  container: 'tfstate',
  create: { location: 'swedencentral', replication: 'ZRS', ...ranges },
});

/** Pairs of past failures, in which a value of the first configuration stayed in Azure. They are tested first. */
export const KNOWN: readonly Pair[] = [
  { a: { network: { network: { ...ADDRESSES, dnsServers: ['10.1.0.4'] } } }, b: { network: { network: ADDRESSES } } },
  {
    a: { models: { blocklists: WORDS, contentFilters: { strict: { blocklists: ['names'] } } } },
    b: { models: { blocklists: WORDS, contentFilters: { strict: {} } } },
  },
  {
    a: { kind: FOUNDRY, projects: { projects: { assistants: { description: 'of the desk', displayName: 'Desk' } } } },
    b: { kind: FOUNDRY, projects: { projects: { assistants: {} } } },
  },
  {
    a: { models: { deployments: { mini: STANDARD, chat: { ...PROVISIONED, spillover: 'mini' } } } },
    b: { models: { deployments: { mini: STANDARD, chat: PROVISIONED } } },
  },
  { a: { models: { deployments: { chat: STANDARD } } }, b: { models: { deployments: { chat: PROVISIONED } } } },
  {
    a: { state: { state: statesOpenTo({ allowedRanges: ['203.0.113.9'] }) } },
    b: { state: { state: statesOpenTo({}) } },
  },
];

const only = (from: Configuration, parts: readonly PartName[]): Configuration =>
  Object.fromEntries(parts.map((part) => [part, from[part] ?? {}]));

/** For each part that differs, the pair with only this part. */
export const inParts = ({ a, b }: Pair): Pair[] =>
  PART_NAMES.filter((part) => stringify(a[part]) !== stringify(b[part])).map((part) => ({
    a: only(a, [part]),
    b: only(b, [part]),
  }));

/** The environment file of a configuration. */
export function textOf({
  hosts = {},
  kind = {},
  projects = {},
  encryption = {},
  stamps = {},
  ...parts
}: Configuration): string {
  const ofKind = merge(hosts['account'], kind['account'], encryption['account']);
  // Only an account of this kind can have projects.
  const withProjects = ofKind['kind'] === 'AIServices';
  const account = { ...ofKind, ...(withProjects ? { projectManagement: true } : {}) };
  const named = Object.entries((projects['projects'] ?? {}) as Keyed).map(([key, { renamed, ...rest }]) => [
    key,
    { ...rest, ...(renamed === true ? { name: `${key}-1` } : {}) },
  ]);
  return stringify({
    environment: 'test',
    workload: 'pairs',
    subscriptionId: '00000000-0000-0000-0000-000000000001',
    residency: 'global',
    approvedModifiedFilters: true,
    // Terraform may recreate any resource.
    preventDestroy: false,
    regions: { swedencentral: null, ...secondStamp(stamps, parts) },
    network: { addressSpace: '10.0.0.0/24' },
    account,
    ...(withProjects ? { projects: Object.fromEntries(named) as Settings } : {}),
    ...merge(...Object.values(parts)),
    ...namesOf(parts),
  });
}

/** A group has one name: that of the existing one, or that of the one to create. */
function namesOf({ groups = {}, names = {} }: Configuration): Settings {
  const { resourceGroup, ...others } = (names['names'] ?? {}) as Settings;
  return 'names' in names && 'resourceGroup' in groups && resourceGroup !== undefined ? { names: others } : {};
}

/** A second stamp has its own addresses and names, so it removes those that it would inherit. */
function secondStamp(stamps: Settings, { network = {}, names = {}, groups = {}, dns = {} }: Configuration): Settings {
  const own = (inherited: unknown, rest: Settings = {}) => ({
    ...Object.fromEntries(Object.keys((inherited ?? {}) as Settings).map((key) => [key, null])),
    ...rest,
  });
  const { batch } = (stamps['regions'] ?? {}) as Keyed;
  // A resource group has one private DNS zone of a name.
  const hasSameZones = 'resourceGroup' in groups && (dns['dns'] as Settings | undefined)?.['mode'] === 'stamp';
  if (!batch || hasSameZones) return {};
  const space = { addressSpace: '10.0.8.0/24' };
  return {
    batch: {
      ...batch,
      network: own(network['network'], space),
      names: own(namesOf({ groups, names })['names'] ?? names['names']),
    },
  };
}

const merge = (...parts: unknown[]): Settings => Object.assign({}, ...parts) as Settings;
