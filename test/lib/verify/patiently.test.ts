import { setTimeout as sleep } from 'node:timers/promises';
import { patiently } from '../../../lib/verify/patiently';
import type { Session } from '../../../lib/verify/session';

const session = (pause: number) => ({ context: { pause, pauseFor: () => Promise.resolve() } }) as unknown as Session;

test('the time of the questions counts, not only that of the pauses', async () => {
  let asked = 0;
  const { waited } = await patiently(
    session(1),
    20,
    async () => ((asked += 1), sleep(30)),
    () => true,
  );
  expect(asked).toBe(1);
  expect(waited).toBeGreaterThan(20);
});

test('asks until the time is over, or the answer cannot change', async () => {
  let asked = 0;
  const ask = () => Promise.resolve((asked += 1));
  expect((await patiently(session(10_000), 30_000, ask, () => true)).answer).toBe(4);
  expect((await patiently(session(10_000), 30_000, ask, (answer) => answer < 6)).answer).toBe(6);
});
