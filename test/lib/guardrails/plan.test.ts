import { readFileSync } from 'node:fs';
import path from 'node:path';
import { breachesOf } from '../../../lib/guardrails/breaches';
import { stackOfPlan } from '../../../lib/stack/source/plan';

const EU = { residency: { dataZone: 'EU' } } as const;

describe('a plan of Terraform that this kit did not make', () => {
  const text = readFileSync(path.join(__dirname, 'hand-written/plan.json'), 'utf8');
  const found = breachesOf(stackOfPlan('plan', text), EU);

  test('is understood across modules, each resource at its own address', () => {
    expect(found.map(({ guardrail, severity, address, attribute }) => [severity, guardrail, address ?? attribute])).toEqual([
      ['error', 'guardrails/content-filter', 'module.openai.azurerm_cognitive_deployment.chat["batch"]'],
      ['error', 'guardrails/filter-approval', 'module.openai.azapi_resource.filter'],
      ['error', 'guardrails/keys', 'module.openai.azurerm_cognitive_account.this'],
      ['error', 'guardrails/providers', 'terraform.required_providers.azurerm.version'],
      ['error', 'guardrails/public-network', 'module.openai.azurerm_cognitive_account.this'],
      ['error', 'guardrails/residency', 'module.openai.azurerm_cognitive_deployment.chat["chat"]'],
      ['error', 'guardrails/roles', 'azurerm_role_assignment.owner'],
      ['error', 'guardrails/secrets', 'provider.azurerm.client_secret'],
      ['error', 'guardrails/secrets', 'output.key.value'],
    ]);
  });

  test('never shows a secret', () => {
    expect(text).toContain('not-a-real-secret');
    expect(JSON.stringify(found)).not.toContain('not-a-real-secret');
  });

  test('is refused where it is something else', () => {
    expect(() => stackOfPlan('plan', '{}')).toThrow('it is not what `terraform show -json` prints of a saved plan');
  });
});
