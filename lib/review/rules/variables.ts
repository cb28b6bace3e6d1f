import { keysOfBoth } from '../../stack/keyed';
import { blockOf, valueAt } from '../../stack/json';
import type { Stack } from '../../stack/stack';
import type { Observation, ReviewRule } from './review-rule';

/** Variables of a stack, and whether Terraform asks for them. */
const variablesOf = (stack: Stack | undefined): ReadonlyMap<string, boolean> =>
  new Map(
    Object.entries(blockOf(valueAt(stack?.sections, 'variable')) ?? {}).map(([name, block]) => [
      name,
      valueAt(block, 'default') === undefined,
    ]),
  );

export const variables: ReviewRule = {
  id: 'stacks/variables',
  summary: 'A stack asks for a variable, or no longer does.',
  why: 'Plans and applies fail until the variable is set where they run.',
  severities: ['high', 'notice'],
  check: ({ kind, before, after }) => {
    if (kind === 'removed') return [];
    const [old, fresh] = [variablesOf(before), variablesOf(after)];
    return keysOfBoth(old, fresh).flatMap((name): Observation[] => {
      if (!fresh.has(name)) return [{ severity: 'notice', message: `the variable ${name} is no longer asked for` }];
      if (old.has(name) || fresh.get(name) !== true) return [];
      return [{ severity: 'high', message: `TF_VAR_${name} must be set where plans and applies run` }];
    });
  },
};
