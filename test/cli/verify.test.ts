import path from 'node:path';
import { TOKEN } from '../support/azure/client';
import { apiError } from '../support/azure/data-plane';
import { networkOf } from '../support/azure/network-of';
import { signedInTrusting } from '../support/azure/signed-in';
import { accountCertificate } from '../support/azure/verify';
import { commandAsync } from '../support/command';
import { ROOT } from '../support/root';

const PROJECT = path.join(ROOT, 'test/examples/dev-and-prod');

describe('the command', () => {
  test.each<[string[], string]>([
    [['--canary', 'zz-secret-word'], 'verify: --canary must be the key of a list, an equals sign and a term'],
    [['--canary', 'nothing=zz-secret-word'], "verify: unknown list 'nothing' in --canary"],
    [['--resolver', 'dns.example'], 'It must be an IP address'],
    [['--resolver', '10.0.0.4:99999'], 'It must be an IP address'],
    [['--timeout', '0'], 'It must be a number of seconds from 1 to 600.'],
    [['--connect-to', '10.0.0.4:443'], 'It must be 127.0.0.1 with a port.'],
    [['--endpoint', 'https://example.com'], 'It must be https://127.0.0.1 with a port.'],
    [['--skip', 'names'], 'It must be one of tls, anonymous'],
    [['--skip', 'everything'], 'It must be one of tls, anonymous'],
    [['prd'], "verify: unknown stack 'prd'"],
    [['prod-enviroment'], 'write one of: dev, dev-swedencentral, prod, prod-germanywestcentral, prod-swedencentral\n'],
    [['prod-environment'], 'verify: none of these stacks is a stamp'],
  ])('refuses %j', async (args, words) => {
    const { status, stderr, stdout } = await commandAsync('verify', '--project', PROJECT, ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('zz-secret-word');
  });

  test('reports in every format, with the line of the environment file', async () => {
    const { args, close } = await networkOf(PROJECT, { dns: 'NXDOMAIN' });
    try {
      const text = await commandAsync('verify', ...args, 'dev');
      expect(text.status).toBe(1);
      expect(text.stdout).toMatch(/^environments\/dev\.yaml:\d+:\d+ error verify\/names: \S+ does not resolve to an address$/m);
      expect(text.stdout).toMatch(/^dev-swedencentral +0 +8 +0 +1$/m);
      expect(text.stdout).toMatch(/^dev-swedencentral: 8 checks did not run, because \S+ does not resolve\.$/m);
      expect(text.stdout).not.toMatch(/verify\/(tls|token)/);
      const json = JSON.parse((await commandAsync('verify', ...args, 'dev', '--json')).stdout) as {
        checks: { check: string; outcome: string }[];
      };
      expect(json.checks.map(({ check, outcome }) => `${check} ${outcome}`).slice(0, 2)).toEqual([
        'names failed',
        'tls not-checked',
      ]);
      expect((await commandAsync('verify', ...args, 'dev', '--format', 'junit')).stdout).toMatch(
        /<testsuite name="dev-swedencentral|classname="verify\/names"/,
      );
      expect((await commandAsync('verify', ...args, 'dev', '--format', 'github')).stdout).toContain(
        '::error file=environments/dev.yaml',
      );
      expect((await commandAsync('verify', ...args, 'dev', '--format', 'sarif')).stdout).toContain('"ruleId": "verify/names"');
    } finally {
      await close();
    }
  });

  test('announces what costs tokens, and leaves it out on demand', async () => {
    const { args, close } = await networkOf(PROJECT, { dns: 'NXDOMAIN' });
    try {
      const all = await commandAsync('verify', ...args, 'prod');
      expect(all.stderr).toBe(
        'This costs tokens: deployments sends 4 requests of about 60 tokens in total. A prompt that a filter refuses is billed, too. --no-tokens leaves these checks out.\n',
      );
      const without = await commandAsync('verify', ...args, 'prod', '--no-tokens', '--skip', 'audit', '--json');
      expect(without.stderr).toBe('');
      expect(without.stdout).not.toMatch(/"check": "(deployments|annotations|audit)"/);
      expect(without.stdout).toMatch(/"check": "unknown-deployment"/);
    } finally {
      await close();
    }
  });

  test('says that clients may use a proxy', async () => {
    const { args, close } = await networkOf(PROJECT, { dns: 'NXDOMAIN' });
    const before = process.env['HTTPS_PROXY'];
    process.env['HTTPS_PROXY'] = 'http://user:password@127.0.0.1:1';
    try {
      const { stderr } = await commandAsync('verify', ...args, 'dev', '--no-tokens');
      expect(stderr).toMatch(/^HTTPS_PROXY is set\. This command connects to accounts without a proxy;/);
      expect(stderr).not.toContain('password');
    } finally {
      if (before === undefined) delete process.env['HTTPS_PROXY'];
      else process.env['HTTPS_PROXY'] = before;
      await close();
    }
  });

  test('from outside, names that do not resolve prove no refusal: only --strict fails', async () => {
    const { args, close } = await networkOf(PROJECT, { dns: 'NXDOMAIN' });
    try {
      const { status, stdout } = await commandAsync('verify', ...args, 'prod', '--outside');
      expect(stdout).toMatch(/^prod-germanywestcentral +1 +1 +0 +0$/m);
      expect(stdout).toMatch(/warning verify\/outside-refused: no request was sent to \S+, because it does not resolve/);
      const strict = await commandAsync('verify', ...args, 'prod', '--outside', '--strict');
      expect([status, strict.status]).toEqual([0, 1]);
    } finally {
      await close();
    }
  });
});

describe('the program, with the sign-in of a managed identity', () => {
  test('asks for a token once, and reports what an answer contains without its commands', async () => {
    const { account, azure, args, close } = await networkOf(PROJECT, {
      answers: ({ body }) => (body.model === 'chat' ? apiError(503, 'Busy', '##vso[task.complete]\u001b[31m red') : undefined),
    });
    try {
      const { status, stdout, stderr, scopes } = await signedInTrusting(
        (await accountCertificate()).cert,
        'verify',
        ...args,
        'dev',
      );
      expect(stdout).toContain(
        'warning verify/deployments: chat refuses the tiny request: 503 Busy: \\u{23}#vso[task.complete]\\u{1b}[31m red',
      );
      expect(stdout).toContain('warning verify/tls: the certificate at ');
      expect(stdout).toMatch(/^dev-swedencentral +6 +1 +2 +0$/m);
      expect(status).toBe(0);
      expect(stdout + stderr).not.toContain(TOKEN);
      expect(scopes).toEqual(['https://ai.azure.com', 'https://management.azure.com']);
      expect(account.requests.map(({ question }) => question)).toEqual([
        ...['GET /openai/v1/models', 'GET /openai/v1/models', 'GET /openai/v1/models'],
        ...['POST /openai/v1/chat/completions', 'POST /openai/v1/responses'],
      ]);
      expect(azure.requests).toEqual([expect.stringMatching(/^POST \S+\/workspaces\/[\w-]+\/query$/)]);
    } finally {
      await close();
    }
  });
});
