import type { Answer } from '../../azure/answer';
import type { RequestRecords } from '../../azure/reads/request-records';
import { READ_RECORDS, requestRecords } from '../../azure/reads/request-records';
import { isWithoutToken, signInFailures } from '../../azure/sign-in-failure';
import { nameInId, resourceIdOf } from '../../catalog/resource-id';
import type { Stamp } from '../../fleet/stamp';
import { unanswered } from '../../verdicts/unanswered';
import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';
import type { Check } from '../check';
import type { Waited } from '../patiently';
import { patiently } from '../patiently';
import type { Session } from '../session';

/**
 * How long it usually takes until a record of a request can be found, in milliseconds: at least, and at most.
 *
 * Source: MicrosoftDocs/azure-monitor-docs logs/data-ingestion-time.md @ 0f3efd4 (2026-02-27), resource logs.
 */
const USUAL = { least: 3 * 60_000, most: 10 * 60_000 } as const;

/** A workspace that is closed to the public network refuses queries with the same code as one that the identity may not read. */
const REFUSED =
  'give the identity Reader on the workspace. If it has the role, the workspace may admit queries from its own network only';

const WHAT = 'whether the record of a request arrives in the workspace';

/** That logs are kept shows only when the record of a request is in the workspace, where those who investigate look for it. */
export const audit: Check = {
  id: 'audit',
  summary: 'Does the record of a request arrive in the Log Analytics workspace?',
  needs: 'access',
  async run(session) {
    try {
      const { answer, waited } = await askPatiently(session);
      return [{ path: ['diagnostics'], about: 'key', ...verdictOf(answer, waited, session) }];
    } catch (error) {
      if (!isWithoutToken(error)) throw error;
      const because = signInFailures(error).join('; ');
      return [
        { outcome: 'not-checked', message: `it was not checked ${WHAT}: no token for Azure Resource Manager: ${because}` },
      ];
    }
  },
};

/** Asks once if the wait is shorter than records ever take, and otherwise until there is a record. */
function askPatiently(session: Session): Promise<Waited<Answer<RequestRecords>>> {
  const { azure, wait } = session.context;
  const { stamp } = session;
  const ask = () =>
    requestRecords(azure(stamp.region.cloud), workspaceIdOf(stamp), idIn(stamp, 'account'), [...session.requestIds]);
  return patiently(
    session,
    wait < USUAL.least ? 0 : wait,
    ask,
    (answer) => answer.kind === 'unclear' || (answer.kind === 'found' && !hasArrived(answer.value, session)),
  );
}

const hasArrived = ({ own, latest }: RequestRecords, { began }: Session) =>
  own > 0 || (latest !== undefined && began !== undefined && latest >= began);

const idIn = ({ names, subscriptionId }: Stamp, type: 'account' | 'workspace') =>
  resourceIdOf(type, { subscriptionId, resourceGroup: names.resourceGroup, names: [names[type]] });

const workspaceIdOf = (stamp: Stamp) =>
  'workspaceId' in stamp.diagnostics ? stamp.diagnostics.workspaceId : idIn(stamp, 'workspace');

function verdictOf(answer: Answer<RequestRecords>, waited: number, session: Session): Verdict {
  const name = nameInId(workspaceIdOf(session.stamp));
  if (answer.kind === 'absent')
    return {
      outcome: 'failed',
      message: `the workspace ${name} does not exist, so no record arrives`,
      help: 'apply the stack, or correct the ID of the workspace',
    };
  if (answer.kind !== 'found') {
    const verdict = unanswered(answer, WHAT, READ_RECORDS);
    return answer.kind === 'forbidden' && answer.isTokenRefused !== true ? { ...verdict, help: REFUSED } : verdict;
  }
  if (answer.value.own > 0) return passed(`the record of a request of this command arrived in the workspace ${name}`);
  if (hasArrived(answer.value, session))
    return passed(
      `a record of a request to the account, from after the start of this command, arrived in the workspace ${name}`,
    );
  return missing(name, answer.value, waited, session);
}

function missing(name: string, { latest }: RequestRecords, waited: number, { answers }: Session): Verdict {
  const before =
    latest === undefined ? 'none of the last day is there' : `the latest one is of ${new Date(latest).toISOString()}`;
  const seconds = Math.floor(waited / 1000);
  const after = seconds === 0 ? '' : ` within ${seconds} seconds`;
  const message = `no record of these requests arrived in the workspace ${name}${after}: ${before}`;
  if (waited < USUAL.most)
    return {
      outcome: 'uncertain',
      message,
      help: `records usually take 3 to 10 minutes: wait for them with --wait ${USUAL.most / 1000}, or leave the check out with --skip audit`,
    };
  // Whether requests that reach no model have records is not documented.
  if (answers.size === 0)
    return { outcome: 'uncertain', message, help: 'run the command without --no-tokens, so that a model answers a request' };
  return {
    outcome: 'failed',
    message,
    help: 'check that the account has the diagnostic setting in Azure with the category RequestResponse, and that the workspace has not reached its daily cap',
  };
}
