import { TOKEN } from '../../support/azure/client';
import { linesOf, verified } from '../../support/azure/verify';
import { ACCESS, MODELS } from './failures/account';
import { fleet } from './failures/arranged';
import { FROM_OUTSIDE, LISTS } from './failures/blocklists-and-outside';
import { ANONYMOUS, NAMES, TLS } from './failures/connection';

describe.each([
  ['names', NAMES],
  ['TLS', TLS],
  ['the first request', ANONYMOUS],
  ['access', ACCESS],
  ['models', MODELS],
  ['blocklists', LISTS],
  ['from outside', FROM_OUTSIDE],
])('%s:', (_, rows) => {
  test.each(rows)('%s', async (_what, arranged, expected) => {
    const result = await verified(fleet, 'prod-swedencentral', typeof arranged === 'function' ? await arranged() : arranged);
    const lines = linesOf(result);
    expect(lines.filter((line) => expected.test(line))).toHaveLength(1);
    expect(lines.join('\n')).not.toContain(TOKEN);
  });
});
