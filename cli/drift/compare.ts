import type { Drift } from '../../lib/drift/drift';
import { drift } from '../../lib/drift/drift';
import type { Format } from '../../lib/report/formats';
import { WRITERS } from '../../lib/report/formats';
import { workingTree } from '../../lib/review/revision/read-revision';
import { CONFIGURATION } from '../../lib/stack/terraform-file';
import type { AzureOptions } from '../azure/options';
import { Connections } from '../azure/connect';
import { Progress } from '../azure/progress';
import { withSignInHelp } from '../azure/sign-in-help';
import { driftResult } from './report';

interface Comparison {
  readonly project: string;
  /** The folders of the stacks to compare; undefined: all. */
  readonly folders: readonly string[] | undefined;
  readonly format: Format;
  readonly today: string;
}

/** Compares accounts with generated/. Only this file loads the client: usage errors do not wait for it. */
export async function compare(
  { project, folders, format, today }: Comparison,
  options: AzureOptions,
): Promise<{ readonly text: string; readonly differs: boolean }> {
  const { stacks } = workingTree(project);
  const chosen = folders ? new Map([...stacks].filter(([folder]) => folders.includes(folder))) : stacks;
  const progress = new Progress('Questions to Azure');
  const connections = new Connections(options, (calls) => {
    progress.show(calls + 1);
  });
  try {
    const found = await drift(chosen, connections.to, today);
    if (isNothing(found)) throw new Error(stacks.size === 0 ? NO_STACKS : NO_ACCOUNT);
    const textOf = (folder: string) => stacks.get(folder)?.files.get(CONFIGURATION) ?? '';
    return { text: WRITERS[format](driftResult(found, textOf)), differs: differs(found) };
  } catch (error) {
    throw withSignInHelp(error);
  } finally {
    progress.end();
  }
}

const NO_STACKS = 'generated has no stacks: run npx stamps synth';
const NO_ACCOUNT = 'none of these stacks has an account: there is nothing to compare';

const isNothing = ({ compared, absent, unread, unplaced }: Drift) =>
  compared.length + absent.length + unread.length + unplaced.length === 0;

const differs = ({ review, absent, unread, unplaced }: Drift) =>
  review.stacks.length + absent.length + unread.length + unplaced.length > 0;
