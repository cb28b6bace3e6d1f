import type { Answer, Found } from './answer';

/**
 * Why an answer is not there, in one line.
 *
 * @param right the operation that the question needs, if the answer names none
 */
export function becauseOf(answer: Exclude<Answer<unknown>, Found<unknown>>, right: string): string {
  if (answer.kind === 'absent') return `Azure has no such resource (${answer.call})`;
  if (answer.kind === 'unclear') return `${answer.because} (${answer.call})`;
  return answer.isTokenRefused === true
    ? `Azure does not accept the token (${answer.because}): sign in to the tenant of the subscription`
    : `the identity lacks the right ${answer.operation ?? right}`;
}
