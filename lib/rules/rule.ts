import type { Located } from '../fleet/fleet';
import type { Fleet } from '../fleet/fleet';
import type { GeneratedStamp } from '../fleet/generated-stamp';
import type { Problem } from '../diagnostics/problem';
import type { Path } from '../diagnostics/setting-locations';
import type { Stamp } from '../fleet/stamp';
import type { PlacedFile } from '../stack/extra-file';

/** The input of a rule in addition to the fleet. */
export interface RuleContext {
  /** The current date, `YYYY-MM-DD`. It is passed in, and affects only what is reported, never what is generated. */
  readonly today: string;
  /**
   * What generated/ contains of the stacks, by their ids: what may already exist in Azure.
   *
   * @default - nothing is known about earlier output
   */
  readonly generated?: ReadonlyMap<string, GeneratedStamp>;
  /**
   * Files that Terraform reads in the folders of stacks and that the kit did not write.
   *
   * @default - nothing is known about such files
   */
  readonly extraFiles?: readonly PlacedFile[];
}

/** A requirement on every fleet, checked before anything is synthesized. */
export interface Rule {
  /** The id of its problems, such as `residency/processing`. */
  readonly id: string;
  /** What it requires, in one or a few sentences. */
  readonly summary: string;
  /** Whether a waiver can silence it. False if Azure or Terraform would reject the result anyway. */
  readonly waivable: boolean;
  check(fleet: Fleet, context: RuleContext): Finding[];
}

/** The subject of a finding, as a waiver names it. */
export interface Subject {
  readonly environment: string;
  /** The key of the stamp. */
  readonly stamp: string;
  /** The first two steps of the setting's path, such as `deployments.chat`. For an override, the address is included. */
  readonly name: string;
}

/** A problem found by a rule, which adds its id. */
export interface Finding extends Omit<Problem, 'rule' | 'severity' | 'stamps'> {
  /** @default error */
  readonly severity?: Problem['severity'];
  /** Undefined if it is not about a single stamp. */
  readonly subject?: Subject;
}

interface Wording {
  readonly message: string;
  readonly help: string;
  readonly about?: 'key' | 'value';
  readonly severity?: Problem['severity'];
}

/** A finding about the setting at a path. */
export function finding({ value, layers }: Located<unknown>, path: Path, { about = 'value', ...rest }: Wording): Finding {
  const subject = isStamp(value)
    ? { environment: value.environment, stamp: value.key, name: path.slice(0, 2).join('.') }
    : undefined;
  return { ...rest, location: layers.locate(path, about), ...(subject ? { subject } : {}) };
}

const isStamp = (value: unknown): value is Stamp => typeof value === 'object' && value !== null && 'deployments' in value;

/** A rule that checks each stamp separately. */
export function stampRule(
  id: string,
  summary: string,
  check: (stamp: Stamp, located: Located<Stamp>, fleet: Fleet, context: RuleContext) => Finding[],
  { waivable = false } = {},
): Rule {
  return {
    id,
    summary,
    waivable,
    check: (fleet, context) => fleet.stamps.flatMap((located) => check(located.value, located, fleet, context)),
  };
}
