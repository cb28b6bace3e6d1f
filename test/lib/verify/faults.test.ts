import fc from 'fast-check';
import { INSIDE, OUTSIDE } from '../../../lib/verify/checks';
import { PUBLIC_ACCESS_DISABLED, UNAUTHORIZED } from '../../support/azure/data-plane';
import { outcomesOf, verified } from '../../support/azure/verify';
import { exampleFleet } from '../../support/project';

const fleet = exampleFleet('dev-and-prod');

/** Answers that are never those of a healthy account, to requests with a token. */
const replies = fc.record({
  status: fc.constantFrom(200, 201, 204, 301, 400, 401, 403, 404, 407, 409, 429, 500, 502, 503),
  headers: fc.constantFrom(
    {},
    { 'content-type': 'text/html' },
    { 'retry-after': 'soon' },
    { via: '1.1 x' },
    { server: 'squid' },
  ),
  body: fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('', '<', '{', 'null', '[]', UNAUTHORIZED.body, PUBLIC_ACCESS_DISABLED.body),
    fc.record({ error: fc.record({ code: fc.oneof(fc.string(), fc.integer(), fc.constant(null)), message: fc.string() }) }),
    fc.record({ data: fc.constant(null) }),
    fc.record({ choices: fc.constant([]), output: fc.constant('text'), content_filters: fc.constant([null]) }),
  ),
  fault: fc.constantFrom(undefined, undefined, undefined, 'cut' as const, 'cutLater' as const),
});

// Nothing that these checks do depends on the answers.
const checks = INSIDE.filter(({ id }) => id !== 'tls' && id !== 'key');

test('whatever a server answers, nothing crashes, and no check that needs the account passes', async () => {
  await fc.assert(
    fc.asyncProperty(replies, fc.boolean(), async ({ fault, ...reply }, isListed) => {
      const answer = fault === undefined ? reply : { ...reply, fault };
      const result = await verified(fleet, 'prod-swedencentral', {
        checks,
        answers: ({ headers, question }) =>
          headers.authorization === undefined || (isListed && question.endsWith('/models')) ? undefined : answer,
        workspace: { ...reply, ...(fault === undefined ? {} : { cut: true }) },
      });
      const { token, ...others } = outcomesOf(result);
      expect([token === 'passed', others['deployments'], others['annotations'], others['audit']]).toEqual([
        isListed,
        ...Array.from({ length: 3 }, () => expect.not.stringMatching('passed') as unknown),
      ]);
      expect(JSON.stringify(result.checked.map(({ verdicts }) => verdicts))).not.toContain('error of the kit');
    }),
    { numRuns: 60, seed: 7 },
  );
});

test('whatever a server answers outside, only the refusal of the network passes', async () => {
  await fc.assert(
    fc.asyncProperty(replies, async ({ fault, ...reply }) => {
      const answer = fault === undefined ? reply : { ...reply, fault };
      const result = await verified(fleet, 'prod-swedencentral', { checks: OUTSIDE, dns: ['20.1.2.3'], answers: () => answer });
      const isRefusal = reply.status === 403 && JSON.stringify(reply.body).includes('Public access is disabled');
      expect(outcomesOf(result)['outside-refused'] === 'passed').toBe(
        isRefusal && fault === undefined && !('server' in reply.headers) && !('content-type' in reply.headers),
      );
    }),
    { numRuns: 60, seed: 8 },
  );
});
