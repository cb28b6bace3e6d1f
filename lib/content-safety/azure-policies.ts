import { SYSTEM_POLICY_PREFIX } from '../catalog/content-filters';
import type { ContentFilterSettings } from './content-filter-settings';

/**
 * The known settings of Azure's own policies. Azure may change them at any time.
 *
 * Source: Microsoft.DefaultV2 as read from a live account (2026-10-07). The content of Microsoft.Default is unverified.
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

/** Whether a name is that of a policy that Azure maintains. Azure ignores case. */
export const isAzurePolicy = (name: string) => name.toLowerCase().startsWith(SYSTEM_POLICY_PREFIX.toLowerCase());

/** The settings of an Azure policy when it was last read; undefined if they are not known, or if it is not an Azure policy. */
export const azurePolicy = (name: string): ContentFilterSettings | undefined =>
  Object.hasOwn(POLICIES, name.toLowerCase()) ? POLICIES[name.toLowerCase()] : undefined;
