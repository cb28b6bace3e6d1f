import { variablesOf } from '../../stack/facts/sections';
import { keysOfBoth } from '../../stack/keyed';
import { consumes, looking } from './comparing';
import type { Observation, ReviewRule } from './review-rule';

export const variables: ReviewRule = {
  id: 'stacks/variables',
  summary: 'A stack asks for a variable, or no longer does.',
  why: 'Plans and applies fail until the variable is set where they run.',
  severities: ['high', 'notice'],
  looks: [
    looking(({ kind, before, after }) => {
      if (kind === 'removed') return [];
      const [old, fresh] = [variablesOf(before), variablesOf(after)];
      return keysOfBoth(old, fresh).flatMap((name): Observation[] => {
        const consumed = [consumes(undefined, `variable.${name}`)];
        if (!fresh.has(name)) return [{ severity: 'notice', message: `the variable ${name} is no longer asked for`, consumed }];
        if (old.has(name) || fresh.get(name)?.isAsked !== true) return [];
        return [{ severity: 'high', message: `TF_VAR_${name} must be set where plans and applies run`, consumed }];
      });
    }),
  ],
};
