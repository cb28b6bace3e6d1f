import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { stampPage } from '../../../lib/readme/stamp-page';
import { readStack } from '../../../lib/stack/stack';
import { exampleFleet, fleetOf, synthesized } from '../../support/project';
import { ROOT } from '../../support/root';
import { rowsUnder } from '../../support/page-rows';

const files = synthesized(exampleFleet('watched'));
const FOLDER = 'generated/violet/swedencentral';
const page = files.get(`${FOLDER}/README.md`) ?? '';
const shared = files.get('generated/violet/environment/README.md') ?? '';

/** The page with an override file in the folder. */
function pageWith(resource: object): string {
  const override = ['x_override.tf.json', JSON.stringify({ resource })] as const;
  return stampPage(readStack(FOLDER, new Map([['cdk.tf.json', files.get(`${FOLDER}/cdk.tf.json`) ?? ''], override])));
}

/** The row of an alert in a page. */
const alertIn = (text: string, name: string) => rowsUnder('Alerts', text).find(([cell]) => cell?.includes(name));

describe('the alerts on the page of a stamp', () => {
  test('state the condition, the severity, who is notified and what to do', () => {
    expect(alertIn(page, 'throttling')).toEqual([
      '`alert-oai-triage-violet-sdc-throttling`',
      expect.stringMatching(/\(Total of `AzureOpenAIRequests` in 15 minutes above 20\)$/) as unknown,
      '2',
      '`ag-oai-triage-violet-sdc-swedencentral`',
      expect.stringContaining('See `docs/runbook.md#throttling`.') as unknown,
    ]);
  });

  test('compare with what is usual if there is no limit', () => {
    expect(alertIn(page, 'latency')?.[1]).toContain('above what is usual)');
  });

  test('name headings of the runbook that exist', () => {
    const headings = [...readFileSync(path.join(ROOT, 'docs/runbook.md'), 'utf8').matchAll(/^## (.+)$/gm)].map(
      ([, name]) => name,
    );
    const named = [...`${page}${shared}`.matchAll(/docs\/runbook\.md#([\w-]+)/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !headings.includes(name))).toEqual([]);
  });

  test('say which alert is turned off, notifies no one, or is not from the kit', () => {
    const changed = pageWith({
      azurerm_monitor_metric_alert: {
        alerts_throttling: { enabled: false },
        other: {
          name: 'other',
          scopes: ['x'],
          description: 'Mine',
          criteria: [{ metric_name: 'Other', aggregation: 'Total', operator: 'GreaterThan', threshold: 1 }],
        },
      },
    });
    expect(alertIn(changed, 'throttling')?.[2]).toBe('**turned off**');
    expect(alertIn(changed, 'other')?.[3]).toBe('**no one**');
    expect(alertIn(changed, 'other')?.[4]).toBe('not described in docs/runbook.md');
  });

  test('state where Azure processes the addresses of the action group', () => {
    expect(page).toMatch(
      /`ag-oai-triage-violet-sdc-swedencentral` sends e-mails to oncall@example\.com, second@example\.com\. Azure processes them in Sweden Central\./,
    );
    expect(pageWith({ azurerm_monitor_action_group: { action_group: { enabled: false } } })).toContain('**it is turned off**');
  });
});

test('the page of the environment names the groups whose operations the alerts see', () => {
  expect(shared).toContain('The alerts about operations see only those in `rg-triage-violet-');
  expect(alertIn(shared, 'keys-listed')?.[1]).toContain('(`Microsoft.CognitiveServices/accounts/listKeys/action`)');
});

describe('the budget on the page of a stamp', () => {
  const pageWithGroup = (resourceGroup: object) => {
    const text = stringify({
      ...{ environment: 'prod', workload: 'desk', residency: { dataZone: 'EU' }, resourceGroup },
      subscriptionId: '00000000-0000-0000-0000-0000000000e1',
      budget: { amount: 500, emails: ['finance@example.com'] },
      regions: { swedencentral: { network: { addressSpace: '10.20.0.0/24' } } },
    });
    return synthesized(fleetOf({ prod: text })).get('generated/prod/swedencentral/README.md') ?? '';
  };

  test('says that it counts everything in a group that the stamp does not create', () => {
    expect(pageWithGroup({ existing: 'rg-landing-zone' })).toContain(
      'This stack does not create the resource group `rg-landing-zone`. The budget counts everything in it, including what is not of this stack. Other budgets for the same resource group count the same costs.',
    );
    expect(pageWithGroup({})).not.toContain('This stack does not create');
    expect(shared).not.toContain('This stack does not create');
  });
});

describe('the locks on the page of a stamp', () => {
  test('are those on the workspace, with what they do not stop', () => {
    expect(page).toContain(
      'The workspace `log-triage-violet-sdc` has the lock `keep-logs` of the level `CanNotDelete`. While a lock exists, Azure refuses to delete what it is on, and the whole resource group. A lock does not stop this stack',
    );
    expect(files.get('generated/violet/francecentral/README.md')).not.toContain('## Locks');
  });

  test('have the level that an override sets, and others are listed with other resources', () => {
    const lock = { name: 'hold', scope: '${azurerm_cognitive_account.account.id}', lock_level: 'ReadOnly' };
    const changed = pageWith({
      azurerm_management_lock: { diagnostics_workspace_lock: { lock_level: 'ReadOnly' }, other: lock },
    });
    expect(changed).toContain('`keep-logs` of the level `ReadOnly`');
    expect(changed).toMatch(/## Other resources[^#]*azurerm_management_lock\.other/);
  });
});
