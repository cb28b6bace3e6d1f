import { refusalIn } from '../../azure/data-plane/filter-results';
import type { StampBlocklist } from '../../fleet/stamp';
import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';
import type { Trial } from '../canary';
import { canaryOf, isListNamed, isListOfOtherWords, trialsOf } from '../canary';
import type { Check } from '../check';
import { modelRequest } from '../model-request';
import type { Reading } from '../reading';
import { isUsable, refusalWords, unusable } from '../reading';
import type { Session } from '../session';

/** A list can exist and block nothing: only a prompt with one of its terms shows that it does. Messages contain no terms. */
export const blocklists: Check = {
  id: 'blocklists',
  summary: 'Does each blocklist block a prompt with its canary term?',
  needs: 'access',
  costsTokens: true,
  appliesTo: (stamp) => stamp.blocklists.length > 0,
  run: async (session) => (await Promise.all(session.stamp.blocklists.map((each) => about(each, session)))).flat(),
};

async function about(list: StampBlocklist, session: Session): Promise<readonly Verdict[]> {
  const here = { path: ['blocklists', list.key], about: 'key' } as const;
  const notTried = (because: string, help?: string): Verdict[] => [
    {
      ...here,
      outcome: 'not-checked',
      message: `the list ${list.key} was not tried: ${because}`,
      ...(help === undefined ? {} : { help }),
    },
  ];
  const trials = trialsOf(list, session.stamp);
  if ('because' in trials) return notTried(trials.because);
  const canary = canaryOf(list, session.context.canaries);
  if (canary === undefined)
    return notTried(
      'it has no canary term',
      `add a term that no person writes and that begins with zz-kit-canary, or name a term of the list: --canary '${list.key}=<term>'`,
    );
  return Promise.all(trials.map(async (trial) => ({ ...here, ...(await tried(trial, canary, session)) })));
}

async function tried({ list, deployment, api }: Trial, canary: string, session: Session): Promise<Verdict> {
  const { path, body } = modelRequest(api, deployment.name, canary);
  const headers = await session.authorization();
  const reading = await session.ask({ method: 'POST', path, body, headers, isWork: true });
  const subject = `the list ${list.key} on ${deployment.name}`;
  if (!isUsable(reading)) {
    const verdict = unusable(reading);
    return { ...verdict, message: `${subject}: ${verdict.message}` };
  }
  if (reading.kind === 'success')
    return {
      outcome: 'failed',
      message: `${subject} does not block its canary term`,
      help: 'a new term takes up to five minutes: run the command again. If it still passes, check that the filter has the list in Azure',
    };
  if (reading.code !== 'content_filter')
    return {
      outcome: 'uncertain',
      message: `${subject} could not be tried: ${refusalWords(reading).replaceAll(canary, '[term]')}`,
    };
  return blocked(subject, list, reading, session.answers.has(deployment.key));
}

function blocked(
  subject: string,
  list: StampBlocklist,
  { value }: Extract<Reading, { kind: 'refused' }>,
  isCleanAnswered: boolean,
): Verdict {
  const lists = refusalIn(value)?.lists ?? [];
  if (lists.length === 0)
    return { outcome: 'uncertain', message: `${subject}: the canary term is blocked, but the answer does not name the list` };
  if (lists.some((name) => isListNamed(list, name)))
    return isCleanAnswered
      ? passed(`${subject} blocks its canary term, and a harmless prompt passes`)
      : {
          outcome: 'uncertain',
          message: `${subject} blocks its canary term, but it is not known whether a harmless prompt passes`,
        };
  const named = lists.join(', ');
  if (lists.some((name) => isListOfOtherWords(list, name)))
    return {
      outcome: 'failed',
      message: `${subject}: the canary term is blocked by ${named}, which is the list with other words than in the files`,
      help: 'apply the stack from the files of this commit',
    };
  return {
    outcome: 'failed',
    message: `${subject}: the canary term is blocked by ${named}, not by this list`,
    help: 'use a canary term that only one list has',
  };
}
