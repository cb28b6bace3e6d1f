import { environmentFiles } from './environment-files';
import type { Measurement, Way } from './measurement';
import { planOf } from './plan';
import { inTemporaryFolder } from './temporary-folder';

// The process that measurement.ts runs for each measurement. Its arguments are the method and the number of stamps.
const [way, stamps] = process.argv.slice(2);
void work(way as Way, Number(stamps)).then((measurement) => process.stdout.write(JSON.stringify(measurement)));

/** Each method loads only its own code, so that the kit does not affect the baseline. */
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
  // The clock of performance.now() starts with the process.
  const end = performance.now();
  return { work: end - start, process: end, memory: process.resourceUsage().maxRSS * 1024 };
}
