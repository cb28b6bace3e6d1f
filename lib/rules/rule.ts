import type { Located } from '../fleet/fleet';
import type { Fleet } from '../fleet/fleet';
import type { GeneratedStamp } from '../fleet/generated-stamp';
import type { Problem } from '../diagnostics/problem';
import type { Path } from '../diagnostics/setting-locations';
import type { Stamp } from '../fleet/stamp';
import type { PlacedFile } from '../stack/extra-file';

/** What a rule may look at besides the fleet. */
export interface RuleContext {
  /** The day, `YYYY-MM-DD`. It is passed in, and only ever changes what is said, never what is generated. */
  readonly today: string;
  /**
   * What generated/ has of the stamps, by their ids: what may be in Azure already.
   *
   * @default - nothing is known of what was there before
   */
  readonly generated?: ReadonlyMap<string, GeneratedStamp>;
  /**
   * What Terraform reads in the folders of stacks and the kit did not write.
   *
   * @default - nothing is known of what is there
   */
  readonly extraFiles?: readonly PlacedFile[];
}

/** Something that every fleet must satisfy before anything is synthesized. */
export interface Rule {
  /** What its problems are called, such as `residency/processing`. */
  readonly id: string;
  /** What it asks for, in one sentence. */
  readonly summary: string;
  /** Whether a waiver can excuse somebody from it. Not where Azure or Terraform would refuse what comes of it. */
  readonly waivable: boolean;
  check(fleet: Fleet, context: RuleContext): Finding[];
}

/** What a finding is about, in the words of a waiver. */
export interface Subject {
  readonly environment: string;
  readonly region: string;
  /** The first two steps of the setting's path, such as `deployments.chat`; of overrides, with the address that breaks something. */
  readonly name: string;
}

/** A problem found by a rule, which adds its id. */
export interface Finding extends Omit<Problem, 'rule' | 'severity' | 'stamps'> {
  /** @default error */
  readonly severity?: Problem['severity'];
  /** Undefined where it is about no single stamp. */
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
    ? { environment: value.environment, region: value.region.name, name: path.slice(0, 2).join('.') }
    : undefined;
  return { ...rest, location: layers.locate(path, about), ...(subject ? { subject } : {}) };
}

const isStamp = (value: unknown): value is Stamp => typeof value === 'object' && value !== null && 'deployments' in value;

/** A rule that looks at each stamp by itself. */
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
