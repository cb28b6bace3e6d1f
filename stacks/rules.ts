import type { Fleet } from '../lib/environment/fleet';
import type { Problem } from '../lib/environment/problem';
import type { Circumstances, Rule } from '../lib/rules';
import { checkFleet, RULES } from '../lib/rules';
import { GUARDRAIL_RULES } from './guardrail-rules';
import { overrideAddress } from './override-address';

/** All rules, those included that look at stacks, in the order of their ids. */
export const ALL_RULES: readonly Rule[] = [...RULES, ...GUARDRAIL_RULES, overrideAddress].sort((one, other) =>
  one.id < other.id ? -1 : 1,
);

/** Everything that is wrong with a fleet and with the stacks that it would be, in reading order. */
export const checkAll = (fleet: Fleet, circumstances: Circumstances): Problem[] => checkFleet(fleet, circumstances, ALL_RULES);
