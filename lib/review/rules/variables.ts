import type { Variable } from '../../stack/facts/sections';
import { variablesOf } from '../../stack/facts/sections';
import { isSame } from '../../stack/json';
import { keysOfBoth } from '../../stack/keyed';
import { visible } from '../../text/visible';
import { consumes, looking } from './comparing';
import type { FindingDraft, ReviewRule } from './review-rule';

/** Names of variables that hold secrets. */
const SECRET_NAME = /secret|password|token|credential|connection_string|(^|_)(key|sas)(_|$)/i;

export const variables: ReviewRule = {
  id: 'stacks/variables',
  summary: 'A variable of a stack is added or removed, or its default changes.',
  why: 'Plans and applies fail until a variable without a default is set in their environment. A default is readable for everyone with access to the repository, and determines what the variable is used for.',
  severities: ['high', 'notice'],
  looks: [
    looking(({ kind, before, after }) => {
      if (kind === 'removed') return [];
      const [old, fresh] = [variablesOf(before), variablesOf(after)];
      return keysOfBoth(old, fresh).flatMap((name) => variableChange(name, old.get(name), fresh.get(name)));
    }),
  ],
};

function variableChange(name: string, was: Variable | undefined, is: Variable | undefined): FindingDraft[] {
  const called = visible(name);
  const consumed = [consumes(undefined, was && is ? `variable.${name}.default` : `variable.${name}`)];
  if (!is) return [{ severity: 'notice', message: `the variable ${called} is removed`, consumed }];
  if (was?.isAsked === is.isAsked && isSame(was.fallback, is.fallback)) return [];
  if (is.isAsked) return [{ severity: 'high', message: `TF_VAR_${called} must be set for plans and applies`, consumed }];
  const looksSecret = SECRET_NAME.test(name);
  return [
    {
      severity: was || looksSecret ? 'high' : 'notice',
      message: `the variable ${called} ${was ? 'has another default' : 'is new and has a default'}${looksSecret ? ', which looks like a secret' : ''}`,
      consumed,
    },
  ];
}
