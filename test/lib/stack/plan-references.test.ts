import type { JsonObject } from '../../../lib/stack/json';
import type { ModuleConfiguration } from '../../../lib/stack/source/plan-references';
import { calledModule, resolved } from '../../../lib/stack/source/plan-references';

const content: JsonObject = {
  module_calls: {
    inner: {
      expressions: { account: { references: ['azurerm_cognitive_account.main.id', 'azurerm_cognitive_account.main'] } },
      module: { outputs: { id: { expression: { references: ['azurerm_cognitive_account.own.id'] } } } },
    },
  },
};
const root: ModuleConfiguration = { path: [], content, inputs: {} };
const inner = calledModule(root, 'inner');
const in_ = (references: readonly string[], module = inner) => module && resolved(module, { references });

describe('a reference in a plan', () => {
  test('of a variable is what the call of the module sets it to', () => {
    expect(in_(['var.account'])).toBe('${azurerm_cognitive_account.main.id}');
  });

  test('of an output is what the module gives out', () => {
    expect(in_(['module.inner.id', 'module.inner'], root)).toMatch(/^\$\{azurerm_cognitive_account\.inner-+own\.id\}$/);
  });

  test('of anything else is not known', () => {
    expect(in_(['data.azurerm_client_config.x.object_id'])).toBeUndefined();
    expect(in_(['local.name', 'each.value', 'var.other'])).toBeUndefined();
  });
});
