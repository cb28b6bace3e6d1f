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

/** Guardrails that overrides cannot break: other rules check providers and arguments such as `dynamic`. */
const ELSEWHERE: readonly GuardrailId[] = ['guardrails/files', 'guardrails/hidden', 'guardrails/providers'];

/** The stacks are built once for all guardrails. */
const found = new WeakMap<Stamp, readonly Broken[]>();

/** Findings of one guardrail that the overrides of a stamp break. */
export const brokenByOverrides = (fleet: Fleet, located: Located<Stamp>, id: GuardrailId): Finding[] =>
  ELSEWHERE.includes(id)
    ? []
    : brokenIn(fleet, located.value)
        .filter(({ guardrail }) => guardrail === id)
        .map((broken) => findingOf(located, broken));

/** The guardrails that a stamp breaks with its overrides, but not without them. */
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

/** The entries of `all` that are not in `known`. */
export const beyond = (all: readonly Broken[], known: readonly Broken[]): Broken[] =>
  all.filter((broken) => !known.some((each) => each.guardrail === broken.guardrail && each.message === broken.message));

/** A finding at the override that breaks the guardrail, or at all overrides if one resource makes another break it. */
function findingOf(located: Located<Stamp>, { guardrail, severity, message, help, address, attribute }: Broken): Finding {
  const { id, environment, key, overrides } = located.value;
  const isOverridden = overrides.some((each) => each.address === address);
  const path = isOverridden && address !== undefined ? [address, ...(attribute?.split('.') ?? [])] : [];
  const name = address === undefined ? 'overrides' : `overrides.${address}`;
  return {
    ...finding(located, ['overrides', ...path], {
      ...{ severity, message: `an override of ${id} breaks a guardrail: ${message}` },
      help: `remove the override, or ${help}; for an exception, waive ${guardrail} for ${name}`,
      about: path.length === 0 ? 'key' : 'value',
    }),
    subject: { environment, stamp: key, name },
  };
}
