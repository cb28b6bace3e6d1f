import { RestError, retryPolicy } from '@azure/core-rest-pipeline';
import type { PipelinePolicy, PipelineResponse, RetryModifiers } from '@azure/core-rest-pipeline';

/** The number of times that a request is repeated. */
const MOST_RETRIES = 3;

/** Azure can ask to wait for an hour. A command that waits longer than this seems to hang. */
const LONGEST_WAIT = 60_000;

/** Codes of errors that mean that the connection failed or was lost: those of Node.js, and those of the SDK (1.24.0). */
const CONNECTION_LOST = new Set([
  ...['EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT'],
  ...[RestError.REQUEST_SEND_ERROR, RestError.PARSE_ERROR],
]);

const STOP: RetryModifiers = { skipStrategy: true };

/**
 * Repeats a request that was throttled, that failed in Azure, or whose connection failed or was lost: repeating is safe, because nothing
 * is written. Other refusals would be refused again.
 *
 * @param pause how long to wait before the first repetition if Azure does not say, in milliseconds; it doubles each time
 */
export const retries = (pause: number): PipelinePolicy =>
  retryPolicy(
    [
      {
        name: 'repeat',
        retry: ({ response, responseError, retryCount }) => {
          const usual = { retryAfterInMs: pause * 2 ** retryCount };
          if (!response) return CONNECTION_LOST.has(responseError?.code ?? '') ? usual : STOP;
          if (response.status !== 429 && response.status < 500) return STOP;
          const wait = retryAfter(response);
          if (wait === undefined) return usual;
          return wait <= LONGEST_WAIT ? { retryAfterInMs: wait } : STOP;
        },
      },
    ],
    { maxRetries: MOST_RETRIES },
  );

/** How long Azure asks to wait, in milliseconds; undefined if it does not say. */
export function retryAfter({ headers }: Pick<PipelineResponse, 'headers'>): number | undefined {
  const value = headers.get('retry-after');
  if (value === undefined || value === '') return undefined;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
