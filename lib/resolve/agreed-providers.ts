import type { ProviderVersions } from '../terraform/provider-versions';
import { PROVIDER_VERSIONS } from '../terraform/provider-versions';

/** The provider versions that all environments of a stack agree on; if they do not, the versions that the kit is tested with. */
export const agreedProviders = (all: readonly ProviderVersions[]): ProviderVersions => ({
  azapi: allSame(all.map(({ azapi }) => azapi)) ?? PROVIDER_VERSIONS.azapi,
  azurerm: allSame(all.map(({ azurerm }) => azurerm)) ?? PROVIDER_VERSIONS.azurerm,
});

const allSame = ([first, ...others]: readonly string[]) => (others.every((each) => each === first) ? first : undefined);
