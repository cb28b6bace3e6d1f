import type { Fleet, Located } from '../../lib/fleet/fleet';
import { governanceFolder, nameOf, sharedFolder, stampFolder, stateFolder } from '../../lib/generated/files';
import type { Path, SettingLocations } from '../../lib/diagnostics/setting-locations';
import type { Stack } from '../../lib/stack/stack';
import { readGovernance, readShared, readStamp, readState } from '../../stacks/stack-readings';

/** What a stack is for. */
export type Part = 'governance' | 'shared' | 'stamp' | 'state';

/** The stack that is explained. */
export interface Subject {
  /** Such as `prod-swedencentral`. */
  readonly id: string;
  readonly folder: string;
  readonly part: Part;
  /** The environments that it belongs to. */
  readonly environments: readonly string[];
  /** The key of the stamp; undefined for other stacks. */
  readonly key?: string;
  /** Where the settings of the stack are written. Those of several environments can apply to it. */
  readonly scopes: readonly Scope[];
}

/** A stamp or an environment whose settings apply to a stack. */
export interface Scope {
  readonly environment: string;
  /** The key of the stamp; undefined: the settings that do not belong to a stamp. */
  readonly key?: string;
  readonly layers: SettingLocations;
  /** What the settings are resolved to: the stamp, or what stands for the environment. */
  readonly resolved: unknown;
}

/** A stack as a fleet describes it. */
export interface Described {
  readonly part: Part;
  readonly id: string;
  readonly folder: string;
  readonly value: object;
  /** As Terraform reads it; undefined if it cannot be built. */
  readonly read: () => Stack | undefined;
}

/** All stacks of a fleet that can be explained. */
export function subjectsOf(fleet: Fleet): Subject[] {
  const scopesOf = (environments: readonly string[]): Scope[] => [
    ...environmentScopes(fleet, environments),
    ...stampScopes(fleet, environments),
  ];
  return [
    ...fleet.stateAccounts.map(({ value }): Subject => {
      const environments = value.environments.map(({ name }) => name);
      return { id: value.id, folder: stateFolder(value), part: 'state', environments, scopes: scopesOf(environments) };
    }),
    ...fleet.governances.map(({ value: { id, environments, name } }): Subject => {
      return { id, folder: governanceFolder({ name }), part: 'governance', environments, scopes: scopesOf(environments) };
    }),
    ...fleet.shared.map(({ value }): Subject => {
      const environments = [value.environment];
      return { id: value.id, folder: sharedFolder(value), part: 'shared', environments, scopes: scopesOf(environments) };
    }),
    ...fleet.stamps.map((located): Subject => {
      const { id, environment, key } = located.value;
      const scopes = [stampScope(located)];
      return { id, folder: stampFolder(located.value), part: 'stamp', environments: [environment], key, scopes };
    }),
  ];
}

const stampScope = ({ value, layers }: Located<Fleet['stamps'][number]['value']>): Scope => ({
  environment: value.environment,
  key: value.key,
  layers,
  resolved: value,
});

const stampScopes = ({ stamps }: Fleet, environments: readonly string[]): Scope[] =>
  stamps.filter(({ value }) => environments.includes(value.environment)).map(stampScope);

/** One scope for each environment, from whatever of it the fleet locates. */
function environmentScopes({ shared, stateUses, governanceUses }: Fleet, environments: readonly string[]): Scope[] {
  const located = [...shared, ...stateUses, ...governanceUses];
  return environments.flatMap((environment) => {
    const found = located.find(({ value }) => value.environment === environment);
    return found ? [{ environment, layers: found.layers, resolved: found.value }] : [];
  });
}

/** The stack that a command line names: by ID or by folder. */
export const subjectNamed = (subjects: readonly Subject[], name: string): Subject | undefined => {
  const plain = name.replace(/^generated\//, '').replace(/\/$/, '');
  return subjects.find(({ id, folder }) => id === plain || nameOf(folder) === plain);
};

/** Other names of a subject. */
export interface Names {
  readonly environment?: string;
  readonly key?: string;
}

/** A subject under the names that it has in other files. Only its place in the fleet matters then. */
export const renamed = (subject: Subject, { environment, key }: Names = {}): Subject => ({
  ...subject,
  ...(environment === undefined ? {} : { environments: [environment] }),
  ...(key === undefined ? {} : { key }),
});

/** The stacks that the settings of a subject can affect: its own and, for a stamp or an environment, those of the environment. */
export function relatedIn(fleet: Fleet, { part, key, environments }: Subject): Described[] {
  const has = (environment: string) => environments.includes(environment);
  const stamps = fleet.stamps.filter(({ value }) => value.key === key && has(value.environment));
  const shared = fleet.shared.filter(({ value }) => has(value.environment));
  const states = fleet.stateAccounts.filter(({ value }) => value.environments.some(({ name }) => has(name)));
  const governances = fleet.governances.filter(({ value }) => value.environments.some(has));
  const all: Described[] = [
    ...stamps.map(({ value }): Described => ({ ...placed('stamp', value, stampFolder(value)), read: () => readStamp(value) })),
    ...shared.map(({ value }): Described => ({
      ...placed('shared', value, sharedFolder(value)),
      read: () => readShared(value),
    })),
    ...states.map(({ value }): Described => ({ ...placed('state', value, stateFolder(value)), read: () => readState(value) })),
    ...governances.map(({ value }): Described => ({
      ...placed('governance', value, governanceFolder(value)),
      read: () => readGovernance(value),
    })),
  ];
  return part === 'stamp' || part === 'shared' ? all : all.filter((each) => each.part === part);
}

const placed = <T extends { readonly id: string }>(part: Part, value: T, folder: string) => ({
  part,
  id: value.id,
  folder,
  value,
});

/** A path as text, such as `deployments.chat.capacity`. */
export const pathText = (path: Path) => path.join('.');
