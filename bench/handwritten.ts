import { App } from 'cdktf';
import { regionOf } from '../lib/catalog/regions';
import { HandwrittenEnvironment } from './handwritten-environment';
import { HandwrittenStamp } from './handwritten-stamp';
import type { PlannedEnvironment } from './plan';

/**
 * The baseline for the kit: the same resources, created with only the L1 bindings and synthesized into a folder, without
 * files to read, rules to check or pages to write.
 */
export function byHand(environments: readonly PlannedEnvironment[], outdir: string): void {
  const app = new App({ outdir });
  for (const environment of environments) {
    const shared = new HandwrittenEnvironment(app, environment);
    for (const { region, addressSpace } of environment.stamps)
      new HandwrittenStamp(app, environment, regionOf(region), addressSpace).addDependency(shared);
  }
  app.synth();
}
