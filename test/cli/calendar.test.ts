import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { command } from '../support/command';
import { parseCalendar } from '../support/icalendar';

const DEV = `
environment: dev
workload: assistants
subscriptionId: 11111111-1111-1111-1111-111111111111
residency: { dataZone: EU }
network: { addressSpace: 10.1.0.0/24 }
deployments:
  chat: { model: gpt-5.4, version: "2026-03-05", sku: DataZoneStandard, capacity: 10 }
  small: { model: gpt-9, version: "1", sku: DataZoneStandard, capacity: 10 }
waivers:
  old: { rule: model/lifecycle, subject: deployments.chat, owner: team, reason: until the test is done, expires: "2026-12-31" }
regions: { swedencentral: }
`;

/** Runs the command in a temporary project with one environment. */
function calendar(dev: string, ...args: string[]) {
  const project = mkdtempSync(path.join(tmpdir(), 'calendar-'));
  try {
    mkdirSync(path.join(project, 'environments'));
    writeFileSync(path.join(project, 'environments/dev.yaml'), dev);
    return command('calendar', '--project', project, ...args);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

test('lists what is ahead, in the order of days', () => {
  expect(calendar(DEV, '--today', '2026-11-30')).toEqual({
    status: 0,
    stderr: '',
    stdout: `\
Day          In days  Environment  Event                                           Where
2026-12-31        31  dev          last day of the waiver old of model/lifecycle   deployments.chat
2027-09-02?      276  dev          gpt-5.4 2026-03-05 as DataZoneStandard retires  chat in dev-swedencentral

? after a day: it is not verified with Microsoft
No retirement is known for gpt-9 1 as DataZoneStandard in dev: the catalogue has no date
Retirements: catalogue of 2026-07-30; npx stamps models has its sources
`,
  });
});

test('lists only days within the horizon, and those that have passed', () => {
  const { stdout } = calendar(DEV, '--today', '2027-01-02', '--within', '30', '--json');
  const { entries } = JSON.parse(stdout) as { readonly entries: readonly { readonly day: string; readonly inDays: number }[] };
  expect(entries.map(({ day, inDays }) => [day, inDays])).toEqual([['2026-12-31', -2]]);
});

test('writes the same calendar on every day', () => {
  const [one, other] = ['2026-11-30', '2027-11-30'].map((day) => calendar(DEV, '--format', 'ics', '--today', day));
  expect(one).toEqual(other);
  expect(parseCalendar(one?.stdout ?? '').components).toHaveLength(4);
  expect(calendar(DEV, '--format', 'mermaid').stdout).toMatch(
    /^gantt\n[^]* On 2027-09-02\? in dev[^]*\n%% \? after a day: it is not verified with Microsoft\n$/,
  );
});

test('refuses a horizon for a calendar', () => {
  const { status, stderr } = calendar(DEV, '--format', 'ics', '--within', '30');
  expect(status).toBe(2);
  expect(stderr).toContain('--within needs text or json');
});

test('fails if a file has errors, and prints what it can read', () => {
  const { status, stdout, stderr } = calendar(DEV.replace('workload: assistants\n', 'workload: 5\n'), '--today', '2026-11-30');
  expect(status).toBe(1);
  expect(stderr).toContain('environments/dev.yaml:3:11 error ');
  expect(stdout).toContain('2027-09-02?');
});
