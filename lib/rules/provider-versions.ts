import type { Located } from '../fleet/fleet';
import type { Fleet } from '../fleet/fleet';
import type { Stamp } from '../fleet/stamp';
import type { ProviderVersions } from '../terraform/provider-versions';
import { PROVIDER_VERSIONS } from '../terraform/provider-versions';
import type { Finding, Rule } from './rule';
import { finding } from './rule';

type Provider = keyof ProviderVersions;

/** Versions from `first` up to, but not including, `firstNot`, with the reasons for both limits. */
interface Range {
  readonly first: string;
  readonly firstNot: string;
  readonly older: string;
  readonly newer: string;
}

/** Sources: the changelog of azurerm (features: 4.75.0, links of private DNS zones: 5.0.0); azapi as the kit is tested with it. */
const RANGES: Readonly<Record<Provider, Range>> = {
  azapi: {
    first: '2.12.0',
    firstNot: '3.0.0',
    older: 'the kit is not tested with versions before 2.12.0',
    newer: 'another major version may read the same configuration differently',
  },
  azurerm: {
    first: '4.75.0',
    firstNot: '4.82.0',
    older:
      'it does not have the feature persist_id_on_create_before_polling_for_completion, so Terraform rejects the configuration',
    newer:
      '4.81.0 is the last known version of 4.x, and from 5.0.0 the links of private DNS zones have different arguments, so Terraform rejects the configuration',
  },
};

/** A team can pin the versions in its mirror, as long as they accept the generated configuration. */
export const providerVersions: Rule = {
  id: 'providers/version',
  summary: 'The provider versions that an environment pins accept the generated configuration.',
  waivable: false,
  check(fleet) {
    return onePerEnvironment(fleet).flatMap((located) =>
      (Object.keys(RANGES) as Provider[]).flatMap((provider) =>
        ofProvider(located, provider, located.value.providers[provider]),
      ),
    );
  },
};

/** All stamps of an environment pin the same versions, so one stamp per environment is enough. */
const onePerEnvironment = ({ stamps }: Fleet): Located<Stamp>[] => [
  ...new Map(stamps.map((located) => [located.value.environment, located])).values(),
];

function ofProvider(located: Located<Stamp>, provider: Provider, version: string): Finding[] {
  const { first, firstNot, older, newer } = RANGES[provider];
  const tried = PROVIDER_VERSIONS[provider];
  const path = ['providers', provider];
  const help = `set ${provider}: ${tried}, or omit it`;
  if (isBefore(version, first))
    return [finding(located, path, { message: `${provider} ${version} cannot be pinned: ${older}`, help })];
  if (!isBefore(version, firstNot))
    return [finding(located, path, { message: `${provider} ${version} cannot be pinned: ${newer}`, help })];
  if (version === tried) return [];
  const message = `the kit is not tested with ${provider} ${version}, but with ${tried}`;
  return [
    finding(located, path, {
      message,
      help: `${help}; review the first plan with it resource by resource`,
      severity: 'warning',
    }),
  ];
}

function isBefore(one: string, other: string): boolean {
  const [left, right] = [one, other].map((version) => version.split('.').map(Number)) as [number[], number[]];
  const i = left.findIndex((part, position) => part !== right[position]);
  return i !== -1 && (left[i] ?? 0) < (right[i] ?? 0);
}
