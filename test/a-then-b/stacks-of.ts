import { synthesize } from '../../cli/synthesize';
import { hasErrors } from '../../lib/diagnostics/problem';
import { checkAll } from '../../stacks/rules';
import { configurationIn, fleetOf } from '../support/project';
import { TODAY } from '../support/root';
import type { Configuration } from '../support/terraform';
import type { Pair } from './configurations';
import { textOf } from './configurations';
import type { PairOfStacks } from './try-pairs';

/** The stacks of an environment, by a valid module name. */
const FOLDERS = {
  stamp: 'test/swedencentral',
  batch: 'test/batch',
  environment: 'test/environment',
  state: 'state/sttfstate',
  governance: 'governance/00000000-0000-0000-0000-000000000001',
};

/** The stacks that both configurations have and that differ; undefined if `check` refuses one of the configurations. */
export function stacksOf({ a, b }: Pair): PairOfStacks | undefined {
  const [one, other] = [synthesizedFrom(textOf(a)), synthesizedFrom(textOf(b))];
  if (one === undefined || other === undefined) return undefined;
  return Object.fromEntries(
    Object.keys(FOLDERS).flatMap((stack) => {
      const [before, after] = [one[stack], other[stack]];
      if (before === undefined || after === undefined) return [];
      return JSON.stringify(before) === JSON.stringify(after) ? [] : [[stack, [before, after]]];
    }),
  );
}

function synthesizedFrom(text: string): Record<string, Configuration> | undefined {
  const fleet = fleetOf({ test: text });
  if (hasErrors(checkAll(fleet, { today: TODAY }))) return undefined;
  const files = synthesize(fleet);
  return Object.fromEntries(
    Object.entries(FOLDERS)
      .filter(([, folder]) => files.has(`generated/${folder}/cdk.tf.json`))
      .map(([stack, folder]) => [stack, configurationIn(files, folder)]),
  );
}
