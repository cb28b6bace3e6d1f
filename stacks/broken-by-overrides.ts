import type { Broken } from '../lib/guardrails/breaches';
import { breachesOf } from '../lib/guardrails/breaches';
import type { GuardrailId } from '../lib/guardrails/guardrail';
import type { Located } from '../lib/fleet/fleet';
import type { Fleet } from '../lib/fleet/fleet';
import type { Stamp } from '../lib/fleet/stamp';
import type { Finding } from '../lib/rules/rule';
import { finding } from '../lib/rules/rule';
import { promisesOf } from './promises';
import { readStamp } from './stack-readings';

/** Guardrails that overrides do not break: rules of their own look at providers and at arguments such as `dynamic`. */
const ELSEWHERE: readonly GuardrailId[] = ['guardrails/files', 'guardrails/hidden', 'guardrails/providers'];

/** The stacks are made once for all guardrails. */
const found = new WeakMap<Stamp, readonly Broken[]>();

/** What the overrides of a stamp break of a guardrail. */
export const brokenByOverrides = (fleet: Fleet, located: Located<Stamp>, id: GuardrailId): Finding[] =>
  ELSEWHERE.includes(id)
    ? []
    : brokenIn(fleet, located.value)
        .filter(({ guardrail }) => guardrail === id)
        .map((broken) => findingOf(located, broken));

/** What a stamp breaks with its overrides and would not break without them. */
function brokenIn(fleet: Fleet, stamp: Stamp): readonly Broken[] {
  if (stamp.overrides.length === 0) return [];
  const known = found.get(stamp);
  if (known) return known;
  const [before, after] = [{ ...stamp, overrides: [] }, stamp].map((each) => {
    const stack = readStamp(each);
    return stack ? breachesOf(stack, promisesOf(fleet, stamp)) : [];
  }) as [Broken[], Broken[]];
  const broken = beyond(after, before);
  found.set(stamp, broken);
  return broken;
}

/** What is broken that is not among what was broken before. */
export const beyond = (all: readonly Broken[], known: readonly Broken[]): Broken[] =>
  all.filter((broken) => !known.some((each) => each.guardrail === broken.guardrail && each.message === broken.message));

/** At the override that says it, or at the overrides together where one resource makes another break something. */
function findingOf(located: Located<Stamp>, { guardrail, severity, message, help, address, attribute }: Broken): Finding {
  const { id, environment, region, overrides } = located.value;
  const isOverridden = overrides.some((each) => each.address === address);
  const path = isOverridden && address !== undefined ? [address, ...(attribute?.split('.') ?? [])] : [];
  const name = address === undefined ? 'overrides' : `overrides.${address}`;
  return {
    ...finding(located, ['overrides', ...path], {
      ...{ severity, message: `${id} overrides what the kit writes: ${message}` },
      help: `remove the override, or ${help}; an exception is a waiver of ${guardrail} for ${name}`,
      about: path.length === 0 ? 'key' : 'value',
    }),
    subject: { environment, region: region.name, name },
  };
}
