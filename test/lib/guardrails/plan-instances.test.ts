import { readFileSync } from 'node:fs';
import path from 'node:path';
import { breachesOf } from '../../../lib/guardrails/breaches';
import { stackOfPlan } from '../../../lib/stack/source/plan';

/** Of the configuration beside it, without what no reading looks at. */
const PLAN = readFileSync(path.join(__dirname, 'instances/plan.json'), 'utf8');

describe('a plan with several instances of modules and resources', () => {
  const found = breachesOf(stackOfPlan('plan', PLAN), { residency: { dataZone: 'EU' } });
  const places = (guardrail: string) =>
    found
      .filter((each) => each.guardrail === guardrail)
      .map(({ address, message }) => [address, /not known|eastus/.exec(message)?.[0]]);

  test('is judged account by account', () => {
    expect(places('guardrails/places')).toEqual([
      ['azurerm_cognitive_account.flat["us"]', 'eastus'],
      ['module.openai["us"].azurerm_cognitive_account.this[0]', 'eastus'],
    ]);
  });

  test('has each deployment judged by its own account, and strictly where nobody knows which that is', () => {
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

  test('has nothing else wrong with it', () => {
    const others = found.filter(({ guardrail }) => !['guardrails/places', 'guardrails/residency'].includes(guardrail));
    expect(others).toEqual([]);
  });
});
