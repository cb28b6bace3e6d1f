import { SYSTEM_POLICY_PREFIX } from '../catalog/content-filters';
import type { ContentFilterSettings } from './content-filter-policy';

/**
 * What Azure's own policies do, as far as anyone has read it. Azure may change them at any time.
 *
 * Source: Microsoft.DefaultV2 as read from a live account (2026-10-07). What Microsoft.Default holds is unverified.
 */
const POLICIES: Readonly<Record<string, ContentFilterSettings>> = {
  'microsoft.defaultv2': {
    basePolicy: 'Microsoft.DefaultV2',
    harms: { hate: 'medium-and-above', sexual: 'medium-and-above', violence: 'medium-and-above', selfHarm: 'medium-and-above' },
    shields: {
      jailbreak: 'block',
      indirectAttack: 'annotate',
      spotlighting: 'off',
      protectedText: 'block',
      protectedCode: 'annotate',
      profanity: 'off',
    },
    mode: 'blocking',
  },
};

/** Whether Azure maintains a policy of a name. Azure does not distinguish case. */
export const isAzurePolicy = (name: string) => name.toLowerCase().startsWith(SYSTEM_POLICY_PREFIX.toLowerCase());

/** What a policy of Azure did when it was read last; undefined: nobody has read it, or it is not Azure's. */
export const azurePolicy = (name: string): ContentFilterSettings | undefined =>
  Object.hasOwn(POLICIES, name.toLowerCase()) ? POLICIES[name.toLowerCase()] : undefined;
