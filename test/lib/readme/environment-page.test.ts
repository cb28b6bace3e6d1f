import { environmentPage } from '../../../lib/readme/environment-page';
import { readStacks } from '../../../lib/stack/read-stacks';
import { exampleFleet, fleetOf, synthesized } from '../../support/project';
import { pageBeside } from '../../support/page-beside';
import { rowsUnder } from '../../support/page-rows';

const filesOf = (example: string) => synthesized(exampleFleet(example));

describe('the page of an environment', () => {
  test('names its zones, the stacks that use them, and the networks that it links', () => {
    const page = filesOf('existing-network').get('generated/shared/environment/README.md') ?? '';
    expect(page).toMatch(/\| `privatelink\.openai\.azure\.com` \| shared-eastus, shared-westeurope +\| shared-environment +\|/);
    expect(page).toContain(
      '- `/subscriptions/00000000-0000-0000-0000-0000000000f0/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet-hub`',
    );
    expect(page).toContain('in the resource group `rg-triage-shared-dns` in West Europe');
  });

  test.each([
    ['another resource group', 'rg-triage-blue-dns', 'rg-other'],
    ['another zone', 'privatelink.openai.azure.com', 'privatelink.cognitiveservices.azure.com'],
  ])('does not count a stamp that uses %s', (_, own, other) => {
    const folder = 'generated/blue/environment';
    const files = new Map(filesOf('environment-dns'));
    const stamp = 'generated/blue/swedencentral/cdk.tf.json';
    files.set(stamp, (files.get(stamp) ?? '').replaceAll(own, other));
    const stacks = readStacks(files, 'the test');
    const stack = stacks.get(folder);
    const [row] = rowsUnder('# blue-environment', stack ? environmentPage(stack, stacks.values()) : '');
    expect(row?.slice(1)).toEqual(['blue-germanywestcentral', 'blue-germanywestcentral']);
  });

  test('lists the other resources, and shows which guardrails are broken', () => {
    const resource = {
      azurerm_cognitive_account: { pub: { name: 'pub', public_network_access_enabled: true, local_auth_enabled: true } },
      azurerm_private_dns_a_record: { r: { name: 'x' } },
      azurerm_resource_group: { zz: { name: 'zz' } },
      azurerm_role_assignment: { o: { role_definition_name: 'Owner', scope: '/subscriptions/x', principal_id: 'y' } },
    };
    const page = pageBeside('environment-dns', 'generated/blue/environment', 'x.tf.json', JSON.stringify({ resource }));
    expect(rowsUnder('Other resources', page).map(([address]) => address)).toEqual([
      '`azurerm_cognitive_account.pub`',
      '`azurerm_private_dns_a_record.r`',
      '`azurerm_resource_group.zz`',
      '`azurerm_role_assignment.o`',
    ]);
    expect(rowsUnder('Guardrails', page).map(([guardrail]) => guardrail)).toEqual(
      expect.arrayContaining(['`guardrails/keys`', '`guardrails/public-network`', '`guardrails/roles`']),
    );
    const usual = filesOf('environment-dns').get('generated/blue/environment/README.md');
    expect(usual).not.toMatch(/## (Other resources|Guardrails)/);
  });

  test('lists retirements and waivers of all stamps of the environment, and of no other', () => {
    const file = (environment: string, more: string) => `
environment: ${environment}
workload: assistants
subscriptionId: 11111111-1111-1111-1111-111111111111
residency: { dataZone: EU }
deployments: { chat: { model: gpt-5.4, version: "2026-03-05", sku: DataZoneStandard, capacity: 10 } }
regions: { swedencentral: { network: { addressSpace: 10.${environment.length}.0.0/24 } } }
${more}`;
    const reason = '"<b>| until the end |</b>"';
    const waiver = `{ rule: model/lifecycle, subject: deployments.chat, owner: "[x](y)", reason: ${reason}, expires: "2026-12-31" }`;
    const page = synthesized(
      fleetOf({ dev: file('dev', `waivers: { old: ${waiver} }`), prod: file('prod', 'waivers: {}') }),
    ).get('generated/dev/environment/README.md');
    expect(rowsUnder('Calendar', page ?? '').map((row) => row.slice(0, 3))).toEqual([
      ['2026-12-31', 'last day of the waiver old of model/lifecycle', 'deployments.chat'],
      ['2027-09-02?', 'gpt-5.4 2026-03-05 as DataZoneStandard retires', 'chat in dev-swedencentral'],
    ]);
    expect(page).toContain('Owner: [x\\](y). Reason: &lt;b>\\| until the end \\|&lt;/b>');
    expect(page).toContain(' :milestone, 2027-09-02, 0d\n');
    expect(page).not.toContain('prod');
  });
});
