import { requiredProvidersOf } from '../stack/facts/sections';
import type { Breach, Guardrail } from './guardrail';

const EXACT = /^=?\s*v?\d+\.\d+\.\d+(-[\w.]+)?$/;

export const providers: Guardrail = {
  id: 'guardrails/providers',
  summary: 'Every provider is pinned to one version.',
  why: 'Another version may read the same configuration in another way, and what was reviewed is not what is applied.',
  check: ({ stack }) =>
    requiredProvidersOf(stack).flatMap(({ name, version }): Breach[] =>
      version !== undefined && EXACT.test(version.trim())
        ? []
        : [
            {
              severity: 'error',
              message: `the provider ${name} may be ${version === undefined || version === '' ? 'any version' : version}`,
              help: 'write one exact version, such as 4.81.0',
              attribute: `terraform.required_providers.${name}.version`,
            },
          ],
    ),
};
