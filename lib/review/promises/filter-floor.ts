import type { FilterSource, HarmAction } from '../../catalog/content-filters';
import { HARM_ACTIONS, HARM_NAMES, SHIELD_ACTIONS, SHIELD_NAMES } from '../../catalog/content-filters';
import { strengthOf } from '../../content-safety/compare-filters';
import type { DemandedHarm, Demand, FilterFloor } from '../../content-safety/floor';
import { demandsOf, directionWords } from '../../content-safety/floor';
import type { Json, JsonObject } from '../../stack/json';
import { isObject, own } from '../../stack/json';
import type { PromiseRule } from './promise-rule';

const FLOOR = /^filterFloor(\.|$)/;

export const floor: PromiseRule = {
  id: 'promises/filter-floor',
  summary: 'The minimum that every content filter must meet is lowered or raised.',
  why: 'The floor prevents later changes from weakening a filter. Lowering it changes nothing in Azure yet.',
  severities: ['critical', 'notice'],
  settings: FLOOR,
  check: (change) => {
    if (!change.settings.some(({ path }) => FLOOR.test(path))) return [];
    const [old, fresh] = [floorsOf(change.before), floorsOf(change.after)];
    const names = [...new Set(['', ...Object.keys(old.environments), ...Object.keys(fresh.environments)])].sort();
    const lowered = names.flatMap((name) =>
      weakerDemands(demandsOn(old, name), demandsOn(fresh, name)).map((words) => (name === '' ? words : `${words} (${name})`)),
    );
    const isRaised = names.some((name) => weakerDemands(demandsOn(fresh, name), demandsOn(old, name)).length > 0);
    const values = { attribute: 'filterFloor' };
    if (lowered.length > 0)
      return [
        { severity: 'critical', message: 'the floor of content filters is lowered', ...values, after: lowered.join('; ') },
      ];
    const message = isRaised
      ? 'the floor of content filters is raised'
      : 'the floor of content filters has another form and the same demands';
    return [{ severity: 'notice', message, ...values }];
  },
};

/** The general floor, and the floors of single environments. */
interface Floors {
  readonly general: FilterFloor;
  readonly environments: Readonly<Record<string, FilterFloor>>;
}

function floorsOf(content: JsonObject): Floors {
  const written = own(content, 'filterFloor');
  const { environments, ...general } = isObject(written) ? written : {};
  const others = Object.entries(isObject(environments) ? environments : {});
  return { general: floorOf(general), environments: Object.fromEntries(others.map(([name, each]) => [name, floorOf(each)])) };
}

/** The demands of an environment replace the general ones entry by entry, as in the rules about environment files. */
const demandsOn = ({ general, environments }: Floors, name: string): Demand[] =>
  demandsOf(...(Object.hasOwn(environments, name) ? [environments[name] ?? {}] : []), general);

/** The floor in a file that is not validated. An invalid value demands nothing. */
function floorOf(written: Json): FilterFloor {
  return {
    harms: entriesOf(written, 'harms', HARM_NAMES, harmOf),
    shields: entriesOf(written, 'shields', SHIELD_NAMES, (value) => SHIELD_ACTIONS.find((each) => each === value) ?? 'off'),
  };
}

/** The entries that a map has. If the value is not a map, every entry counts as an invalid value. */
function entriesOf<K extends string, T>(
  written: Json,
  map: string,
  names: readonly K[],
  read: (value: Json) => T,
): Partial<Record<K, T>> {
  const value = isObject(written) ? own(written, map) : null;
  if (value === undefined) return {};
  const found = names.flatMap((name): [K, T][] => {
    const entry = isObject(value) ? own(value, name) : null;
    return entry === undefined ? [] : [[name, read(entry)]];
  });
  return Object.fromEntries(found) as Partial<Record<K, T>>;
}

const actionOf = (value: Json): HarmAction => HARM_ACTIONS.find((each) => each === value) ?? 'off';

function harmOf(value: Json): DemandedHarm {
  if (!isObject(value)) return actionOf(value);
  const [prompt, completion] = [own(value, 'prompt'), own(value, 'completion')];
  return {
    ...(prompt === undefined ? {} : { prompt: actionOf(prompt) }),
    ...(completion === undefined ? {} : { completion: actionOf(completion) }),
  };
}

/** The demands of one floor that another does not meet, as text: `hate: medium-and-above → high-only`. */
function weakerDemands(before: readonly Demand[], after: readonly Demand[]): string[] {
  return before.flatMap((demand) => {
    if ('shield' in demand) {
      const now = after.find((each) => 'shield' in each && each.shield === demand.shield)?.floor ?? 'off';
      const isWeaker = strengthOf<string>(SHIELD_ACTIONS, demand.floor, now) === 'weaker';
      return isWeaker ? [`${demand.shield}: ${demand.floor} → ${wordOf(now)}`] : [];
    }
    const { harm, sources, floor: was } = demand;
    const nowIn = (source: FilterSource) =>
      after.find((each) => 'harm' in each && each.harm === harm && each.sources.includes(source))?.floor ?? 'off';
    const weaker = sources.filter((source) => strengthOf<string>(HARM_ACTIONS, was, nowIn(source)) === 'weaker');
    return [...new Set(weaker.map(nowIn))].map((now) => {
      const where = weaker.filter((source) => nowIn(source) === now);
      return `${harm}${where.length === 2 ? '' : ` in ${directionWords(where)}`}: ${was} → ${wordOf(now)}`;
    });
  });
}

const wordOf = (value: string) => (value === 'off' ? 'nothing' : value);
