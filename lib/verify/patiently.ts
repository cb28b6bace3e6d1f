import type { Session } from './session';

/** An answer, and how long it took. */
export interface Waited<T> {
  readonly answer: T;
  /** In milliseconds. */
  readonly waited: number;
}

/**
 * Asks again, with pauses, as long as the answer can change, because Azure needs minutes for some things.
 *
 * @param longest how long to wait, in milliseconds
 */
export async function patiently<T>(
  { context: { pause, pauseFor } }: Session,
  longest: number,
  ask: () => Promise<T>,
  canChange: (answer: T) => boolean,
): Promise<Waited<T>> {
  for (let waited = 0; ; waited += pause) {
    const began = performance.now();
    const answer = await ask();
    waited += performance.now() - began;
    if (!canChange(answer) || waited >= longest) return { answer, waited };
    await pauseFor(pause);
  }
}
