import { breachesOf } from '../../../lib/guardrails/breaches';
import type { Stack } from '../../../lib/stack/stack';
import { judged } from '../../../lib/guardrails/waiver';
import { over } from '../../support/edited-stack';

describe('guardrails of providers', () => {
  test.each<[string, Stack, string[]]>([
    [
      'a provider that only a resource names',
      over({ resource: { random_password: { x: { length: 20 } } } }),
      ['terraform.required_providers.random'],
    ],
    [
      'a provider that only data, an argument or its settings name',
      over({
        data: { external: { probe: { program: ['a'] } } },
        provider: { helm: [{}] },
        resource: { azurerm_resource_group: { x: { provider: 'other.alias' } }, terraform_data: { x: {} } },
      }),
      ['terraform.required_providers.external', 'terraform.required_providers.helm', 'terraform.required_providers.other'],
    ],
    [
      'no open range if another condition allows only one version',
      over({ terraform: { required_providers: { azurerm: { version: '>= 4.0, = 4.81.0' } } } }),
      [],
    ],
  ])('find %s', (_, stack, expected) => {
    const found = breachesOf(stack, { residency: { dataZone: 'EU' } });
    expect(found.flatMap(({ guardrail, attribute }) => (guardrail === 'guardrails/providers' ? attribute : []))).toEqual(
      expected,
    );
  });

  test('explain what Terraform does with a provider that is not required', () => {
    const [found] = breachesOf(over({ resource: { random_password: { x: {} } } }), { residency: { dataZone: 'EU' } });
    expect(found).toMatchObject({
      severity: 'error',
      message:
        'random_password.x uses the provider random, which is not in required_providers: Terraform installs any version of hashicorp/random',
      help: 'add random to required_providers, with its source and one exact version',
    });
  });

  describe('check the source of a provider', () => {
    const from = (name: string, source: unknown) =>
      over({ terraform: { required_providers: { [name]: { source, version: '1.2.3' } } } });
    const broken = (stack: Stack) =>
      breachesOf(stack, { residency: { dataZone: 'EU' } }).filter(({ guardrail }) => guardrail === 'guardrails/providers');

    test.each([
      ['azurerm', 'hashicorp/azurerm'],
      ['azurerm', 'HashiCorp/azurerm'],
      ['azurerm', 'registry.terraform.io/hashicorp/azurerm'],
      ['random', 'registry.opentofu.org/hashicorp/random'],
      ['azapi', 'azure/azapi'],
      ['azapi', 'Registry.Terraform.io/Azure/azapi'],
      ['azurerm', 'azurerm'],
      ['random', null],
    ])('%s from %s', (name, source) => {
      expect(broken(from(name, source))).toEqual([]);
    });

    test.each([
      ['azapi', 'evil/azapi'],
      ['azapi', 'azure/other'],
      ['azurerm', 'evil.example/hashicorp/azurerm'],
      ['azapi', 'registry.terraform.io.evil.example/azure/azapi'],
      ['azurerm', 'registry.terraform.io/hashicorp/azurerm/x'],
      ['azurerm', 'hashicorp'],
      ['azurerm', '${var.source}'],
    ])('but not %s from %s', (name, source) => {
      expect(broken(from(name, source))).toEqual([
        {
          ...{ guardrail: 'guardrails/providers', severity: 'error' },
          message: `the provider ${name} comes from ${source}: its code runs with the token of the pipeline`,
          help: 'use a provider of hashicorp or azure/azapi; for another one that your company trusts, add a waiver',
          ...{ address: `terraform.required_providers.${name}`, attribute: 'source' },
        },
      ]);
    });

    test('unless it is waived by its address or by the file that requires it', () => {
      const written = { terraform: { required_providers: { github: { source: 'integrations/github', version: '6.2.1' } } } };
      const all = broken(over({}, ['github.tf.json', JSON.stringify(written)]));
      const left = (subject: string) => {
        const waiver = { owner: 'platform', reason: 'our repositories are there', expires: '2026-12-31' };
        return judged(all, [{ ...waiver, rule: 'guardrails/providers', subject }], '2026-11-23').broken.length;
      };
      const subjects = ['terraform.required_providers.github', 'github.tf.json', 'terraform.required_providers.azapi'];
      expect(subjects.map(left)).toEqual([0, 0, 1]);
    });
  });
});
