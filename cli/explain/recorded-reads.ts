import type { Fleet, Located } from '../../lib/fleet/fleet';
import type { Rule, RuleContext } from '../../lib/rules';
import { isPlain } from './plain-data';
import type { Subject } from './subject';

/** What a rule has read of the model, as paths with slashes between the steps. */
export type Reads = ReadonlySet<string>;

/** Runs rules, and finds out what each reads of a subject and its environments. */
export class ReadRecorder {
  /** The guardrails read the stack that is built from a stamp. It is built once for all of them. */
  private readonly forGuardrails: Recording;

  constructor(
    private readonly fleet: Fleet,
    private readonly context: RuleContext,
    private readonly subject: Subject,
  ) {
    this.forGuardrails = recordingOf(fleet, subject);
  }

  /** What a rule reads. */
  readsOf(rule: Rule): Reads {
    const isGuardrail = rule.id.startsWith('guardrails/');
    const { fleet, reads } = isGuardrail ? this.forGuardrails : recordingOf(this.fleet, this.subject);
    rule.check(fleet, this.context);
    return reads;
  }
}

/** Whether a rule has read one of the places, or something in it. */
export const hasRead = (reads: Reads, places: Iterable<string>) =>
  [...places].some((place) => reads.has(place) || [...reads].some((read) => read.startsWith(`${place}/`)));

/** The parts of a fleet that belong to a subject, by their names in recorded paths. */
export function modelOf(fleet: Fleet, { key, environments }: Subject) {
  const isOwn = ({ value }: Located<{ readonly environment: string }>) => environments.includes(value.environment);
  const values = <T>(located: readonly Located<T>[]) => located.map(({ value }) => value);
  return {
    stamp: values(fleet.stamps.filter((each) => isOwn(each) && each.value.key === key)),
    shared: values(fleet.shared.filter(isOwn)),
    stateUse: values(fleet.stateUses.filter(isOwn)),
    stateAccount: values(
      fleet.stateAccounts.filter(({ value }) => value.environments.some(({ name }) => environments.includes(name))),
    ),
    governanceUse: values(fleet.governanceUses.filter(isOwn)),
    governance: values(fleet.governances.filter(({ value }) => value.environments.some((name) => environments.includes(name)))),
    waiver: values(fleet.waivers.filter(isOwn)),
    declaredFile: values(fleet.declaredFiles.filter(isOwn)),
    organisation: [fleet.organisation.value],
  };
}

/** A fleet that records what is read of it. */
interface Recording {
  readonly fleet: Fleet;
  readonly reads: Reads;
}

/** A fleet that records what is read of a subject. */
function recordingOf(fleet: Fleet, subject: Subject): Recording {
  const reads = new Set<string>();
  const model = modelOf(fleet, subject);
  const names = new Map<unknown, string>(
    Object.entries(model).flatMap(([part, values]) => values.map((value, i) => [value, `${part}/${i}`] as const)),
  );
  const record = <T extends object>(located: Located<T>): Located<T> => {
    const name = names.get(located.value);
    return name === undefined ? located : { ...located, value: recorded(located.value, name, reads) };
  };
  const observed = {
    ...fleet,
    stamps: fleet.stamps.map(record),
    shared: fleet.shared.map(record),
    stateUses: fleet.stateUses.map(record),
    stateAccounts: fleet.stateAccounts.map(record),
    governanceUses: fleet.governanceUses.map(record),
    governances: fleet.governances.map(record),
    waivers: fleet.waivers.map(record),
    declaredFiles: fleet.declaredFiles.map(record),
    organisation: record(fleet.organisation),
  };
  return { fleet: observed, reads };
}

/** A value that records which of its entries are read, also inside of them. */
function recorded<T extends object>(target: T, path: string, reads: Set<string>): T {
  const inner = new Map<PropertyKey, object>();
  const note = (key: PropertyKey) => {
    if (typeof key === 'string') reads.add(`${path}/${key}`);
  };
  return new Proxy(target, {
    get(from, key, receiver) {
      note(key);
      const value: unknown = Reflect.get(from, key, receiver);
      if (!isPlain(value) || isFixed(from, key)) return value;
      const known = inner.get(key) ?? recorded(value, `${path}/${String(key)}`, reads);
      inner.set(key, known);
      return known;
    },
    has(from, key) {
      note(key);
      return Reflect.has(from, key);
    },
  });
}

/** JavaScript refuses to return anything but its own value for such a property. */
function isFixed(from: object, key: PropertyKey): boolean {
  const property = Object.getOwnPropertyDescriptor(from, key);
  return property?.configurable === false && property.writable === false;
}
