import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Configuration } from '../support/terraform';
import type { Slots } from './slots';
import { NOTHING } from './slots';
import { StateServer } from './state-server';
import type { Difference } from './states';
import { differencesIn } from './states';
import type { Planned, Refusal } from './terraform';
import { Folder } from './terraform';

/** The stacks of a pair that both configurations have, by kind. */
export type PairOfStacks = Readonly<Record<string, readonly [Configuration, Configuration]>>;

/** The result of one stack. */
export interface Outcome {
  readonly pair: number;
  readonly stack: string;
  readonly refusals: readonly Refusal[];
  readonly differences: readonly Difference[];
  readonly planned: readonly Planned[];
}

/** Applies the first stack of each pair, the second over it, and the second alone, and compares the results. */
export async function tryPairs(batch: readonly PairOfStacks[]): Promise<Outcome[]> {
  const work = mkdtempSync(path.join(tmpdir(), 'a-then-b-'));
  const server = new StateServer();
  try {
    await server.listen();
    return await tryPairsIn(work, server, batch);
  } finally {
    server.close();
    rmSync(work, { recursive: true, force: true });
  }
}

async function tryPairsIn(work: string, server: StateServer, batch: readonly PairOfStacks[]): Promise<Outcome[]> {
  const tried = batch.flatMap((stacks, pair) =>
    Object.entries(stacks).map(([stack, [a, b]]) => ({ slot: `pair_${pair}_${stack}`, pair, stack, a, b })),
  );
  const slots = (which: 'a' | 'b'): Slots => new Map(tried.map((each) => [each.slot, each[which]]));
  const nothing: Slots = new Map(tried.map(({ slot }) => [slot, NOTHING]));
  const folder = (name: string) => new Folder(path.join(work, name), server.addressOf(name));
  const [over, alone] = [folder('over'), folder('alone')];
  await over.initialize(slots('a'));
  alone.initializeLike(over);
  const results = await Promise.all([
    (async () => [...(await over.apply(slots('a'), nothing)), ...(await over.apply(slots('b'), slots('a')))])(),
    alone.apply(slots('b'), nothing),
  ]);
  const refusals = results.flat();
  const planned = (await Promise.all([over.plan(), alone.plan()])).flat();
  const states = [server.stateOf('over'), server.stateOf('alone')] as const;
  return tried.map(({ slot, pair, stack, b }) => {
    const refused = refusals.filter((each) => each.slot === slot);
    return {
      pair,
      stack,
      refusals: refused,
      differences: refused.length > 0 ? [] : differencesIn(slot, b, states),
      planned: refused.length > 0 ? [] : planned.filter(({ address }) => address.startsWith(`module.${slot}.`)),
    };
  });
}
