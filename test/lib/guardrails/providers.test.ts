import { breachesOf } from '../../../lib/guardrails/breaches';
import type { Stack } from '../../../lib/stack/stack';
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
      'no version that moves where another condition leaves one',
      over({ terraform: { required_providers: { azurerm: { version: '>= 4.0, = 4.81.0' } } } }),
      [],
    ],
  ])('find %s', (_, stack, expected) => {
    const found = breachesOf(stack, { residency: { dataZone: 'EU' } });
    expect(found.flatMap(({ guardrail, attribute }) => (guardrail === 'guardrails/providers' ? attribute : []))).toEqual(
      expected,
    );
  });

  test('say what Terraform does with a provider that is not required', () => {
    const [found] = breachesOf(over({ resource: { random_password: { x: {} } } }), { residency: { dataZone: 'EU' } });
    expect(found).toMatchObject({
      severity: 'error',
      message:
        'random_password.x uses the provider random, which is not required: Terraform installs hashicorp/random in any version',
      help: 'write random with its source and one exact version under required_providers',
    });
  });
});
