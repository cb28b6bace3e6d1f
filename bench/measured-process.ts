import { environmentFiles } from './environment-files';
import type { Measurement, Way } from './measurement';
import { planOf } from './plan';
import { inTemporaryFolder } from './temporary-folder';

// What measurement.ts runs, once for each measurement: the way and the number of stamps are its arguments.
const [way, stamps] = process.argv.slice(2);
void work(way as Way, Number(stamps)).then((measurement) => process.stdout.write(JSON.stringify(measurement)));

/** Each way loads its own code only: the kit's must not weigh on the baseline. */
async function work(way: Way, stamps: number): Promise<Measurement> {
  const environments = planOf(stamps);
  if (way === 'kit') {
    const { byKit } = await import('./kit');
    const files = environmentFiles(environments);
    return timed(() => byKit(files));
  }
  const { byHand } = await import('./handwritten');
  return inTemporaryFolder((folder) =>
    timed(() => {
      byHand(environments, folder);
    }),
  );
}

function timed(work: () => unknown): Measurement {
  const start = performance.now();
  work();
  // The clock of performance.now() begins with the process.
  const end = performance.now();
  return { work: end - start, process: end, memory: process.resourceUsage().maxRSS * 1024 };
}
