import { isRestError } from '@azure/core-rest-pipeline';
import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { counted } from '../text/counted';

/** There was no answer in time. */
export class TimedOut extends Error {
  /** @param timeout in milliseconds */
  constructor(timeout: number) {
    super(`no answer within ${counted(timeout / 1000, 'second')}`);
  }
}

/**
 * Limits how long each attempt of a request takes. The `timeout` of the SDK keeps the process running after a request that failed
 * (1.24.0).
 *
 * @param timeout in milliseconds
 */
export const limitedInTime = (timeout: number): PipelinePolicy => ({
  name: 'limitedInTime',
  sendRequest: async (request, next) => {
    const signal = AbortSignal.timeout(timeout);
    request.abortSignal = signal;
    try {
      return await next(request);
    } catch (error) {
      throw signal.aborted && (isAborted(error) || isRestError(error)) ? new TimedOut(timeout) : error;
    } finally {
      // The pause before a repetition has no limit of its own, and would end with this one.
      delete request.abortSignal;
    }
  },
});

const isAborted = (error: unknown) => error instanceof Error && error.name === 'AbortError';
