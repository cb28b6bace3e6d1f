import { impliedProvidersOf, providersOf, requiredProvidersOf } from '../stack/facts/sections';
import { destinationsIn } from '../stack/facts/sign-in';
import type { Breach, Guardrail, Subject } from './guardrail';

const EXACT = /^=?\s*v?\d+\.\d+\.\d+(-[\w.]+)?$/;

export const providers: Guardrail = {
  id: 'guardrails/providers',
  summary: 'Every provider is pinned to one version, and signs in to the public cloud of Azure.',
  why: 'Another version may read the same configuration in another way, and what was reviewed is not what is applied. Where a provider signs in, it sends the token of the pipeline.',
  check: (subject) => [...unpinned(subject), ...implied(subject), ...elsewhere(subject)],
};

const elsewhere = ({ stack }: Subject): Breach[] =>
  providersOf(stack).flatMap(({ name, settings }) =>
    [...destinationsIn(settings).keys()].map((argument) => ({
      ...{ severity: 'error', message: `the provider ${name} sends its token elsewhere with ${argument}` },
      ...{ help: `remove ${argument}`, attribute: `provider.${name}.${argument}` },
    })),
  );

/** One exact version among several conditions leaves no other. */
const isExact = (version = '') => version.split(',').some((condition) => EXACT.test(condition.trim()));

const implied = ({ stack }: Subject): Breach[] =>
  impliedProvidersOf(stack).map(({ name, usedBy }) => ({
    severity: 'error',
    message: `${usedBy} uses the provider ${name}, which is not required: Terraform installs hashicorp/${name} in any version`,
    help: `write ${name} with its source and one exact version under required_providers`,
    attribute: `terraform.required_providers.${name}`,
  }));

const unpinned = ({ stack }: Subject): Breach[] =>
  requiredProvidersOf(stack).flatMap(({ name, version }): Breach[] =>
    isExact(version)
      ? []
      : [
          {
            severity: 'error',
            message: `the provider ${name} may be ${version === undefined || version === '' ? 'any version' : version}`,
            help: 'write one exact version, such as 4.81.0',
            attribute: `terraform.required_providers.${name}.version`,
          },
        ],
  );
