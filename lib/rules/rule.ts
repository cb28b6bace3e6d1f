import type { Located } from '../environment/environment-reader';
import type { Fleet } from '../environment/fleet';
import type { Problem } from '../environment/problem';
import type { Path } from '../environment/source-file';
import type { Stamp } from '../environment/stamp';

/** Something that every fleet must satisfy before anything is synthesized. */
export interface Rule {
  /** What its problems are called, such as `residency/processing`. */
  readonly id: string;
  /** What it asks for, in one sentence. */
  readonly summary: string;
  check(fleet: Fleet): Finding[];
}

/** A problem found by a rule, which adds its id. */
export type Finding = Omit<Problem, 'rule' | 'severity'> & { readonly severity?: Problem['severity'] };

interface Wording {
  readonly message: string;
  readonly help: string;
  readonly about?: 'key' | 'value';
  readonly severity?: Problem['severity'];
}

/** A finding about the setting at a path. */
export function finding({ layers }: Located<unknown>, path: Path, { about = 'value', ...rest }: Wording): Finding {
  return { ...rest, location: layers.locate(path, about) };
}

/** A rule that looks at each stamp by itself. */
export function stampRule(id: string, summary: string, check: (stamp: Stamp, located: Located<Stamp>) => Finding[]): Rule {
  return { id, summary, check: ({ stamps }) => stamps.flatMap((located) => check(located.value, located)) };
}
