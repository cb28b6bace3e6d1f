import type { Fleet } from '../../../lib/fleet/fleet';
import { QUESTIONS } from '../../../lib/preflight/questions';
import { askedAbout } from '../../support/azure/preflight';
import type { Reply } from '../../support/azure/resource-manager';
import { armError, forbidden } from '../../support/azure/resource-manager';
import { exampleFleet } from '../../support/project';

const FAULTS: readonly Reply[] = [
  forbidden('x/read'),
  armError(401, 'ExpiredAuthenticationToken'),
  armError(404, 'SubscriptionNotFound'),
  armError(409, 'MissingSubscriptionRegistration'),
  armError(500, 'InternalServerError'),
  { status: 404, body: '<html>' },
  { status: 200, body: '<html>' },
  { status: 200, body: '' },
  { status: 302, headers: { location: 'https://example.invalid/' } },
  { ...armError(429, 'TooManyRequests'), headers: { 'retry-after': '3600' } },
  { body: { value: [{ properties: [] }] } },
  { body: { value: null, nextLink: 'https://example.invalid/' } },
  { body: { value: [], nextLink: 'https://example.invalid/' } },
  { body: [] },
  { body: { error: { code: 'x\u001b[2J', message: '::stop-commands::\u202e' } } },
  { status: 404, body: { error: { code: 'InvalidResourceType', message: null } } },
  { cut: true },
];
const EXAMPLES = ['dev-and-prod', 'encryption', 'existing-dns', 'existing-network', 'joined-network', 'spillover'];

/** What passes without an answer, because nothing has to be asked. */
const passedIn = async (fleet: Fleet, replyTo: (path: string) => Reply): Promise<readonly string[]> => {
  const { asked } = await askedAbout(fleet, QUESTIONS, (azure) => {
    for (let depth = 1; depth <= 12; depth++)
      for (const method of ['GET', 'POST'])
        azure.on(`${method} ${Array.from({ length: depth }, (_, i) => `/{p${i}}`).join('')}`, ({ path }) => replyTo(path));
  });
  const verdicts = asked.flatMap((each) =>
    each.verdicts.map((verdict) => ({ id: `${each.target.stack.value.id} ${each.question.id}`, ...verdict })),
  );
  expect(verdicts.filter(({ message }) => message.includes('an error of the kit'))).toEqual([]);
  expect(verdicts.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  return verdicts.filter(({ outcome }) => outcome === 'passed').map(({ id, message }) => `${id}: ${message}`);
};

test.each(EXAMPLES)('whatever goes wrong, nothing about %s passes or fails, and nothing crashes', async (name) => {
  const fleet = exampleFleet(name);
  const trivial = await passedIn(fleet, () => forbidden('x/read'));
  for (let round = 0; round < FAULTS.length; round++) {
    // Each path gets every fault in some round, beside other faults of other paths.
    const faultOf = (path: string) => FAULTS[(path.length + round) % FAULTS.length];
    expect(await passedIn(fleet, (path) => faultOf(path) ?? {})).toEqual(trivial);
  }
});
