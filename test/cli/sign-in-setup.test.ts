import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { networkOf } from '../support/azure/network-of';
import { trusting } from '../support/azure/trusting';
import { accountCertificate } from '../support/azure/verify';
import { exampleFiles } from '../support/project';
import { ROOT } from '../support/root';
import { stamps } from '../support/stamps';

const PROJECT = path.join(ROOT, 'test/examples/dev-and-prod');
const ACCOUNT =
  '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/oai';
const SILENT = ['--endpoint', 'https://127.0.0.1:1'];

const generated = mkdtempSync(path.join(tmpdir(), 'sign-in-setup-'));
beforeAll(() => {
  for (const [file, text] of exampleFiles('dev-and-prod')) {
    mkdirSync(path.dirname(path.join(generated, file)), { recursive: true });
    writeFileSync(path.join(generated, file), text);
  }
});
afterAll(() => {
  rmSync(generated, { recursive: true });
});

const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  preflight: ['--project', PROJECT, 'dev', ...SILENT],
  drift: ['--project', generated, ...SILENT],
  adopt: ['--project', generated, ACCOUNT, '--environment', 'legacy', '--workload', 'assistants', ...SILENT],
};

/** Runs `stamps` in this process with one variable. */
async function withVariable(name: string, value: string, ...args: readonly string[]) {
  const { [name]: before } = process.env;
  process.env[name] = value;
  try {
    return await stamps(...args);
  } finally {
    if (before === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = before;
  }
}

describe.each(Object.entries(COMMANDS))('%s', (name, args) => {
  test('fails if the SDK cannot sign in with a variable, and says why', async () => {
    const { status, stdout, stderr } = await withVariable('AZURE_TOKEN_CREDENTIALS', 'foo', name, ...args);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      new RegExp(
        `^${name}: cannot sign in to Azure: Invalid value for AZURE_TOKEN_CREDENTIALS = foo\\. Valid values are [^\\n]+\\n$`,
      ),
    );
  });

  test('fails if the address of the proxy has no scheme, and names the variable without its value', async () => {
    for (const value of [
      '10.0.0.9:8080',
      'user:password@proxy.corp:8080',
      'proxy.corp:8080',
      'socks5://proxy.corp:1080',
      'http://',
    ]) {
      const ran = await withVariable('HTTPS_PROXY', value, name, ...args);
      expect(ran).toEqual({
        ...{ status: 1, stdout: '' },
        stderr: `${name}: HTTPS_PROXY is not the address of an HTTP proxy: write it with http:// or https://, such as http://proxy.example.com:8080\n`,
      });
    }
  });

  test('fails if Node.js would trust every server', async () => {
    const { status, stdout, stderr } = await withVariable('NODE_TLS_REJECT_UNAUTHORIZED', '0', name, ...args);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      new RegExp(`^${name}: NODE_TLS_REJECT_UNAUTHORIZED=0 would send the token to any server: unset it, `),
    );
  });
});

describe('verify', () => {
  let network: Awaited<ReturnType<typeof networkOf>>;
  beforeAll(async () => {
    network = await networkOf(PROJECT);
  });
  afterAll(() => network.close());

  const verify = async (name: string, value: string, ...more: readonly string[]) => {
    const { cert } = await accountCertificate();
    return trusting(cert, () => withVariable(name, value, 'verify', ...network.args, 'dev', ...more));
  };

  test('fails if the SDK cannot sign in with a variable', async () => {
    const { status, stdout } = await verify('AZURE_TOKEN_CREDENTIALS', 'foo');
    expect(stdout).toContain('error verify/token: cannot sign in to Azure: Invalid value for AZURE_TOKEN_CREDENTIALS = foo.');
    expect(stdout).toMatch(/checks did not run, because there is no token\.$/m);
    expect(stdout).not.toContain('error of the kit');
    expect(status).toBe(1);
  });

  test.each([
    ['HTTPS_PROXY', 'proxy.corp:8080', 'verify: HTTPS_PROXY is not the address of an HTTP proxy: write it with http://'],
    ['NODE_TLS_REJECT_UNAUTHORIZED', '0', 'verify: NODE_TLS_REJECT_UNAUTHORIZED=0 would send the token to any server'],
  ])('fails before it asks if %s is %s', async (variable, value, words) => {
    const { length } = network.account.requests;
    const { status, stdout, stderr } = await verify(variable, value, '--skip', 'audit');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(words);
    expect(network.account.requests).toHaveLength(length);
  });
});
