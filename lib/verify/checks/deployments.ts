import { differenceFrom, isCompletionBlocked, vectorLength } from '../../azure/data-plane/successes';
import type { StampDeployment } from '../../fleet/stamp';
import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';
import type { Check } from '../check';
import type { ModelRequest } from '../model-request';
import { apiOf, modelRequest } from '../model-request';
import type { Reading } from '../reading';
import { isUsable, refusalWords, unusable } from '../reading';
import type { Session } from '../session';

/** A prompt that no filter refuses. */
export const CLEAN = 'ping';

/** Each deployment exists, and its model answers. */
export const deployments: Check = {
  id: 'deployments',
  summary: 'Does each deployment answer a tiny request?',
  needs: 'access',
  costsTokens: true,
  appliesTo: (stamp) => stamp.deployments.length > 0,
  run: (session) => Promise.all(session.stamp.deployments.map((each) => about(each, session))),
};

async function about(deployment: StampDeployment, session: Session): Promise<Verdict> {
  const { key, name } = deployment;
  const here = { path: ['deployments', key], about: 'key' } as const;
  const api = apiOf(deployment);
  if (typeof api !== 'string') return { ...here, outcome: 'not-checked', message: `${name} was not tried: ${api.because}` };
  const request = modelRequest(api, name, CLEAN);
  const headers = await session.authorization();
  const reading = await session.ask({ method: 'POST', path: request.path, body: request.body, headers, isWork: true });
  if (reading.kind === 'success' && differenceFrom(api, reading.value) === undefined) session.answers.set(key, reading.value);
  return { ...here, ...verdictOf(name, request, reading) };
}

function verdictOf(name: string, { api }: ModelRequest, reading: Reading): Verdict {
  if (!isUsable(reading)) {
    const verdict = unusable(reading);
    return { ...verdict, message: `${name}: ${verdict.message}` };
  }
  if (reading.kind === 'refused') return refusal(name, reading);
  const difference = differenceFrom(api, reading.value);
  if (difference !== undefined) return { outcome: 'uncertain', message: `${name} answers with 200, but ${difference}` };
  if (isCompletionBlocked(reading.value))
    return { outcome: 'uncertain', message: `${name} answers, but its filter blocks the completion for a harmless prompt` };
  const length = vectorLength(reading.value);
  return passed(length === undefined ? `${name} answers` : `${name} answers with a vector of ${length} numbers`);
}

function refusal(name: string, reading: Extract<Reading, { kind: 'refused' }>): Verdict {
  const { status, code, message, retryAfter } = reading;
  const words = refusalWords(reading);
  if (code === 'content_filter')
    return {
      outcome: 'failed',
      message: `the filter of ${name} refuses a harmless prompt: ${words}`,
      help: 'look for a term or pattern in a blocklist that matches too much',
    };
  if (status === 429) {
    const wait = retryAfter === undefined ? '' : `, and asks to wait ${retryAfter} seconds`;
    return { outcome: 'uncertain', message: `${name} is at its limit${wait}: ${words}` };
  }
  if (code === 'DeploymentNotFound')
    return {
      outcome: 'failed',
      message: `${name} does not exist: ${words}`,
      help: 'apply the stack. A new deployment can take minutes until it answers',
    };
  if (status === 401 || status === 403)
    return {
      outcome: 'failed',
      message: `the identity may list models, but not call ${name}: ${words}`,
      help: 'grant it the role inference under access',
    };
  // A model that thinks can use up the few tokens before it answers.
  if (status === 400 && /max_tokens or model output limit was reached/i.test(message))
    return passed(`${name} answers, and needs more tokens than it was allowed`);
  return { outcome: 'uncertain', message: `${name} refuses the tiny request: ${words}` };
}
