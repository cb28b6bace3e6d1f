import { impliedProvidersOf, providersOf, requiredProvidersOf } from '../stack/facts/sections';
import { destinationsIn } from '../stack/facts/sign-in';
import type { Breach, Guardrail, Subject } from './guardrail';
import { sectionPlace } from './section-place';

const EXACT = /^=?\s*v?\d+\.\d+\.\d+(-[\w.]+)?$/;

export const providers: Guardrail = {
  id: 'guardrails/providers',
  summary:
    'Every provider comes from HashiCorp, or is azapi of Microsoft, is pinned to one version, and signs in to the public cloud of Azure.',
  why: 'Another version may read the same configuration in another way, and what was reviewed is not what is applied. A provider is a program that runs with the token of the pipeline, and sends it where it signs in.',
  check: (subject) => [...unknown(subject), ...unpinned(subject), ...implied(subject), ...elsewhere(subject)],
};

const elsewhere = ({ stack }: Subject): Breach[] =>
  providersOf(stack).flatMap(({ name, settings }) =>
    [...destinationsIn(settings).keys()].map((argument) => ({
      ...{ severity: 'error', message: `the provider ${name} sends its token elsewhere with ${argument}` },
      ...{ help: `remove ${argument}`, attribute: `provider.${name}.${argument}` },
    })),
  );

/** Where Terraform and OpenTofu get providers from. What is written without a host is in the one of them that runs. */
const REGISTRY = /^registry\.(?:terraform\.io|opentofu\.org)\//;

/** All of HashiCorp, and the other provider that the kit uses. */
const isKnown = (source: string) => {
  const [namespace, name, ...more] = source.toLowerCase().replace(REGISTRY, '').split('/');
  return more.length === 0 && name !== undefined && (namespace === 'hashicorp' || (namespace === 'azure' && name === 'azapi'));
};

const unknown = ({ stack }: Subject): Breach[] =>
  requiredProvidersOf(stack)
    // Terraform takes hashicorp/<name> where no source is written.
    .filter(({ source }) => source !== undefined && !isKnown(source))
    .map(({ name, source = '' }) => ({
      severity: 'error',
      message: `the provider ${name} comes from ${source}: its code runs with the token of the pipeline`,
      help: 'use a provider of hashicorp or azure/azapi; for another one that your company trusts, write a waiver',
      ...sectionPlace(stack, 'terraform', 'required_providers', name),
      attribute: 'source',
    }));

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
