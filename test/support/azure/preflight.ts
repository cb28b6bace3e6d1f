import type { Fleet } from '../../../lib/fleet/fleet';
import { preflight } from '../../../lib/preflight/preflight';
import type { Asked } from '../../../lib/preflight/preflight';
import type { Purpose, Question } from '../../../lib/preflight/question';
import { idOf, targetsOf } from '../../../lib/verdicts/target';
import { worstOf } from '../../../lib/verdicts/verdict';
import { resourceTypesOf } from '../../../cli/preflight/targets';
import { clientOf, TOKEN_OF_IDENTITY } from './client';
import { refusedHelp } from './proposals';
import { FakeResourceManager } from './resource-manager';

/** What a local Azure answers. */
export type Arrange = (azure: FakeResourceManager) => unknown;

/** What a question finds out about the stacks of a fleet, from a local Azure. Fails if a help text proposes what `stamps check` refuses. */
export async function askedAbout(
  fleet: Fleet,
  questions: readonly Question[],
  arrange: Arrange,
  { as = 'apply', token = TOKEN_OF_IDENTITY }: AskedAs = {},
): Promise<AskedAzure> {
  const azure = await FakeResourceManager.start();
  try {
    arrange(azure);
    const credential = { getToken: () => Promise.resolve({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
    const client = clientOf(azure, { credential });
    const context = { fleet, azure: () => client, resourceTypes: resourceTypesOf, as };
    const asked = await preflight(targetsOf(fleet), questions, context);
    const refused = refusedHelp(fleet, asked);
    if (refused.length > 0) throw new Error(`stamps check refuses what the help proposes: ${refused.join('; ')}`);
    return { asked, requests: azure.requests, calls: client.calls };
  } finally {
    await azure.close();
  }
}

/** The identity that asks. */
export interface AskedAs {
  /** @default apply */
  readonly as?: Purpose;
  /** @default - one that says whom it is issued to */
  readonly token?: string;
}

export interface AskedAzure {
  readonly asked: readonly Asked[];
  readonly requests: readonly string[];
  readonly calls: number;
}

/** The results in lines: `prod-swedencentral providers failed: the resource provider …`, without those that passed. */
export const linesOf = (asked: readonly Asked[]): string[] =>
  asked.flatMap(({ target, question, verdicts }) =>
    verdicts
      .filter(({ outcome }) => outcome !== 'passed')
      .map(({ outcome, message }) => `${idOf(target)} ${question.id} ${outcome}: ${message}`),
  );

/** The worst outcome by stack. */
export const outcomes = (asked: readonly Asked[]): Readonly<Record<string, string>> =>
  Object.fromEntries(asked.map(({ target, verdicts }) => [idOf(target), worstOf(verdicts)]));
