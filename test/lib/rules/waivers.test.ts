import { checkFleet } from '../../../lib/rules';
import { pageOf } from '../../support/page-of';
import { fleetOf } from '../../support/project';

const WAIVER =
  '{ rule: residency/processing, subject: SUBJECT, owner: ciso, reason: No capacity in the zone yet, expires: "2027-01-31" }';

/** An environment with two regions whose deployment `chat` leaves the data zone, and a waiver for a subject. */
const environment = (subject: string, more = '') => ({
  dev: `
environment: dev
workload: assistants
subscriptionId: 11111111-1111-1111-1111-111111111111
residency: { dataZone: EU }
homeRegion: swedencentral
waivers:
  launch: ${WAIVER.replace('SUBJECT', subject)}
deployments:
  chat: { model: gpt-5.4, version: "2026-03-05", sku: GlobalStandard, capacity: 1 }
${more}
regions:
  francecentral: { network: { addressSpace: 10.0.0.0/24 } }
  swedencentral: { network: { addressSpace: 10.0.1.0/24 } }
`,
});

/** Each problem, once for each stamp that has it. */
const check = (files: Record<string, string>, today = '2026-11-23') =>
  checkFleet(fleetOf(files), { today }).flatMap(({ severity, rule, stamps = [''] }) => stamps.map(() => `${severity} ${rule}`));

describe('a waiver', () => {
  test('waives its subject in every region', () => {
    expect(check(environment('deployments.chat'))).toEqual(['notice residency/processing', 'notice residency/processing']);
  });

  test('waives its subject in one region only, if it names the region', () => {
    expect(check(environment('francecentral/deployments.chat'))).toEqual([
      'notice residency/processing',
      'error residency/processing',
    ]);
  });

  test('states its owner, reason and last day in the notice', () => {
    const [notice] = checkFleet(fleetOf(environment('deployments.chat')), { today: '2026-11-23' });
    expect(notice?.message).toMatch(/ \(waived until 2027-01-31 by ciso: No capacity in the zone yet\)$/);
    expect(notice?.help).toBeUndefined();
  });

  test('applies until its last day, inclusive', () => {
    expect(check(environment('deployments.chat'), '2027-01-31')).not.toContain('error residency/processing');
    expect(check(environment('deployments.chat'), '2027-02-01').sort()).toEqual([
      'error residency/processing',
      'error residency/processing',
      'error waivers/expired',
    ]);
  });

  test('does not apply to another rule', () => {
    expect(
      check(
        environment('deployments.chat').dev.includes('chat')
          ? environment(
              'deployments.chat',
              'access: { a: { principalId: 11111111-1111-1111-1111-111111111111, principalType: User, role: Owner } }',
            )
          : {},
      ),
    ).toContain('error access/role');
  });

  test('does not apply to another environment', () => {
    const { dev } = environment('deployments.chat');
    const prod = dev
      .replace('environment: dev', 'environment: prod')
      .replace(/waivers:\n.*\n/, '')
      .replaceAll('10.0.', '10.1.')
      .replace('11111111-1111', '22222222-1111');
    expect(check({ dev, prod }).filter((problem) => problem.startsWith('error'))).toEqual([
      'error residency/processing',
      'error residency/processing',
    ]);
  });

  test('is not reported as unused while a file has errors', () => {
    const broken = environment('deployments.other', 'tags: none');
    expect(check(broken)).not.toContain('error waivers/unused');
    expect(check(environment('deployments.other'))).toContain('error waivers/unused');
  });

  test('appears on the page of its stamps, regardless of the date', () => {
    const pages = fleetOf(environment('francecentral/deployments.chat')).stamps.map(({ value }) => pageOf(value));
    expect(
      pages.map((page) =>
        page.includes(
          '| `residency/processing` | `francecentral/deployments.chat` | ciso  | No capacity in the zone yet | 2027-01-31 |',
        ),
      ),
    ).toEqual([true, false]);
    expect(pages[0]).toContain('any Azure region — **outside the residency**');
  });
});
