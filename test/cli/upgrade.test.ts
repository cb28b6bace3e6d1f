import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeGenerated } from '../support/write-generated';
import { inCopyOf } from '../support/root';
import { command } from '../support/command';

const JULY = '2027-07-01';

/** Runs a test in a copy of an example whose generated/ is current. */
const inProject = (work: (project: string, read: (name: string) => string) => void) => {
  inCopyOf('dev-and-prod', (project) => {
    writeGenerated(project);
    work(project, (name) => readFileSync(path.join(project, 'environments', `${name}.yaml`), 'utf8'));
  });
};

const upgrade = (project: string, ...args: string[]) => command('upgrade', '--project', project, '--today', JULY, ...args);

test('writes the next step of each deployment, and shows the change and its review', () => {
  inProject((project, read) => {
    const [dev, prod] = [read('dev'), read('prod')];
    const { status, stdout, stderr } = upgrade(project);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`\
chat of prod-germanywestcentral, prod-swedencentral (one setting in environments/prod.yaml for 2 stamps): gpt-5.4 2026-03-05, which retires on 2027-09-02, DataZoneStandard
  Step 1 of 3: adds chat-2 beside it: gpt-5.6-sol 2026-07-09, which retires on 2028-01-11.
  chat keeps answering. Deploy this, and run the command again.
`);
    expect(stdout).toContain(
      '+  chat-2: { model: gpt-5.6-terra, version: "2026-07-09", sku: DataZoneStandard, capacity: 20, replaces: chat }\n',
    );
    expect(stdout).toContain('notice models/new-deployment: The deployment chat-2 is new: gpt-5.6-sol 2026-07-09');
    expect(stdout).toMatch(/\nchanged environments\/dev\.yaml\nchanged environments\/prod\.yaml\nNext: .*\n$/);
    expect(read('dev').replace(/^ {2}chat-2: .*\n/m, '')).toBe(dev);
    expect(
      read('prod')
        .replace(/^ {2}chat-2: .*\n/m, '')
        .replace(', chat-2: { capacity: 50 }', ''),
    ).toBe(prod);
  });
});

test('writes nothing with --dry-run', () => {
  inProject((project, read) => {
    const before = read('prod');
    const { status, stdout } = upgrade(project, '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toContain('+  chat-2: ');
    expect(stdout).not.toContain('changed environments');
    expect(read('prod')).toBe(before);
  });
});

test('goes from step to step as generated/ follows, and removes only on demand', () => {
  inProject((project, read) => {
    const ofProd = ['--stack', 'prod-swedencentral'];
    upgrade(project, ...ofProd);
    expect(read('dev')).not.toContain('chat-2');
    expect(upgrade(project, ...ofProd, '--remove').stdout).toContain('run npx stamps synth, and deploy it');
    writeGenerated(project);
    const second = upgrade(project, ...ofProd);
    expect([second.status, second.stdout]).toEqual([
      0,
      expect.stringMatching(/Step 2 of 3: .* from chat to chat-2\. Nothing to write\.\n.* add --remove\.\n$/),
    ]);
    const third = upgrade(project, ...ofProd, '--remove', 'chat');
    expect([third.status, third.stderr]).toEqual([0, '']);
    expect(third.stdout).toContain(
      'Step 3 of 3: removes it. From the next apply, calls to chat fail. Its successor is chat-2.',
    );
    expect(third.stdout).toMatch(/^(critical|high) .*chat/m);
    expect(read('prod')).not.toMatch(/\bchat: |replaces/);
    writeGenerated(project);
    expect(upgrade(project, ...ofProd).stdout).toBe('No deployed version retires within this time, and no successor waits.\n');
  });
});

test('fails without a successor, and names the reasons and other models', () => {
  inProject((project) => {
    const { status, stdout } = command('upgrade', '--project', project, '--today', '2027-12-20', '--within', '60');
    expect(status).toBe(1);
    expect(stdout).toContain(`\
  No successor: no later version of text-embedding-3-large fits, and the vectors of another embedding model need a new index.
`);
    expect(stdout).toContain('not gpt-5.6-sol 2026-07-09: it retires on 2028-01-11\n');
  });
});

test('writes nothing if the change would cause errors', () => {
  inProject((project, read) => {
    const write = (name: string, text: string) => {
      writeFileSync(path.join(project, 'environments', `${name}.yaml`), text);
    };
    write('defaults', `${read('defaults')}quota: { deploymentsPerAccount: 1 }\n`);
    write('dev', read('dev').replace(/chat: .*/, 'chat: { model: gpt-4o, version: "2024-11-20", sku: Standard, capacity: 5 }'));
    const before = read('dev');
    const args = ['--project', project, '--today', '2027-02-01', '--stack', 'dev-swedencentral'];
    const { status, stdout, stderr } = command('upgrade', ...args);
    expect(status).toBe(1);
    expect(stdout).toContain('adds chat-2 beside it: gpt-5.1 2025-11-13');
    expect(stderr).toContain('error quota/account');
    expect(stderr).toContain('Nothing was written');
    expect(read('dev')).toBe(before);
  });
});

test('reports files that it cannot read, because steps can be missing', () => {
  inProject((project, read) => {
    writeFileSync(path.join(project, 'environments/dev.yaml'), `${read('dev')}  : {\n`);
    const { status, stdout, stderr } = upgrade(project, '--dry-run');
    expect(status).toBe(1);
    expect(stderr).toContain('environments/dev.yaml:');
    expect(stdout).toContain('chat of prod-germanywestcentral, prod-swedencentral');
  });
});

test('prints JSON for programs', () => {
  inProject((project) => {
    const { status, stdout } = upgrade(project, '--json', '--dry-run', '--within', '65');
    expect(status).toBe(0);
    const { written, steps, files, review } = JSON.parse(stdout) as Record<string, unknown>;
    expect([written, files]).toEqual([false, ['environments/prod.yaml']]);
    expect(steps).toMatchObject([{ key: 'chat', kind: 'add', to: { model: 'gpt-5.6-sol' }, successor: 'chat-2', share: 1 }]);
    expect(review).toMatchObject({ verdict: 'notice' });
  });
});

test('refuses to remove what has no successor, and writes nothing', () => {
  inProject((project, read) => {
    const refusal = (...args: string[]) => {
      const { status, stdout, stderr } = upgrade(project, ...args);
      expect([status, stdout]).toEqual([2, '']);
      return stderr.split('\n')[0];
    };
    const first = read('prod');
    expect(refusal('--remove', 'chta')).toBe(
      "upgrade: there is no deployment 'chta' (did you mean 'chat'?); no deployment can be removed",
    );
    expect(refusal('--remove', 'chat')).toBe(
      "upgrade: 'chat' cannot be removed, because no deployment has replaces: chat; no deployment can be removed",
    );
    expect(read('prod')).toBe(first);
    upgrade(project, '--stack', 'prod-swedencentral');
    const second = read('prod');
    expect(refusal('--remove', 'nope')).toBe("upgrade: there is no deployment 'nope'; you can remove: chat");
    expect(refusal('--remove', 'chat', 'embedding')).toBe(
      "upgrade: 'embedding' cannot be removed, because no deployment has replaces: embedding; you can remove: chat",
    );
    expect(read('prod')).toBe(second);
  });
});

test('refuses a model that the catalogue does not have', () => {
  inProject((project, read) => {
    const before = read('prod');
    const { status, stdout, stderr } = upgrade(project, '--to', 'gpt-5.44');
    expect([status, stdout, stderr.split('\n')[0]]).toEqual([
      2,
      '',
      "upgrade: the catalogue has no model 'gpt-5.44': did you mean 'gpt-5.4'?",
    ]);
    expect(upgrade(project, '--to', 'gpt-99').status).toBe(2);
    expect(read('prod')).toBe(before);
  });
});

test('refuses a stack that does not exist', () => {
  inProject((project) => {
    const { status, stderr } = upgrade(project, '--stack', 'prod-swedencentrl');
    expect(status).toBe(2);
    expect(stderr).toContain("unknown stack 'prod-swedencentrl'");
    rmSync(path.join(project, 'generated'), { recursive: true });
  });
});

test('writes the other steps if the file does not allow one, and names its place', () => {
  inProject((project, read) => {
    const before = read('dev').replace('deployments:\n', 'deployments: &all\n');
    writeFileSync(path.join(project, 'environments/dev.yaml'), before);
    const { status, stdout } = upgrade(project);
    expect(status).toBe(1);
    expect(stdout).toContain(`\
  Not written, because the file does not allow it: environments/dev.yaml:6:9: deployments has the anchor &all: the entry would also appear where *all is used.
  By hand: Step 1 of 3: adds chat-2 beside it: gpt-5.6-terra 2026-07-09, which retires on 2028-01-11.
`);
    expect([read('dev'), read('prod')]).toEqual([before, expect.stringContaining('  chat-2: ')]);
  });
});
