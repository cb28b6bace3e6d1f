import { calendarSection } from '../../../lib/readme/calendar-section';
import { canonicalJson } from '../../../lib/generated/canonical-json';
import { stampFolder } from '../../../lib/generated/files';
import { stampNotes } from '../../../lib/generated/notes';
import { terraformOf } from '../../../stacks/terraform';
import { fleetOf } from '../../support/project';
import { stackOf } from '../../support/stack-of';

const section = (deployment: string) =>
  calendarSection(
    fleetOf({
      dev: `environment: dev
workload: assistants
subscriptionId: 11111111-1111-1111-1111-111111111111
residency: { dataZone: EU }
network: { addressSpace: 10.1.0.0/24 }
deployments: { chat: { ${deployment}, sku: DataZoneStandard, capacity: 10 } }
regions: { swedencentral: }
`,
    }).stamps.map(({ value }) => stackOf(stampFolder(value), canonicalJson(terraformOf(value), stampNotes(value, '0.1.0')))),
  ) ?? '';

test('marks days that are not verified in the chart and the table, and explains the mark below the chart', () => {
  const page = section('model: gpt-5.4, version: "2026-03-05"');
  expect(page).toContain('    On 2027-09-02? in dev, ');
  expect(page).toContain('\n| 2027-09-02? | ');
  expect(page).toContain('```\n\n? after a day: it is not verified with Microsoft.\n\n| Day');
});

test('has no mark if all days are verified', () => {
  expect(section('model: text-embedding-3-large, version: "1"')).not.toContain('?');
});
