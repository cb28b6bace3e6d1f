import { INSIDE } from '../../../lib/verify/checks';
import { TOKEN } from '../../support/azure/client';
import { linesOf, verified } from '../../support/azure/verify';
import { ACCESS, MODELS } from './failures/account';
import { fleet } from './failures/arranged';
import { FROM_OUTSIDE, LISTS } from './failures/blocklists-and-outside';
import { ANONYMOUS, NAMES, TLS } from './failures/connection';

describe.each([
  ['names', NAMES, 'names'],
  ['TLS', TLS, 'tls'],
  ['the first request', ANONYMOUS, 'anonymous'],
  ['access', ACCESS, 'unknown-deployment'],
  ['models', MODELS, 'annotations'],
  ['blocklists', LISTS, 'blocklists'],
  ['from outside', FROM_OUTSIDE, 'outside-refused'],
])('%s:', (_, rows, last) => {
  // The checks after those that the rows are about would only take time.
  const checks = INSIDE.slice(0, INSIDE.findIndex(({ id }) => id === last) + 1);

  test.each(rows)('%s', async (_what, arranged, expected) => {
    const given = typeof arranged === 'function' ? await arranged() : arranged;
    const result = await verified(fleet, 'prod-swedencentral', { checks, ...given });
    const lines = linesOf(result);
    expect(lines.filter((line) => expected.test(line))).toHaveLength(1);
    expect(lines.join('\n')).not.toContain(TOKEN);
  });
});
