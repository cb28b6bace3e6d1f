import { by } from '../lib/collections/order';
import type { Fleet } from '../lib/fleet/fleet';
import type { Problem } from '../lib/diagnostics/problem';
import type { RuleContext, Rule } from '../lib/rules';
import { checkFleet, RULES } from '../lib/rules';
import { governanceDeny } from './governance-deny';
import { GUARDRAIL_RULES } from './guardrail-rules';
import { overrideAddress } from './override-address';

/** All rules, including those that check stacks, in the order of their ids. */
export const ALL_RULES: readonly Rule[] = [...RULES, ...GUARDRAIL_RULES, governanceDeny, overrideAddress].sort(
  by(({ id }) => id),
);

/** All problems of a fleet and its stacks, in reading order. */
export const checkAll = (fleet: Fleet, context: RuleContext): Problem[] => checkFleet(fleet, context, ALL_RULES);
