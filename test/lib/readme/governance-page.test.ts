import { governancePage } from '../../../lib/readme/governance-page';
import { readStack } from '../../../lib/stack/stack';
import { exampleFleet, synthesized } from '../../support/project';
import { rowsUnder } from '../../support/page-rows';

const files = synthesized(exampleFleet('governance'));
const FOLDER = 'generated/governance/mg-ai';
const page = files.get(`${FOLDER}/README.md`) ?? '';

/** The page with an override file in the folder. */
function pageWith(resource: object): string {
  const override = ['x_override.tf.json', JSON.stringify({ resource })] as const;
  return governancePage(readStack(FOLDER, new Map([['cdk.tf.json', files.get(`${FOLDER}/cdk.tf.json`) ?? ''], override])));
}

describe('the page of policies', () => {
  test('shows each policy with its effect and its values', () => {
    const rows = rowsUnder('Policies', page);
    const row = (key: string) => rows.find(([name]) => name === `\`${key}\``);
    expect(row('skus')).toEqual([
      ...['`skus`', 'Deny', 'Deployments of other types, which decide where Azure processes prompts'],
      'allowedSkus: `DataZoneBatch, DataZoneProvisionedManaged, DataZoneStandard, ProvisionedManaged, Standard`',
      'custom `azure-openai-stamps-skus`',
    ]);
    expect(row('publishers')?.slice(1, 4)).toEqual([
      ...['Deny', 'Deployments of models whose publisher processes prompts itself (Anthropic)', 'none'],
    ]);
    expect(page).toContain('whether Azure or their publisher processes prompts, such as those of Fireworks.');
    expect(row('private-link')?.[1]).toBe('Audit');
    expect(row('deployments-hate')?.[4]).toContain('(preview): built-in `930f48f9-f07e-427c-9494-52603581c6a9`');
  });

  test('shows the scope, and that nothing is excluded', () => {
    expect(page).toMatch(
      /\| `\/providers\/Microsoft\.Management\/managementGroups\/mg-ai` \| `azure-openai-stamps` \| yes +\| nothing +\|/,
    );
  });

  test('states who applies it, and where its state is', () => {
    expect(page).toContain('Resource Policy Contributor');
    expect(page).toContain('No pipeline applies it.');
    expect(page).toContain('Its state is a file in the project folder');
    const sandbox = files.get('generated/governance/00000000-0000-0000-0000-0000000000b3/README.md') ?? '';
    expect(sandbox).toContain('Its state is in the container `governance`. No pipeline may be able to write to it');
  });

  test('names policies that the kit does not assign, with the reason', () => {
    expect(page).toContain('They write what Terraform manages, and need an identity with rights.');
  });

  test('shows what files beside it change', () => {
    const changed = pageWith({
      azurerm_management_group_policy_assignment: {
        policy_assignment: { enforce: false, not_scopes: ['/subscriptions/00000000-0000-0000-0000-0000000000b1'] },
      },
    });
    expect(changed).toContain('**no: Azure only evaluates it**');
    expect(changed).toContain('`/subscriptions/00000000-0000-0000-0000-0000000000b1`');
  });
});
