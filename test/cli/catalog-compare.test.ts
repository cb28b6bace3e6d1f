import { NEEDED } from '../../lib/catalog/refresh/failure';
import { asCommitted, committed } from '../lib/catalog/refresh/arm-catalog';
import { armError, inPages } from '../lib/catalog/refresh/arm-server';
import { eastus2, update } from '../support/catalog-update';

// Every run is a separate process.
jest.setTimeout(30_000);

describe('npx stamps catalog-update --compare', () => {
  const OTHER = '99999999-1111-2222-3333-444455557777';
  const both = { eastus2, [`${OTHER}/eastus2`]: inPages('eastus2', [asCommitted('eastus2')]) };
  const compare = (...args: readonly string[]) => update(both, '--location', 'eastus2', '--compare', OTHER, ...args);

  test('shows what differs between two subscriptions, and writes nothing', async () => {
    const { status, stdout, stderr, text } = await compare();
    expect({ status, stderr, stdout }).toEqual({
      status: 0,
      stderr: '',
      stdout: `gpt-9 2027-01-01  only in …6666
  GlobalStandard              - eastus2
                                quota OpenAI.GlobalStandard.gpt-9, capacity to 10000 by default 10
                              → unknown
  lifecycle                     GA, retires 2028-01-01
                              → unknown

- and before →: …6666; + and after →: …7777
1 location compared; 1 version and 0 quotas differ; nothing was written.
`,
    });
    expect(text).toBe(committed);
  });

  test('prints JSON with --json', async () => {
    const { stdout } = await compare('--json');
    expect(JSON.parse(stdout)).toMatchObject({
      locations: ['eastus2'],
      changes: [{ model: 'gpt-9', kind: 'missing' }],
      quotas: [],
    });
  });

  test('says in which subscription a location cannot be listed', async () => {
    const { status, stdout, stderr } = await update(
      { eastus2, [`${OTHER}/eastus2`]: [armError(403, 'AuthorizationFailed')] },
      '--location',
      'eastus2',
      '--compare',
      OTHER,
    );
    expect(status).toBe(1);
    expect(stderr).toBe(`catalog-update: eastus2 could not be listed for subscription …7777: 403: ${NEEDED}\n`);
    expect(stdout).toBe('0 locations compared; 0 versions and 0 quotas differ; nothing was written.\n');
  });

  test('does not write', async () => {
    const { status, stderr } = await compare('--write');
    expect(status).toBe(2);
    expect(stderr).toContain("option '--write' cannot be used with option '--compare <id>'");
  });
});
