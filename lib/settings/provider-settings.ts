import { z } from 'zod';
import { PROVIDER_VERSIONS } from '../terraform/provider-versions';
import { text } from './texts';

const version = (of: keyof typeof PROVIDER_VERSIONS) =>
  text('an exact version', /^\d+\.\d+\.\d+$/, PROVIDER_VERSIONS[of])
    .default(PROVIDER_VERSIONS[of])
    .meta({ description: `The exact version of ${of}. Default: ${PROVIDER_VERSIONS[of]}, with which the kit is tested.` });

/** The versions of the providers. */
export const providers = z.strictObject({ azapi: version('azapi'), azurerm: version('azurerm') });
