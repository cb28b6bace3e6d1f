import { SERVED_CLOUDS } from '../catalog/cloud-name';
import { isInOneCloud } from '../stack/facts/cloud';
import type { Json } from '../stack/json';
import { impliedProvidersOf, providersOf, requiredProvidersOf } from '../stack/facts/sections';
import { destinationsIn } from '../stack/facts/sign-in';
import type { Breach, Guardrail, Subject } from './guardrail';
import { sectionPlace } from './section-place';

const EXACT = /^=?\s*v?\d+\.\d+\.\d+(-[\w.]+)?$/;

export const providers: Guardrail = {
  id: 'guardrails/providers',
  summary:
    'Every provider is from HashiCorp or is azapi from Microsoft, is pinned to one version, and signs in to the cloud of the regions of the stack.',
  why: 'Another version may read the same configuration differently, so the result may differ from what was reviewed. A provider is a program that runs with the token of the pipeline, and sends the token to the place where it signs in.',
  check: (subject) => [...unknown(subject), ...unpinned(subject), ...implied(subject), ...elsewhere(subject)],
};

const elsewhere = ({ stack }: Subject): Breach[] =>
  providersOf(stack).flatMap(({ name, settings }) =>
    [...destinationsIn(settings)]
      .filter(([argument, value]) => !(isCloud(argument, value) && isInOneCloud(stack)))
      .map(([argument, value]) => ({
        ...{ severity: 'error', message: `the provider ${name} sends its token to another place: ${argument} is set` },
        help: isCloud(argument, value)
          ? 'use the cloud of the regions of the stack, for every provider; for the public cloud, remove environment'
          : `remove ${argument}`,
        attribute: `provider.${name}.${argument}`,
      })),
  );

const isCloud = (argument: string, value: Json) =>
  argument === 'environment' && typeof value === 'string' && SERVED_CLOUDS.some((cloud) => cloud === value.toLowerCase());

/** The registries of Terraform and OpenTofu. A source without a host is in the registry of the program that runs. */
const REGISTRY = /^registry\.(?:terraform\.io|opentofu\.org)\//;

/** Providers from HashiCorp, and azapi, which the kit uses. */
const isKnown = (source: string) => {
  const [namespace, name, ...more] = source.toLowerCase().replace(REGISTRY, '').split('/');
  return more.length === 0 && name !== undefined && (namespace === 'hashicorp' || (namespace === 'azure' && name === 'azapi'));
};

const unknown = ({ stack }: Subject): Breach[] =>
  requiredProvidersOf(stack)
    // Without a source, and with a source like `azurerm`, which CDKTF writes, Terraform uses hashicorp/<name>.
    .filter(({ name, source = name }) => source !== name && !isKnown(source))
    .map(({ name, source = '' }) => ({
      severity: 'error',
      message: `the provider ${name} comes from ${source}: its code runs with the token of the pipeline`,
      help: 'use a provider of hashicorp or azure/azapi; for another one that your company trusts, add a waiver',
      ...sectionPlace(stack, 'terraform', 'required_providers', name),
      attribute: 'source',
    }));

/** Whether a constraint allows only one version: it is enough that one of its conditions is an exact version. */
const isExact = (version = '') => version.split(',').some((condition) => EXACT.test(condition.trim()));

const implied = ({ stack }: Subject): Breach[] =>
  impliedProvidersOf(stack).map(({ name, usedBy }) => ({
    severity: 'error',
    message: `${usedBy} uses the provider ${name}, which is not in required_providers: Terraform installs any version of hashicorp/${name}`,
    help: `add ${name} to required_providers, with its source and one exact version`,
    attribute: `terraform.required_providers.${name}`,
  }));

const unpinned = ({ stack }: Subject): Breach[] =>
  requiredProvidersOf(stack).flatMap(({ name, version }): Breach[] =>
    isExact(version)
      ? []
      : [
          {
            severity: 'error',
            message: `the provider ${name} is not pinned to one version: it allows ${version === undefined || version === '' ? 'any version' : version}`,
            help: 'write one exact version, such as 4.81.0',
            attribute: `terraform.required_providers.${name}.version`,
          },
        ],
  );
