import { counted } from '../../lib/text/counted';
import type { Fleet } from '../../lib/fleet/fleet';
import type { Asked } from '../../lib/preflight/preflight';
import { QUESTIONS } from '../../lib/preflight/questions';
import type { Result } from '../../lib/report/formats';
import { stackResult } from '../azure/report';

/** The results of a preflight in every format. */
export const preflightResult = (asked: readonly Asked[], fleet: Pick<Fleet, 'sources'>, calls: number): Result =>
  stackResult(asked, fleet, {
    command: 'preflight',
    questions: QUESTIONS,
    closing: `${counted(calls, 'question')} to Azure. A check that passed is no guarantee: Azure can refuse for reasons that no question reveals.`,
  });
