import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { CognitiveAccount } from '@cdktf/provider-azurerm/lib/cognitive-account';
import { Aspects } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readProject } from '../../lib/resolve/read-project';
import { BaseStack } from '../../lib/terraform/base-stack';
import { withCheckedFleet } from '../../stacks/checked-fleet';
import { StampsApp } from '../../stacks/stamps-app';
import type { StampStackProps } from '../../stacks/stamp-stack';
import { StampStack } from '../../stacks/stamp-stack';
import { inCopyOf, ROOT } from '../support/root';

const EXAMPLE = path.join(ROOT, 'test/examples/stamp-dns');

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(path.join(tmpdir(), 'app-'));
  process.env['CDKTF_OUTDIR'] = outdir;
});
afterEach(() => {
  jest.useRealTimers();
  delete process.env['CDKTF_OUTDIR'];
  rmSync(outdir, { recursive: true });
  process.exitCode = 0;
});

const written = (id: string) =>
  JSON.parse(readFileSync(path.join(outdir, 'stacks', id, 'cdk.tf.json'), 'utf8')) as {
    resource: Record<string, Record<string, Record<string, unknown>>>;
  };

function addIdentity(stamp: Construct): void {
  new UserAssignedIdentity(stamp, 'app', { name: 'id-app', resourceGroupName: 'rg-app', location: 'swedencentral' });
}

test('the app has the stamps of all environments, and what is added to them is written with them', () => {
  const app = new StampsApp({ project: EXAMPLE });
  const [stamp] = app.stamps;
  if (!stamp) throw new Error('the example has a stamp');
  addIdentity(stamp);
  app.synth();
  expect(app.stamps.map(({ stamp: { id, environment } }) => [id, environment])).toEqual([
    [stamp.node.id, stamp.stamp.environment],
  ]);
  expect(written(stamp.node.id).resource['azurerm_user_assigned_identity']?.['app']?.['name']).toBe('id-app');
});

test('the example of the documentation adds an identity that may call the deployments to every stamp', () => {
  const cwd = process.cwd();
  process.chdir(EXAMPLE);
  try {
    jest.isolateModules(() => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- the file runs when it is loaded
      require('../support/team-main');
    });
  } finally {
    process.chdir(cwd);
  }
  const { resource } = written('green-swedencentral');
  expect(resource['azurerm_user_assigned_identity']?.['batch']).toMatchObject({ name: 'id-batch-sdc' });
  expect(resource['azurerm_role_assignment']?.['account_grant_batch-inference_cognitive-services-openai-user']).toMatchObject({
    principal_id: '${azurerm_user_assigned_identity.batch.principal_id}',
  });
});

test('a class of your own makes every stamp', () => {
  class AppStamp extends StampStack {
    constructor(scope: Construct, id: string, props: StampStackProps) {
      super(scope, id, props);
      addIdentity(this);
    }
  }
  const app = new StampsApp({ project: EXAMPLE, stampStack: AppStamp });
  app.synth();
  for (const { node } of app.stamps) expect(written(node.id).resource['azurerm_user_assigned_identity']).toHaveProperty('app');
});

test('refuses a change that breaks a guardrail, with the path, and writes nothing', () => {
  const app = new StampsApp({ project: EXAMPLE });
  const [stamp] = app.stamps;
  if (!stamp) throw new Error('the example has a stamp');
  stamp.account.resource.publicNetworkAccessEnabled = true;
  expect(() => {
    app.synth();
  }).toThrow(/^green-swedencentral: guardrails\/public-network: the account 'oai-triage-green-sdc' can be reached from/);
  expect(existsSync(path.join(outdir, 'stacks', stamp.node.id, 'cdk.tf.json'))).toBe(false);
});

describe('an aspect that opens every account', () => {
  const synth = (project: string) => {
    const app = new StampsApp({ project });
    const visit = (node: IConstruct) => {
      if (node instanceof CognitiveAccount) node.publicNetworkAccessEnabled = true;
    };
    for (const stamp of app.stamps) Aspects.of(stamp).add({ visit });
    app.synth();
    return app;
  };

  test('is refused with the waiver to write, for all stamps at once', () => {
    const refused = (region: string) =>
      `blue-${region}: guardrails/public-network: [^\\n]+; for an exception, waive guardrails/public-network for app\\.azurerm_cognitive_account\\.account in environments/blue\\.yaml`;
    expect(() => synth(path.join(ROOT, 'test/examples/environment-dns'))).toThrow(
      new RegExp(`^${['germanywestcentral', 'swedencentral'].map(refused).join('\n')}$`),
    );
  });

  test.each([
    ['its waiver', 'app.azurerm_cognitive_account.account', true],
    ['a waiver for the region', 'swedencentral/app.azurerm_cognitive_account.account', true],
    ['a waiver for another resource', 'app.azurerm_cognitive_account.other', false],
  ])('with %s', (_, subject, isAllowed) => {
    inCopyOf('stamp-dns', (project) => {
      const file = path.join(project, 'environments/green.yaml');
      const waiver = {
        rule: 'guardrails/public-network',
        subject,
        owner: 'app team',
        reason: 'The old client moves in May',
        expires: '2027-01-31',
      };
      writeFileSync(file, `${readFileSync(file, 'utf8')}waivers: { open: ${JSON.stringify(waiver)} }\n`);
      const tried = () => synth(project).stamps.map(({ node }) => written(node.id).resource['azurerm_cognitive_account']);
      if (isAllowed) expect(tried()).toMatchObject([{ account: { public_network_access_enabled: true } }]);
      else expect(tried).toThrow();
    });
  });
});

test('reports its own checks and guardrails together, each time that it is written', () => {
  const app = new StampsApp({ project: EXAMPLE });
  const [stamp] = app.stamps;
  if (!stamp) throw new Error('the example has a stamp');
  stamp.account.resource.publicNetworkAccessEnabled = true;
  stamp.addCheck(() => ['it must have a cost center']);
  for (let i = 0; i < 2; i += 1)
    expect(() => {
      app.synth();
    }).toThrow(/^green-swedencentral: guardrails\/public-network: [^\n]+\ngreen-swedencentral: it must have a cost center$/);
});

test('checks what is added to the shared stack of an environment', () => {
  const app = new StampsApp({ project: path.join(ROOT, 'test/examples/environment-dns') });
  const shared = app.node.findChild('blue-environment');
  if (!BaseStack.isBaseStack(shared)) throw new Error('the stack is a BaseStack');
  new RoleAssignment(shared, 'owner', {
    scope: '/subscriptions/00000000-0000-0000-0000-0000000000b1',
    roleDefinitionName: 'Owner',
    principalId: '4f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e02',
  });
  expect(() => {
    app.synth();
  }).toThrow(/^blue-environment: guardrails\/roles: [^\n]+\. This stack cannot have waivers$/);
});

test('uses the day that the command has checked the files for', () => {
  const now = new Date('2027-06-01');
  inCopyOf('stamp-dns', (project) => {
    const file = path.join(project, 'environments/green.yaml');
    const waiver = {
      ...{ rule: 'guardrails/public-network', subject: 'app.azurerm_cognitive_account.account', owner: 'app team' },
      ...{ reason: 'The old client moves in May', expires: '2027-01-31' },
    };
    writeFileSync(file, `${readFileSync(file, 'utf8')}waivers: { open: ${JSON.stringify(waiver)} }\n`);
    jest.useFakeTimers({ now });
    const run = () => {
      const app = new StampsApp();
      for (const stamp of app.stamps) stamp.account.resource.publicNetworkAccessEnabled = true;
      app.synth();
    };
    const write = (today: string) => {
      withCheckedFleet({ fleet: readProject(project), today }, run);
    };
    expect(() => {
      write('2027-02-01');
    }).toThrow('guardrails/public-network');
    write('2027-01-31');
    expect(written('green-swedencentral').resource).toHaveProperty('azurerm_cognitive_account');
  });
});

test('does not report what a waived override breaks', () => {
  const overridden = new StampsApp({ project: path.join(ROOT, 'test/examples/overridden') });
  overridden.synth();
  expect(overridden.stamps.length).toBeGreaterThan(0);
});

test('with errors in the files, it has no stamps, writes nothing and sets the exit code', () => {
  const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  inCopyOf('stamp-dns', (project) => {
    writeFileSync(path.join(project, 'environments/other.yaml'), 'environment: nonsense\n');
    const app = new StampsApp({ project });
    app.synth();
    expect([app.stamps, process.exitCode, existsSync(path.join(outdir, 'manifest.json'))]).toEqual([[], 1, false]);
  });
  expect(stderr.mock.calls.join('')).toContain('environments/other.yaml:1:14 error environment/name: ');
  stderr.mockRestore();
});
