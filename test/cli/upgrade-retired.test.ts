import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { command } from '../support/command';
import { writeGenerated } from '../support/write-generated';

const dev = (deployment: string, more = '') => `environment: dev
workload: assistants
subscriptionId: 11111111-1111-1111-1111-111111111111
residency: global
network: { addressSpace: 10.1.0.0/24 }
deployments:
  ${deployment}
regions: { swedencentral: }
${more}`;

const O4 = 'o4: { model: o4-mini, version: "2025-04-16", alreadyDeployed: true, sku: GlobalStandard, capacity: 10 }';

/** A day after the retirement of o4-mini. */
const LATER = ['--today', '2026-11-26'];

/** Runs a test in a project with one environment, whose generated/ is current. */
function inDev(text: string, work: (project: string, read: () => string) => void) {
  const project = mkdtempSync(path.join(tmpdir(), 'upgrade-'));
  const file = path.join(project, 'environments/dev.yaml');
  try {
    mkdirSync(path.dirname(file));
    writeFileSync(file, text);
    writeGenerated(project);
    work(project, () => readFileSync(file, 'utf8'));
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

const upgrade = (project: string, ...args: string[]) => command('upgrade', '--project', project, ...LATER, ...args);

const check = (project: string) => command('check', '--project', project, ...LATER);

test('replaces a deployment that no longer answers in one step, which the check accepts', () => {
  inDev(dev(O4), (project, read) => {
    expect(check(project).status).toBe(1);
    const { status, stdout, stderr } = upgrade(project);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`\
o4 of dev-swedencentral: o4-mini 2025-04-16, which was retired on 2026-11-19, GlobalStandard
  One step: replaces it with o4-2: gpt-5.6-terra 2026-07-09, which retires on 2028-01-11.
  o4 no longer answers, so there is nothing to wait for. Clients must change the name to that of o4-2.
`);
    expect(stdout).not.toContain('keeps answering');
    expect(read()).toBe(dev('o4-2: { model: gpt-5.6-terra, version: "2026-07-09", sku: GlobalStandard, capacity: 10 }'));
    expect(check(project).status).toBe(0);
    expect(upgrade(project).stdout).toMatch(/^No deployed version retires/);
  });
});

test('removes one whose successor is written but not generated, because the check refuses it', () => {
  const successor = 'o4-2: { model: gpt-5.6-terra, version: "2026-07-09", sku: GlobalStandard, capacity: 10, replaces: o4 }';
  inDev(dev(O4), (project, read) => {
    writeFileSync(path.join(project, 'environments/dev.yaml'), dev(`${O4}\n  ${successor}`));
    const { status, stdout } = upgrade(project);
    expect(status).toBe(0);
    expect(stdout).toContain('Removes it: it was retired. Clients that still send the name o4 must change it to o4-2.\n');
    expect(read()).toBe(dev(successor.replace(', replaces: o4', '')));
    expect(check(project).status).toBe(0);
  });
});

test.each([
  ['gpt-35-turbo', '0125'],
  ['dall-e-3', '3.0'],
])('says that %s was retired, and never that it keeps answering', (model, version) => {
  inDev(
    dev(`old: { model: ${model}, version: "${version}", sku: Standard, capacity: 1, alreadyDeployed: true }`),
    (project) => {
      const { stdout } = upgrade(project, '--dry-run');
      expect(stdout).toContain(`old of dev-swedencentral: ${model} ${version}, which was retired, Standard\n`);
      expect(stdout).not.toMatch(/keeps answering|no known retirement/);
    },
  );
});

test('writes nothing if Azure may have upgraded it by itself: then its name still answers', () => {
  inDev(dev(O4.replace('capacity', 'versionUpgradeOption: OnceCurrentVersionExpired, capacity')), (project, read) => {
    const before = read();
    const { status, stdout } = upgrade(project);
    expect(status).toBe(1);
    expect(stdout).toContain('write the model and version that Azure shows for it');
    expect(read()).toBe(before);
  });
});
