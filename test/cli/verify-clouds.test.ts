import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { endpointOf } from '../../lib/catalog/clouds';
import { networkOf } from '../support/azure/network-of';
import { signedInTrusting } from '../support/azure/signed-in';
import { accountCertificate } from '../support/azure/verify';
import type { Ran } from '../support/command';
import { commandAsync } from '../support/command';
import { exampleFleet } from '../support/project';
import { ROOT } from '../support/root';

const folder = mkdtempSync(path.join(tmpdir(), 'verify-clouds-'));
const stamps = ['dev-and-prod', 'us-government'].flatMap((name) => exampleFleet(name).stamps.map(({ value }) => value));
beforeAll(() => {
  for (const name of ['us-government', 'dev-and-prod'])
    cpSync(path.join(ROOT, 'test/examples', name, 'environments'), path.join(folder, 'environments'), { recursive: true });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What checks found out, by stack. */
function outcomesOf({ stdout }: Ran): Readonly<Record<string, readonly string[]>> {
  const { checks } = JSON.parse(stdout) as { checks: { stack: string; check: string; outcome: string }[] };
  const ids = [...new Set(checks.map(({ stack }) => stack))];
  return Object.fromEntries(
    ids.map((id) => [
      id,
      checks
        .filter(({ stack, outcome }) => stack === id && outcome !== 'passed')
        .map(({ check, outcome }) => `${check} ${outcome}`),
    ]),
  );
}

test('stamps of three subscriptions in two clouds are checked at once, each with the addresses and tokens of its cloud', async () => {
  const names = Object.fromEntries(
    stamps.map(({ names: { customSubdomain }, region, network }) => [
      new URL(endpointOf(customSubdomain, region.cloud)).hostname,
      ['privateEndpointPrefix' in network ? network.privateEndpointPrefix.replace(/0\/\d+$/, '5') : ''],
    ]),
  );
  const { account, azure, args, close } = await networkOf(folder, { names });
  try {
    const ran = await signedInTrusting((await accountCertificate()).cert, 'verify', ...args, '--json');
    // The certificate of the local account is of no public authority.
    expect(outcomesOf(ran)).toEqual(Object.fromEntries(stamps.map(({ id }) => [id, ['tls uncertain']])));
    expect([...ran.scopes].sort()).toEqual([
      ...[
        'https://ai.azure.com',
        'https://ai.azure.us',
        'https://management.azure.com',
        'https://management.usgovcloudapi.net',
      ],
    ]);
    expect(new Set(azure.requests.map((question) => question.split('/')[2]))).toEqual(
      new Set(stamps.map(({ subscriptionId }) => subscriptionId)),
    );
    expect(new Set(account.requests.map(({ host }) => host))).toEqual(new Set(Object.keys(names)));
    expect(ran.status).toBe(0);
  } finally {
    await close();
  }
});

test.each(['verify', 'preflight'])('%s of a project without environments is one sentence', async (name) => {
  const empty = mkdtempSync(path.join(tmpdir(), 'verify-empty-'));
  const { status, stdout, stderr } = await commandAsync(name, '--project', empty);
  rmSync(empty, { recursive: true });
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(
    /^environments:1:1 error environment\/unreadable: cannot be read: ENOENT\n {2}help: run this in the folder of the project/,
  );
});
