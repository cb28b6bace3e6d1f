import type { Absent, Answer, Unanswered } from '../azure/answer';
import type { Verdict } from './verdict';

/** Whether Azure answered, be it that there is no such resource. */
export const isAnswered = <T>(answer: Answer<T>): answer is Exclude<Answer<T>, Unanswered> =>
  answer.kind === 'found' || answer.kind === 'absent';

/**
 * The verdict if Azure did not answer, or has no list where every subscription has one.
 *
 * @param what what is therefore not known, to complete the sentence "it is not known …", such as `whether the name is free`
 * @param right the operation that the question needs
 */
export function unanswered(answer: Absent | Unanswered, what: string, right: string): Verdict {
  if (answer.kind === 'unclear')
    return { outcome: 'uncertain', message: `it is not known ${what}: ${answer.call}: ${answer.because}` };
  if (answer.kind === 'absent')
    return { outcome: 'uncertain', message: `it is not known ${what}: ${answer.call} found nothing` };
  if (answer.isTokenRefused)
    return {
      outcome: 'not-checked',
      message: `it was not checked ${what}: Azure does not accept the token (${answer.because})`,
      help: 'sign in to the tenant of the subscription: az login --tenant <tenant>',
    };
  const operation = answer.operation ?? right;
  return {
    outcome: 'not-checked',
    message: `it was not checked ${what}: the identity may not ${operation} (${answer.because})`,
    help: `give the identity a role that has ${operation}`,
  };
}
