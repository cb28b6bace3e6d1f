import fc from 'fast-check';
import type { Pair } from './configurations';
import { inParts, pairs, textOf } from './configurations';
import { stacksOf } from './stacks-of';
import type { Outcome, PairOfStacks } from './try-pairs';
import { tryPairs } from './try-pairs';

/** How many pairs are applied by one run of Terraform. */
const BATCH = 25;

/** Refused for a reason that docs/dns.md has: names would resolve to nothing. */
const DOCUMENTED = /still registered in private DNS zones that this configuration no longer manages/;

interface Ready {
  readonly pair: Pair;
  readonly stacks: PairOfStacks;
}

const ready = (pair: Pair): Ready[] => {
  const stacks = stacksOf(pair);
  return stacks === undefined || Object.keys(stacks).length === 0 ? [] : [{ pair, stacks }];
};

const isDocumented = ({ refusals }: Outcome) =>
  refusals.length > 0 && refusals.every(({ message }) => DOCUMENTED.test(message));

const isFault = (outcome: Outcome) =>
  !isDocumented(outcome) && outcome.refusals.length + outcome.differences.length + outcome.planned.length > 0;

const print = (text: string) => process.stdout.write(`${text}\n`);

/** The pair and what came of it, or of a part of it that comes to the same. */
async function printFault(pair: Pair, outcome: Outcome): Promise<void> {
  const parts = inParts(pair).flatMap(ready);
  const outcomes = await tryPairs(parts.map(({ stacks }) => stacks));
  const smaller = outcomes.find((each) => each.stack === outcome.stack && isFault(each));
  const [shown, found] = smaller ? [parts[smaller.pair]?.pair ?? pair, smaller] : [pair, outcome];
  print(`FAULT in the stack '${found.stack}'`);
  for (const { address, attribute, values } of found.differences)
    print(
      `  ${address}: ${attribute}\n    A, then B: ${JSON.stringify(values[0])}\n    B alone:   ${JSON.stringify(values[1])}`,
    );
  for (const { address, action } of found.planned) print(`  ${address}: planned again: ${action}`);
  for (const { address, message } of found.refusals) print(`  ${address}: refused: ${message}`);
  print(`--- A\n${textOf(shown.a)}--- B\n${textOf(shown.b)}`);
}

async function run(): Promise<number> {
  const count = Number(process.env['PAIRS'] ?? 10);
  const seed = Number(process.env['SEED'] ?? 1);
  const [counted, started] = [{ compared: 0, refused: 0, faults: 0 }, Date.now()];
  print(`seed ${seed}, ${count} pairs`);
  // More than needed: check refuses some of them.
  const generated = fc.sample(pairs, { seed, numRuns: count * 5 });
  let [used, tried] = [0, 0];
  while (tried < count && used < generated.length) {
    const batch: Ready[] = [];
    while (batch.length < Math.min(BATCH, count - tried) && used < generated.length)
      batch.push(...ready(generated[used++] as Pair));
    const outcomes = await tryPairs(batch.map(({ stacks }) => stacks));
    tried += batch.length;
    for (const outcome of outcomes) {
      counted.compared += outcome.refusals.length === 0 ? 1 : 0;
      counted.refused += isDocumented(outcome) ? 1 : 0;
      if (!isFault(outcome)) continue;
      counted.faults += 1;
      await printFault((batch[outcome.pair] as Ready).pair, outcome);
    }
    print(`${tried} pairs after ${Math.round((Date.now() - started) / 1000)} s: ${JSON.stringify(counted)}`);
  }
  print(
    `seed ${seed}: of ${used} pairs, check refused or found alike ${used - tried}; ${tried} tried, that is ${counted.compared} stacks compared and ${counted.refused} refused by Terraform for a documented reason; ${counted.faults} faults`,
  );
  return counted.faults === 0 && tried === count ? 0 : 1;
}

void run().then((status) => {
  process.exitCode = status;
});
