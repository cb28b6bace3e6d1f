import { readFileSync } from 'node:fs';
import path from 'node:path';
import { breachesOf } from '../../../lib/guardrails/breaches';
import { stackOfPlan } from '../../../lib/stack/source/plan';

/** A plan of the configuration in this folder, without the parts that the kit does not read. */
const PLAN = readFileSync(path.join(__dirname, 'instances/plan.json'), 'utf8');

describe('a plan with several instances of modules and resources', () => {
  const found = breachesOf(stackOfPlan('plan', PLAN), { residency: { dataZone: 'EU' } });
  const places = (guardrail: string) =>
    found
      .filter((each) => each.guardrail === guardrail)
      .map(({ address, message }) => [address, /not known|eastus/.exec(message)?.[0]]);

  test('is checked account by account', () => {
    expect(places('guardrails/places')).toEqual([
      ['azurerm_cognitive_account.flat["us"]', 'eastus'],
      ['module.openai["us"].azurerm_cognitive_account.this[0]', 'eastus'],
    ]);
  });

  test('checks each deployment by its own account, and strictly if the account is not known', () => {
    expect(places('guardrails/residency')).toEqual([
      ['azurerm_cognitive_deployment.any', 'not known'],
      ['azurerm_cognitive_deployment.each_value_id["us"]', 'eastus'],
      ['azurerm_cognitive_deployment.each_value_resource["us"]', 'eastus'],
      ['azurerm_cognitive_deployment.literal', 'eastus'],
      ['azurerm_cognitive_deployment.other_key["x"]', 'not known'],
      ['azurerm_cognitive_deployment.other_key["y"]', 'not known'],
      ['azurerm_cognitive_deployment.same_key["us"]', 'eastus'],
      ['module.openai["us"].azurerm_cognitive_deployment.splat', 'eastus'],
      ['module.openai["us"].azurerm_cognitive_deployment.zero', 'eastus'],
    ]);
  });

  test('has no other breaches', () => {
    const others = found.filter(({ guardrail }) => !['guardrails/places', 'guardrails/residency'].includes(guardrail));
    expect(others).toEqual([]);
  });
});
