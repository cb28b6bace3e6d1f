import type { Wanted } from '../../lib/adopt/describe';
import type { Plain, PlainMap } from '../../lib/adopt/described';
import type { Note } from '../../lib/adopt/note';
import { note } from '../../lib/adopt/note';
import type { PlainMap as Settings } from '../../lib/collections/map';
import { isMap, mapOf, own as valueOf } from '../../lib/collections/map';
import type { Path } from '../../lib/diagnostics/setting-locations';
import { defaultsOf } from '../add/environment';
import type { Project } from '../add/project';

/** The settings that say what exists in Azure: the defaults must not add to them. */
const DESCRIBED = [
  ...['access', 'account', 'blocklists', 'contentFilters', 'deployments', 'diagnostics'],
  ...['dns', 'names', 'network', 'projects', 'residency', 'tags'],
];

/** Settings among them that say how the kit works, or what it creates. A star stands for any key. */
const KEPT: readonly Path[] = [
  ['account', 'purgeOnDestroy'],
  ['blocklists', '*', 'confidential'],
  ['diagnostics', 'retentionDays'],
  ['names', 'workspace'],
];

const isKept = (path: Path) =>
  KEPT.some((kept) => kept.length === path.length && kept.every((key, i) => key === '*' || key === path[i]));

/** Settings of an environment and of its stamp. */
export interface AdoptedSettings {
  readonly environment: PlainMap;
  readonly stamp: PlainMap;
}

/** Adds a null for everything that the defaults would otherwise add to what the account has. */
export function overDefaults({ environment, stamp }: AdoptedSettings, defaults: Settings): AdoptedSettings {
  const below = Object.entries(defaults).filter(
    // If nothing gets the logs yet, those of the defaults are as good as any.
    ([key]) => DESCRIBED.includes(key) && (key !== 'diagnostics' || Object.hasOwn(environment, key)),
  );
  const [ofStamp, others] = [true, false].map((isWanted) =>
    Object.fromEntries(below.filter(([key]) => Object.hasOwn(stamp, key) === isWanted)),
  ) as [Settings, Settings];
  // A null in a deployment does not remove what all deployments share. Every other setting that they can share is written.
  const format = valueOf(mapOf(defaults['deploymentDefaults']), 'format');
  const shared = format === undefined ? {} : { deploymentDefaults: { format } };
  return { environment: withNulls(environment, { ...others, ...shared }), stamp: withNulls(stamp, ofStamp) };
}

function withNulls(own: PlainMap, below: Settings, path: Path = []): PlainMap {
  const added = Object.entries(below).flatMap(([key, value]): [string, Plain][] => {
    const inside = [...path, key];
    if (value === null || isKept(inside)) return [];
    const is = valueOf(own, key);
    if (isMap(value) && (isMap(is) || (is === undefined && path.length === 0))) {
      const whole = withNulls(mapOf(is) as PlainMap, value, inside);
      return Object.keys(whole).length === 0 ? [] : [[key, whole]];
    }
    return is === undefined ? [[key, null]] : [];
  });
  return { ...own, ...Object.fromEntries(added) };
}

/** What the defaults change on the account, because no null removes it. */
export function defaultsNotes(defaults: Settings): Note[] {
  const addresses = Object.keys(mapOf(defaults['overrides']));
  const message = `those of environments/defaults.yaml also apply to ${addresses.join(', ')}, and the account may have other values`;
  return addresses.length === 0 ? [] : [note('changed', 'overrides', message)];
}

/** The workspace that gets the logs if none does yet. */
export function inheritedWorkspace(project: Project): Pick<Wanted, 'workspaceId'> {
  const workspaceId = valueOf(mapOf(defaultsOf(project)['diagnostics']), 'workspaceId');
  return typeof workspaceId === 'string' ? { workspaceId } : {};
}
