import type { Broken } from '../lib/guardrails/breaches';
import { breachesOf, GUARDRAILS } from '../lib/guardrails/breaches';
import type { Guardrail, Promises } from '../lib/guardrails/guardrail';
import type { Located } from '../lib/environment/environment-reader';
import type { Fleet } from '../lib/environment/fleet';
import type { Stamp } from '../lib/environment/stamp';
import { demandsOn } from '../lib/rules/filter-floor';
import type { Finding, Rule } from '../lib/rules/rule';
import { finding } from '../lib/rules/rule';
import { readStamp } from './stamp-reading';

/** Guardrails that overrides do not break: rules of their own look at files, at providers and at arguments such as `dynamic`. */
const ELSEWHERE: readonly string[] = ['guardrails/files', 'guardrails/hidden', 'guardrails/providers'];

/** The guardrails, for what environment files override. Settings have rules of their own, which come to the same. */
export const GUARDRAIL_RULES: readonly Rule[] = GUARDRAILS.filter(({ id }) => !ELSEWHERE.includes(id)).map(ruleOf);

function ruleOf({ id, summary }: Guardrail): Rule {
  return {
    id,
    summary: `Overrides break no guardrail. ${summary}`,
    waivable: true,
    check: (fleet) =>
      fleet.stamps.flatMap((located) =>
        brokenByOverrides(fleet, located)
          .filter(({ guardrail }) => guardrail === id)
          .map((broken) => findingOf(located, broken)),
      ),
  };
}

const found = new WeakMap<Stamp, readonly Broken[]>();

/** What a stamp breaks with its overrides and would not break without them. The stack is made once for all rules. */
function brokenByOverrides({ organisation }: Fleet, { value: stamp }: Located<Stamp>): readonly Broken[] {
  if (stamp.overrides.length === 0) return [];
  const known = found.get(stamp);
  if (known) return known;
  const { residency, approvedModifiedFilters, environment } = stamp;
  const floor = organisation.value.filterFloor;
  const promises: Promises = { residency, approvedModifiedFilters, filterFloor: floor ? demandsOn(environment, floor) : [] };
  const [before, after] = [{ ...stamp, overrides: [] }, stamp].map((each) => breachesIn(each, promises)) as [
    Broken[],
    Broken[],
  ];
  const isOld = (broken: Broken) =>
    before.some((each) => each.guardrail === broken.guardrail && each.message === broken.message);
  const broken = after.filter((each) => !isOld(each));
  found.set(stamp, broken);
  return broken;
}

function breachesIn(stamp: Stamp, promises: Promises): Broken[] {
  const stack = readStamp(stamp);
  return stack ? breachesOf(stack, promises) : [];
}

/** At the override that says it, or at the overrides together where one resource makes another break something. */
function findingOf(located: Located<Stamp>, { guardrail, severity, message, help, address, attribute }: Broken): Finding {
  const isOverridden = located.value.overrides.some((each) => each.address === address);
  const path = isOverridden && address !== undefined ? [address, ...(attribute?.split('.') ?? [])] : [];
  const subject = ['overrides', ...path.slice(0, 1)].join('.');
  return finding(located, ['overrides', ...path], {
    ...{ severity, message: `${located.value.id} overrides what the kit writes: ${message}` },
    help: `remove the override, or ${help}; an exception is a waiver of ${guardrail} for ${subject}`,
    about: path.length === 0 ? 'key' : 'value',
  });
}
