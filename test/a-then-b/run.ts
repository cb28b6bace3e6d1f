import fc from 'fast-check';
import { STILL_REGISTERED } from '../../lib/network/endpoint-dns';
import type { Pair } from './configurations';
import { inParts, KNOWN, pairs, textOf } from './configurations';
import { stacksOf } from './stacks-of';
import type { Outcome, PairOfStacks } from './try-pairs';
import { tryPairs } from './try-pairs';

/** The number of pairs in one run of Terraform. */
const BATCH = 10;

interface Ready {
  readonly pair: Pair;
  readonly stacks: PairOfStacks;
}

function ready(pair: Pair): Ready[] {
  const stacks = stacksOf(pair);
  return stacks === undefined || Object.keys(stacks).length === 0 ? [] : [{ pair, stacks }];
}

const isDocumented = ({ refusals }: Outcome) =>
  refusals.length > 0 && refusals.every(({ message }) => message.includes(STILL_REGISTERED));

const isFault = (outcome: Outcome) =>
  !isDocumented(outcome) && outcome.refusals.length + outcome.differences.length + outcome.planned.length > 0;

const print = (text: string) => process.stdout.write(`${text}\n`);

/** The pair and its result, or a smaller pair with the same result. */
async function printFault(pair: Pair, outcome: Outcome): Promise<void> {
  const parts = inParts(pair).flatMap(ready);
  const outcomes = parts.length > 1 ? await tryPairs(parts.map(({ stacks }) => stacks)) : [];
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

/** Tests pairs until there are enough: `check` refuses some, and some have no difference to apply. */
async function run(count: number, seed: number): Promise<number> {
  const [found, started] = [{ compared: 0, refused: 0, faults: 0 }, Date.now()];
  print(`seed ${seed}, ${count} pairs`);
  const generated = [...KNOWN, ...fc.sample(pairs, { seed, numRuns: count * 5 })][Symbol.iterator]();
  let [tried, batch] = [0, take(generated, count)];
  for (; batch.length > 0; batch = take(generated, count - tried)) {
    tried += batch.length;
    for (const outcome of await tryPairs(batch.map(({ stacks }) => stacks))) {
      found.compared += outcome.refusals.length === 0 ? 1 : 0;
      found.refused += isDocumented(outcome) ? 1 : 0;
      found.faults += isFault(outcome) ? 1 : 0;
      const pair = batch[outcome.pair]?.pair;
      if (pair && isFault(outcome)) await printFault(pair, outcome);
    }
    const { compared, refused, faults } = found;
    const seconds = Math.round((Date.now() - started) / 1000);
    print(`${tried} pairs in ${seconds} s: ${compared} stacks compared, ${refused} refused as documented, ${faults} faults`);
  }
  return found.faults === 0 && tried === count ? 0 : 1;
}

function take(generated: Iterator<Pair>, wanted: number): Ready[] {
  const batch: Ready[] = [];
  while (batch.length < Math.min(BATCH, wanted)) {
    const { done, value } = generated.next() as IteratorResult<Pair, undefined>;
    if (done) break;
    batch.push(...ready(value));
  }
  return batch;
}

const { PAIRS = '6', SEED = '1' } = process.env;
void run(Number(PAIRS), Number(SEED)).then((status) => {
  process.exitCode = status;
});
