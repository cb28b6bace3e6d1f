import { environmentFiles } from './environment-files';
import type { Measurement, Way } from './measurement';
import { planOf } from './plan';

// The process that measurement.ts runs. Its arguments are the method, the number of stamps and an empty folder.
const [way, stamps, folder = ''] = process.argv.slice(2);
void work(way as Way, Number(stamps)).then((measurement) => process.stdout.write(JSON.stringify(measurement)));

/** Each method loads only its own code, so that the kit does not affect the baseline. */
async function work(way: Way, stamps: number): Promise<Pick<Measurement, 'memory' | 'work'>> {
  const environments = planOf(stamps);
  if (way === 'kit') {
    const { byKit } = await import('./kit');
    const files = environmentFiles(environments);
    return timed(() => byKit(files));
  }
  const { byHand } = await import('./handwritten');
  return timed(() => {
    byHand(environments, folder);
  });
}

function timed(work: () => unknown): Pick<Measurement, 'memory' | 'work'> {
  const start = performance.now();
  work();
  return { work: performance.now() - start, memory: process.resourceUsage().maxRSS * 1024 };
}
